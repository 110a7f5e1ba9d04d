import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
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
    const opening = await Opening.begin(path, input("").io);
    const source = await opening.source({});
    expect(source.head.records[0]?.cells).toEqual(["a", "b", "c"]);
    expect(await opening.source({})).toBe(source);
    await opening.close();
    await opening.close();
  });

  it("reads as it is told, whatever was read before that was known", async () => {
    const path = join(folder, "windows.csv");
    writeFileSync(path, Buffer.from("a;b,c\n\u00e9;2,3\n", "latin1"));
    const opening = await Opening.begin(path, input("").io);
    const source = await opening.source({ encoding: "windows-1252", delimiter: ";" });
    expect(source.head.records[1]?.cells).toEqual(["\u00e9", "2,3"]);
    await opening.close();
  });

  it("gives all of a file that is larger than what is read at once", async () => {
    const path = join(folder, "large.csv");
    writeFileSync(path, `a,b,c\n${"1,2,3\n".repeat(300_000)}`);
    const opening = await Opening.begin(path, input("").io);
    const source = await opening.source({});
    const layout = { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: false };
    let records = 0;
    for await (const { batch } of source.read(layout)) records += batch?.length ?? 0;
    expect(records).toBe(300_000);
    expect(source.bytesRead).toBe(1_800_006);
    await opening.close();
  });

  it("leaves nothing open where nobody wants it", async () => {
    const path = join(folder, "unwanted.csv");
    writeFileSync(path, "a,b,c\n");
    const opening = await Opening.begin(path, input("").io);
    await opening.close();
    // What is closed is not in the way of whoever removes it, on Windows either.
    rmSync(path);
  });

  it("unpacks a file that is packed", async () => {
    const path = join(folder, "packed.csv.gz");
    writeFileSync(path, gzipSync("a,b,c\n1,2,3\n"));
    const opening = await Opening.begin(path, input("").io);
    expect((await opening.source({})).head.records[1]?.cells).toEqual(["1", "2", "3"]);
    await opening.close();
  });

  it("reads nothing from standard input before it is asked for", async () => {
    const { seen, io } = input("a,b,c\n");
    const opening = await Opening.begin("-", io);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen.isRead).toBe(false);
    await opening.close();
    expect(seen.isRead).toBe(false);
    expect((await opening.source({})).head.records[0]?.cells).toEqual(["a", "b", "c"]);
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
    const opening = await Opening.begin(join(folder, name), input("").io);
    // A promise that fails unheard would end the process, and with it this test.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(opening.source({})).rejects.toMatchObject({ code });
    await opening.close();
  });
});
