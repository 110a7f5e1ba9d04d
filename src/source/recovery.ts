import { BatchArrays } from "./batch-arrays.js";
import {
  CANNOT_READ_ON,
  type LineJudge,
  PARSED,
  READS_ON,
  UNFINISHED,
  UNKNOWN_YET,
} from "./parse-result.js";
import { RecordParser } from "./record-parser.js";
import type { RecordLimits } from "./source.js";

/** Bytes that may be read twice: so many at once, and so many per byte of the file. */
const TWICE_AT_ONCE = 1 << 24;
const TWICE_PER_BYTE = 4;

/** With fewer columns a line of a comment has a record's delimiters too easily. */
const TELLING_COLUMNS = 5;

/**
 * Says whether reading can go on at a line behind a malformed quote: if a whole and faultless
 * record with the header's number of cells begins there. Every line is judged once, and the
 * bytes read twice are bounded by the file's, however hostile it is.
 */
export class Recovery implements LineJudge {
  /** Cells of the header; 0 while it has not been read. */
  headerCells = 0;
  readonly #parser: RecordParser;
  readonly #scratch = new BatchArrays();
  /** Position of the buffer's first byte in the decoded stream. */
  #bufferOffset = 0;
  /** Lines up to this position in the decoded stream have been judged in vain. */
  #judgedUntil = 0;
  #readTwice = 0;

  constructor(delimiter: number, limits: RecordLimits) {
    this.#parser = new RecordParser(delimiter, limits, null);
  }

  /** The buffer now begins `by` bytes further on. */
  moved(by: number): void {
    this.#bufferOffset += by;
  }

  looksFurther(): boolean {
    return this.headerCells >= TELLING_COLUMNS;
  }

  readsOn(
    bytes: Uint8Array,
    recordStart: number,
    from: number,
    end: number,
    last: boolean,
    readUntil: number,
  ): number {
    if (this.headerCells < 2 || this.#bufferOffset + from <= this.#judgedUntil) {
      return CANNOT_READ_ON;
    }
    const allowed = TWICE_AT_ONCE + TWICE_PER_BYTE * (this.#bufferOffset + recordStart);
    if (this.#readTwice > allowed) return this.#giveUp(from);
    this.#scratch.clear();
    const result = this.#parser.parse(bytes, from, end, last, this.#scratch);
    if (result === UNFINISHED) return UNKNOWN_YET;
    if (result !== PARSED || from === end || this.#scratch.cells !== this.headerCells) {
      this.#readTwice += this.#parser.reached - from;
      return this.#giveUp(from);
    }
    this.#readTwice += Math.max(readUntil, this.#parser.next) - from;
    return READS_ON;
  }

  #giveUp(from: number): number {
    this.#judgedUntil = this.#bufferOffset + from;
    return CANNOT_READ_ON;
  }
}
