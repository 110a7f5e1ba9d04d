import type { BatchArrays } from "./batch-arrays.js";
import { CR, countLineEnds, LF } from "./bytes.js";
import type { InvalidByte } from "./decode.js";
import { damagedCell, holdsMojibake } from "./mojibake.js";
import type { SourceEncoding } from "./notice.js";
import type { NoticeBoard } from "./notice-board.js";
import { CELL_MULTILINE } from "./record-batch.js";
import type { RecordParser } from "./record-parser.js";

/** Fewest columns at which a line inside quotes can look like a record by its delimiters. */
const TELLING_COLUMNS = 5;

const LONG = 256;

/** Looks into records for what parses well and is wrong all the same. */
export class RecordInspector {
  /** The first byte that was no UTF-8, once the decoder has met it. */
  invalid: { byte: InvalidByte; decodedAs: SourceEncoding } | null = null;
  readonly #delimiter: number;
  readonly #notices: NoticeBoard;
  /** Position of the buffer's first byte in the decoded stream. */
  #bufferOffset = 0;
  #invalidSaid = false;

  constructor(delimiter: number, notices: NoticeBoard) {
    this.#delimiter = delimiter;
    this.#notices = notices;
  }

  /** The buffer now begins `by` bytes further on. */
  moved(by: number): void {
    this.#bufferOffset += by;
  }

  /** Whether the record with the first invalid byte is still to come. */
  get seeksInvalid(): boolean {
    return this.invalid !== null && !this.#invalidSaid;
  }

  /** The record at [start, next) has been read: says if the first invalid byte lay in it. */
  passed(
    bytes: Uint8Array,
    start: number,
    next: number,
    line: number,
    record: number | null,
  ): void {
    if (this.invalid === null || this.#invalidSaid) return;
    const at = this.invalid.byte.decodedOffset - this.#bufferOffset;
    if (at >= next) return;
    this.#invalidSaid = true;
    this.#notices.add({
      kind: "invalid-utf8",
      offset: this.invalid.byte.offset,
      line: line + (at > start ? countLineEnds(bytes, start, at) : 0),
      record,
      bytes: this.invalid.byte.bytes,
      decodedAs: this.invalid.decodedAs,
    });
  }

  holdsNul(bytes: Uint8Array, start: number, end: number): boolean {
    // One call takes as long as a look at so many bytes.
    if (end - start > LONG) return bytes.subarray(start, end).indexOf(0) >= 0;
    for (let at = start; at < end; at++) if (bytes[at] === 0) return true;
    return false;
  }

  /** Looks for records that a quote swallowed, and for text that was decoded wrongly. */
  inspect(
    batch: BatchArrays,
    firstCell: number,
    start: number,
    parser: RecordParser,
    line: number,
    record: number,
    headerCells: number,
  ): void {
    if (parser.innerLines > 0 && headerCells >= TELLING_COLUMNS) {
      this.#lookForRecords(batch, firstCell, line, record, headerCells);
    }
    if (!holdsMojibake(batch.bytes, start, parser.recordEnd)) return;
    this.#addMojibake(batch, firstCell, batch.cells, line, record);
  }

  /** Looks for text that was decoded wrongly in record i of a batch. */
  lookForMojibake(batch: BatchArrays, i: number): void {
    const { firstCell, line, record } = batch;
    this.#addMojibake(batch, firstCell[i]!, firstCell[i + 1]!, line[i]!, record[i]!);
  }

  #addMojibake(
    batch: BatchArrays,
    firstCell: number,
    behind: number,
    line: number,
    record: number,
  ): void {
    const cell = damagedCell(batch.bytes, batch, firstCell, behind);
    if (cell >= 0) this.#notices.addOn("mojibake", line, record, cell - firstCell);
  }

  #lookForRecords(
    batch: BatchArrays,
    firstCell: number,
    line: number,
    record: number,
    headerCells: number,
  ): void {
    for (let cell = firstCell; cell < batch.cells; cell++) {
      if ((batch.cellFlags[cell]! & CELL_MULTILINE) === 0) continue;
      const lines = this.#linesLikeRecords(
        batch.bytes,
        batch.cellStart[cell]!,
        batch.cellEnd[cell]!,
        headerCells,
      );
      if (lines === 0) continue;
      this.#notices.addOn("swallowed-records", line, record, cell - firstCell, lines);
      return;
    }
  }

  #linesLikeRecords(bytes: Uint8Array, start: number, end: number, headerCells: number): number {
    const delimiter = this.#delimiter;
    let like = 0;
    let delimiters = 0;
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === delimiter) delimiters++;
      else if (byte === LF || byte === CR) {
        if (delimiters >= headerCells - 1) like++;
        delimiters = 0;
      }
    }
    return delimiters >= headerCells - 1 ? like + 1 : like;
  }
}
