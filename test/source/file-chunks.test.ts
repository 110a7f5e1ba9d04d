import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fileChunks, fileChunksInTurn, READ_BYTES } from "../../src/source/file-chunks.js";
import type { FileState } from "../../src/source/file-state.js";

const folder = mkdtempSync(join(tmpdir(), "cx280-chunks-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk.slice());
  return Buffer.concat(parts);
}

describe("fileChunks", () => {
  it.each([0, 1, READ_BYTES - 1, READ_BYTES, READ_BYTES + 1, 5 * READ_BYTES + 7])(
    "gives the %d bytes of a file in order",
    async (size) => {
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
      const path = join(folder, `${size}.bin`);
      writeFileSync(path, bytes);
      expect(Buffer.compare(await joined(fileChunks(path)), bytes)).toBe(0);
      let state: FileState | null = null;
      const inTurn = fileChunksInTurn(path, (seen) => {
        state = seen;
      });
      expect(Buffer.compare(await joined(inTurn), bytes)).toBe(0);
      expect(state).toMatchObject({ size: BigInt(size) });
    },
  );

  it("fails where the file is written to meanwhile", async () => {
    const path = join(folder, "growing.bin");
    writeFileSync(path, new Uint8Array(READ_BYTES + 1));
    const reading = async (): Promise<void> => {
      for await (const _ of fileChunks(path)) appendFileSync(path, "more");
    };
    await expect(reading()).rejects.toMatchObject({ code: "changed", path });
  });

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
