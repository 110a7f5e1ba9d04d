import type { BatchArrays } from "./batch-arrays.js";
import { CELL_ESCAPED, CELL_QUOTED } from "./record-batch.js";

export const QUOTE = 0x22;
export const LF = 0x0a;
export const CR = 0x0d;

/** How a record ended. */
export const END_NONE = 0;
export const END_LF = 1;
export const END_CRLF = 2;
export const END_CR = 3;

/** What came of parsing one record. */
export const PARSED = 0;
/** The buffer ended first. */
export const UNFINISHED = 1;
/** A field or the number of cells passed its limit. */
export const TOO_LARGE = 2;

const DELIMITER = 1;
const IS_QUOTE = 2;
const LINE_END = 3;

/**
 * Parses one record at a time out of a buffer, and writes where its cells are. The facts about
 * the record stand in the fields afterwards: the scanner makes its decisions from them. RFC 4180
 * and, beyond it, what can still be understood: see "lenient" below.
 */
export class RecordParser {
  /** Behind the record and its line end. */
  next = 0;
  /** Behind the record's last byte, before its line end. */
  recordEnd = 0;
  ending = END_NONE;
  /** Line ends inside the record's quotes. */
  innerLines = 0;
  /** Whether any cell holds more than spaces and tabs. */
  hasContent = false;
  /** 0-based cell of a quote inside an unquoted field; -1 if there is none. */
  strayInside = -1;
  /** 0-based cell with text behind its closing quote; -1 if there is none. */
  strayAfter = -1;
  /** Behind the first line end in the quotes of the last cell read; -1 if there is none. */
  lineBehindQuote = -1;
  /** The same for the cell of `strayAfter`, and the lines between the record's start and it. */
  strayLineBehind = -1;
  strayLinesBefore = 0;
  /** 0-based cell in which the parser stopped, and lines between the record's start and it. */
  openCell = 0;
  linesBeforeOpenCell = 0;
  /** The parser stopped inside quotes. */
  insideQuotes = false;
  /** Which limit was passed, if TOO_LARGE. */
  tooManyCells = false;

  readonly #kinds = new Uint8Array(256);
  readonly #delimiter: number;
  readonly #fieldLimit: number;
  readonly #cellLimit: number;

  constructor(delimiter: number, fieldLimit: number, cellLimit: number) {
    this.#delimiter = delimiter;
    this.#fieldLimit = fieldLimit;
    this.#cellLimit = cellLimit;
    this.#kinds[delimiter] = DELIMITER;
    this.#kinds[QUOTE] = IS_QUOTE;
    this.#kinds[LF] = LINE_END;
    this.#kinds[CR] = LINE_END;
  }

  /**
   * Parses the record that begins at `from`.
   * @param last nothing comes behind `end`: the end of the buffer ends the record.
   * @param strict stop at the first fault: text behind a closing quote, a quote inside a field.
   */
  parse(
    bytes: Uint8Array,
    from: number,
    end: number,
    last: boolean,
    strict: boolean,
    to: BatchArrays,
  ): number {
    const kinds = this.#kinds;
    const delimiter = this.#delimiter;
    const fieldLimit = this.#fieldLimit;
    const firstCell = to.cells;
    let at = from;
    let lines = 0;
    let hasContent = false;
    this.strayInside = -1;
    this.strayAfter = -1;
    this.tooManyCells = false;
    this.insideQuotes = false;
    this.lineBehindQuote = -1;

    for (;;) {
      const cell = to.cells - firstCell;
      if (cell >= this.#cellLimit) {
        this.tooManyCells = true;
        this.openCell = cell;
        return TOO_LARGE;
      }
      if (to.cells >= to.cellStart.length) to.growCells();
      let start = at;
      let cellEnd: number;
      let flags = 0;
      this.openCell = cell;
      this.linesBeforeOpenCell = lines;
      this.lineBehindQuote = -1;

      if (at < end && bytes[at] === QUOTE) {
        flags = CELL_QUOTED;
        start = ++at;
        for (;;) {
          // Inside quotes only quotes and line ends mean anything.
          while (at < end) {
            const byte = bytes[at]!;
            if (byte === QUOTE) break;
            at++;
            if (byte !== LF && byte !== CR) continue;
            if (byte === CR && at < end && bytes[at] === LF) at++;
            lines++;
            if (this.lineBehindQuote < 0) this.lineBehindQuote = at;
          }
          if (at - start > fieldLimit) return TOO_LARGE;
          if (at >= end) {
            this.insideQuotes = true;
            this.innerLines = lines;
            return UNFINISHED;
          }
          const behind = at + 1;
          if (behind >= end) {
            if (!last) return UNFINISHED;
            break;
          }
          const byte = bytes[behind]!;
          if (byte === QUOTE) {
            flags |= CELL_ESCAPED;
            at += 2;
            continue;
          }
          if (byte === delimiter || byte === LF || byte === CR) break;
          // Lenient: a quote closes only where the field can end.
          if (this.strayAfter < 0) {
            this.strayAfter = cell;
            this.strayLineBehind = this.lineBehindQuote;
            this.strayLinesBefore = this.linesBeforeOpenCell;
          }
          if (strict) return PARSED;
          at++;
        }
        cellEnd = at++;
      } else {
        while (at < end) {
          const kind = kinds[bytes[at]!]!;
          if (kind === 0) at++;
          else if (kind === IS_QUOTE) {
            if (this.strayInside < 0) this.strayInside = cell;
            if (strict) return PARSED;
            at++;
          } else break;
        }
        if (at - start > fieldLimit) return TOO_LARGE;
        if (at >= end && !last) return UNFINISHED;
        cellEnd = at;
      }

      if (!hasContent && cellEnd > start) hasContent = isMoreThanBlanks(bytes, start, cellEnd);
      to.cellStart[to.cells] = start;
      to.cellEnd[to.cells] = cellEnd;
      to.cellFlags[to.cells] = flags;
      to.cells++;

      if (at < end && bytes[at] === delimiter) {
        at++;
        // A delimiter as the very last byte opens one more, empty cell.
        if (at >= end && !last) return UNFINISHED;
        continue;
      }
      if (at < end && bytes[at] === CR && at + 1 >= end && !last) return UNFINISHED;
      this.innerLines = lines;
      this.hasContent = hasContent;
      this.recordEnd = at;
      this.#readEnding(bytes, at, end);
      return PARSED;
    }
  }

  #readEnding(bytes: Uint8Array, at: number, end: number): void {
    if (at >= end) {
      this.ending = END_NONE;
      this.next = at;
    } else if (bytes[at] === LF) {
      this.ending = END_LF;
      this.next = at + 1;
    } else if (at + 1 < end && bytes[at + 1] === LF) {
      this.ending = END_CRLF;
      this.next = at + 2;
    } else {
      this.ending = END_CR;
      this.next = at + 1;
    }
  }
}

function isMoreThanBlanks(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte !== 0x20 && byte !== 0x09) return true;
  }
  return false;
}
