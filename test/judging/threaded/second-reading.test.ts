import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { SecondReading } from "../../../src/judging/threaded/second-reading.js";
import { READ_BYTES } from "../../../src/source/file-chunks.js";
import type { FileState } from "../../../src/source/file-state.js";

const folder = mkdtempSync(join(tmpdir(), "cx280-second-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SIZE = 3 * READ_BYTES + 12_345;
const bytes = Uint8Array.from({ length: SIZE }, (_, i) => (i * 31 + (i >> 9) * 7) & 0xff);
const path = join(folder, "file.bin");
writeFileSync(path, bytes);

const stateOf = (file: string): FileState => statSync(file, { bigint: true });

describe("the second reading of a file", () => {
  it("finds bytes where they lie, and sums up all of them once", () => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const part = fc.record({
      gap: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2 * READ_BYTES })),
      length: fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 2 * READ_BYTES })),
      isPassed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const file = new SecondReading(path, stateOf(path));
        let at = 0;
        for (const { gap, length, isPassed } of parts) {
          const from = Math.min(SIZE, at + gap);
          const to = Math.min(SIZE, from + length);
          if (isPassed) file.passTo(to);
          else {
            const found = new Uint8Array(to - from);
            file.readInto(from, found);
            expect(Buffer.compare(found, bytes.subarray(from, to))).toBe(0);
          }
          at = to;
        }
        expect(file.finish(SIZE)).toBe(sha256);
        file.close();
      }),
      { numRuns: 40 },
    );
  });

  it("is no good where the file has changed since the other one began", () => {
    const changing = join(folder, "changing.bin");
    writeFileSync(changing, "a,b\n1,2\n");
    const before = stateOf(changing);
    const finish = (): string => {
      const file = new SecondReading(changing, before);
      try {
        return file.finish(8);
      } finally {
        file.close();
      }
    };
    expect(finish()).toHaveLength(64);
    utimesSync(changing, 1, 1);
    expect(finish).toThrow(expect.objectContaining({ code: "changed", path: changing }));
    appendFileSync(changing, "3,4\n");
    expect(finish).toThrow(expect.objectContaining({ code: "changed" }));
    writeFileSync(changing, "a,b\n");
    expect(finish).toThrow(expect.objectContaining({ code: "changed" }));
  });

  it("says so where there is no file any more", () => {
    const gone = join(folder, "gone.bin");
    expect(() => new SecondReading(gone, stateOf(path))).toThrow(
      expect.objectContaining({ code: "not-found" }),
    );
  });
});
