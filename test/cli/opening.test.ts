import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Opening } from "../../src/cli/opening.js";

const folder = mkdtempSync(join(tmpdir(), "cx280-opening-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Standard input that says whether it was read. */
function input(text: string) {
  const seen = { isRead: false };
  async function* stdin() {
    seen.isRead = true;
    yield new TextEncoder().encode(text);
  }
  return { seen, io: { stdin: stdin() } };
}

describe("an opening", () => {
  it("gives the same source whenever it is asked for", async () => {
    const path = join(folder, "export.csv");
    writeFileSync(path, "a,b,c\n1,2,3\n");
    const opening = await Opening.begin(path, {}, input("").io);
    const source = await opening.source();
    expect(source.head.records[0]?.cells).toEqual(["a", "b", "c"]);
    expect(await opening.source()).toBe(source);
    await opening.close();
    await opening.close();
  });

  it("reads nothing from standard input before it is asked for", async () => {
    const { seen, io } = input("a,b,c\n");
    const opening = await Opening.begin("-", {}, io);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen.isRead).toBe(false);
    await opening.close();
    expect(seen.isRead).toBe(false);
    expect((await opening.source()).head.records[0]?.cells).toEqual(["a", "b", "c"]);
    expect(seen.isRead).toBe(true);
    await opening.close();
  });

  it.each([
    ["a file that is not there", "nowhere.csv", "not-found"],
    ["a folder", ".", "directory"],
    ["a workbook of the old kind", "old.xls", "unreadable"],
  ])("tells whoever asks what is wrong with %s, and nobody else", async (_, name, code) => {
    writeFileSync(
      join(folder, "old.xls"),
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    );
    const opening = await Opening.begin(join(folder, name), {}, input("").io);
    // A promise that fails unheard would end the process, and with it this test.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(opening.source()).rejects.toMatchObject({ code });
    await opening.close();
  });
});
