import fc from "fast-check";
import { expect, it } from "vitest";
import { Kernel } from "../../../src/kernel/kernel.js";
import { CellReader } from "../../../src/source/cell-reader.js";
import { recordCells } from "../../../src/source/cells.js";
import { openSource } from "../../../src/source/open.js";
import { DEFAULT_LIMITS } from "../../../src/source/scanner.js";
import {
  packBatch,
  RECORD_BYTES,
  recordArraysIn,
  UnpackedBatch,
} from "../../../src/source/threaded/packed-batch.js";
import { chunksOf } from "../../support/read-source.js";

const kernel = new Kernel(16);
const arrays = recordArraysIn(new SharedArrayBuffer(4096 * RECORD_BYTES), 0, 4096);
const reader = new CellReader(",", DEFAULT_LIMITS);
const LAYOUT = { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: true };

it("a packed batch says the same, whatever buffer it lies in", async () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "é", '"', ",", "\n", " ", "1"),
    maxLength: 6,
  });
  const row = fc.tuple(cell, cell, cell);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 20 }),
      fc.nat({ max: 2000 }),
      fc.boolean(),
      async (rows, free, inFile) => {
        const quoted = rows.map((cells) =>
          cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(),
        );
        const bytes = new TextEncoder().encode(["a,b,c", ...quoted].join("\n"));
        const source = await openSource({ name: "x.csv", stream: chunksOf(bytes, 64) });
        for await (const { batch } of source.read(LAYOUT)) {
          if (batch === null) continue;
          const buffer = new SharedArrayBuffer(free);
          const packed = packBatch(batch, arrays, inFile ? 7 : null, buffer);
          const { bytes: held } = batch;
          const first = batch.recordStart[0] ?? 0;
          const readInto = (from: number, to: Uint8Array): void => {
            expect(from).toBe(7);
            to.set(held.subarray(first, first + to.length));
          };
          const again = new UnpackedBatch(packed, arrays, kernel, { readInto });
          expect(again.length).toBe(batch.length);
          for (let i = 0; i < batch.length; i++) {
            const cells = recordCells(batch, i);
            expect(cells.map((_, at) => reader.text(again, i, at))).toEqual(cells);
            expect(reader.text(again, i, cells.length)).toBe("");
            expect([again.record[i], again.line[i], again.state[i]]).toEqual([
              batch.record[i],
              batch.line[i],
              batch.state[i],
            ]);
            expect(again.recordEnd[i]! - again.recordStart[i]!).toBe(
              batch.recordEnd[i]! - batch.recordStart[i]!,
            );
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});
