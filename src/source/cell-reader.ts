import { BatchArrays } from "./batch-arrays.js";
import { cellCount, cellText } from "./cells.js";
import type { Delimiter } from "./notice.js";
import type { RecordExtents } from "./record-batch.js";
import { RecordParser } from "./record-parser.js";
import type { RecordLimits } from "./source.js";

/** Reads single cells of records whose extents are known, by parsing the record once more. */
export class CellReader {
  readonly #parser: RecordParser;
  readonly #one = BatchArrays.own();

  constructor(delimiter: Delimiter, limits: RecordLimits) {
    this.#parser = new RecordParser(delimiter.charCodeAt(0), limits, null);
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
    return index < cellCount(one, 0) ? cellText(one, 0, index) : "";
  }
}
