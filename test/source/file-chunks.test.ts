import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fileChunks, READ_BYTES } from "../../src/source/file-chunks.js";

const folder = mkdtempSync(join(tmpdir(), "cx280-chunks-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(bytes: Uint8Array): Promise<Uint8Array> {
  const path = join(folder, `${bytes.length}.bin`);
  writeFileSync(path, bytes);
  const parts: Uint8Array[] = [];
  for await (const chunk of fileChunks(path)) parts.push(chunk.slice());
  return Buffer.concat(parts);
}

describe("fileChunks", () => {
  it.each([0, 1, READ_BYTES - 1, READ_BYTES, READ_BYTES + 1, 5 * READ_BYTES + 7])(
    "gives the %d bytes of a file in order",
    async (size) => {
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
      expect(Buffer.compare(await read(bytes), bytes)).toBe(0);
    },
  );

  it("leaves the file closed where reading stops early", async () => {
    const path = join(folder, "early.bin");
    writeFileSync(path, new Uint8Array(3 * READ_BYTES));
    for await (const chunk of fileChunks(path)) {
      expect(chunk.length).toBe(READ_BYTES);
      break;
    }
    // Windows lets nobody delete an open file.
    rmSync(path);
  });

  it("fails where there is no file", async () => {
    await expect(fileChunks(join(folder, "none.csv")).next()).rejects.toThrow("ENOENT");
  });
});
