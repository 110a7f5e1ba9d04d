import fc from "fast-check";
import { expect, it } from "vitest";
import { soundRows } from "../../src/response/coded-cells.js";
import { TimeReader } from "../../src/response/time-reader.js";
import { openSource } from "../../src/source/open.js";
import type { RecordBatch } from "../../src/source/record-batch.js";
import { chunksOf } from "../support/read-source.js";

const LAYOUT = { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: false };

/** Times in the usual form, on days that are and that are not; and next to that form. */
const pad = (number: number, length: number): string => String(number).padStart(length, "0");
const time = fc
  .record({
    year: fc.oneof(
      fc.integer({ min: 1890, max: 2210 }),
      fc.constantFrom(0, 1900, 2000, 2024, 9999),
    ),
    month: fc.integer({ min: 0, max: 13 }),
    day: fc.integer({ min: 0, max: 32 }),
    hour: fc.integer({ min: 0, max: 25 }),
    minute: fc.integer({ min: 0, max: 61 }),
    second: fc.integer({ min: 0, max: 61 }),
    behind: fc.constantFrom("", "", " UTC", " UTD", " EST", "Z", " "),
  })
  .map(({ year, month, day, hour, minute, second, behind }) => {
    const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
    return `${date} ${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}${behind}`;
  });
const other = fc.string({ unit: fc.constantFrom("0", "9", ":", "-", "/", " ", "T", "é", "x") });
const cell = fc.oneof(
  { weight: 4, arbitrary: time },
  // One character is another one.
  {
    weight: 2,
    arbitrary: fc.tuple(time, fc.nat({ max: 22 }), other).map(([text, at, by]) => {
      return `${text.slice(0, at)}${by.slice(0, 1)}${text.slice(at + 1)}`;
    }),
  },
  { weight: 1, arbitrary: other },
);

function readAll(batch: RecordBatch): unknown[] {
  const reader = new TimeReader(0, "America/New_York", "month-day-year");
  const { rows } = soundRows(batch);
  reader.begin(batch, rows);
  return Array.from(rows.rows.slice(0, rows.count), (row) => ({
    at: reader.read(batch, row),
    trouble: reader.trouble,
  }));
}

it("reads times as they are read without it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 40 }), async (cells) => {
      const text = ["at,x", ...cells.map((each) => `${each},1`)].join("\n");
      const bytes = new TextEncoder().encode(`${text}\n`);
      const source = await openSource({ name: "x.csv", stream: chunksOf(bytes, 4096) });
      for await (const { batch } of source.read(LAYOUT)) {
        if (batch === null) continue;
        expect(batch.kernel).toBeTruthy();
        const without = { ...batch, kernel: null, length: batch.length };
        expect(readAll(batch)).toEqual(readAll(without));
      }
    }),
    { numRuns: 500 },
  );
});
