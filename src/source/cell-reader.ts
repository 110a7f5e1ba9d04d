import { BatchArrays } from "./batch-arrays.js";
import { cellCount, cellText } from "./cells.js";
import type { Delimiter } from "./notice.js";
import { CANNOT_READ_ON, type LineJudge } from "./parse-result.js";
import type { RecordExtents } from "./record-batch.js";
import { RecordParser } from "./record-parser.js";
import { repairedText } from "./repaired-text.js";
import type { RecordLayout, RecordLimits } from "./source.js";

/** Sound records hold stray quotes where a program has wrapped a cell, and no lines of others. */
const ALL_ONE_RECORD: LineJudge = {
  looksFurther: () => false,
  readsOn: () => CANNOT_READ_ON,
};

/** Reads single cells of records whose extents are known, by parsing the record once more. */
export class CellReader {
  readonly #parser: RecordParser;
  readonly #one = BatchArrays.own();
  readonly #repairs: RecordLayout["repairs"];

  /** @param repairs of the layout that the records were read by. */
  constructor(delimiter: Delimiter, limits: RecordLimits, repairs?: RecordLayout["repairs"]) {
    this.#repairs = repairs;
    this.#parser = new RecordParser(delimiter.charCodeAt(0), limits, ALL_ONE_RECORD);
  }

  /** @param index 0-based cell of a sound record; "" where it has fewer. */
  text(records: RecordExtents, row: number, index: number): string {
    const one = this.#one;
    const start = records.recordStart[row]!;
    const end = records.recordEnd[row]!;
    one.clear();
    one.bytes = records.bytes;
    this.#parser.parse(records.bytes, start, end, true, one);
    one.length = 1;
    one.firstCell[1] = one.cells;
    const text = index < cellCount(one, 0) ? cellText(one, 0, index) : "";
    return this.#repairs === undefined
      ? text
      : repairedText(text, index === this.#repairs.verbatim);
  }
}
