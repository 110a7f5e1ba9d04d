import type { BatchArrays } from "./batch-arrays.js";
import { CR, isBlank, LF, QUOTE } from "./bytes.js";
import {
  CELLS,
  END_CR,
  END_CRLF,
  END_LF,
  END_NONE,
  FAULTY,
  FIELD_BYTES,
  type LineJudge,
  OPEN_AT_END,
  PARSED,
  READS_ON,
  RECORD_BYTES,
  RECOVERED,
  TOO_LARGE,
  UNFINISHED,
  UNKNOWN_YET,
} from "./parse-result.js";
import { CELL_ESCAPED, CELL_MULTILINE, CELL_QUOTED } from "./record-batch.js";
import type { RecordLimits } from "./source.js";

const IS_QUOTE = 2;

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
  /** Line ends inside the record. */
  innerLines = 0;
  /** Whether any cell holds more than spaces and tabs. */
  hasContent = false;
  /** 0-based cell of a quote inside an unquoted field; -1 if there is none. */
  strayInside = -1;
  /** 0-based cell with text behind its closing quote; -1 if there is none. */
  strayAfter = -1;
  /** How far the parser read. */
  reached = 0;
  /** 0-based cell in which it stopped, and lines between the record's start and that cell. */
  openCell = 0;
  linesBeforeOpenCell = 0;
  /** Which limit was passed, if TOO_LARGE. */
  limit = FIELD_BYTES;

  readonly #kinds = new Uint8Array(256);
  readonly #delimiter: number;
  readonly #limits: RecordLimits;
  readonly #judge: LineJudge | null;

  /** @param judge says where reading can go on; null: parse strictly. */
  constructor(delimiter: number, limits: RecordLimits, judge: LineJudge | null) {
    this.#delimiter = delimiter;
    this.#limits = limits;
    this.#judge = judge;
    this.#kinds[delimiter] = 1;
    this.#kinds[LF] = 1;
    this.#kinds[CR] = 1;
    this.#kinds[QUOTE] = IS_QUOTE;
  }

  /**
   * Parses the record that begins at `from`. Nothing it finds depends on where the buffer ends.
   * @param last nothing comes behind `end`: the end of the buffer ends the record.
   */
  parse(bytes: Uint8Array, from: number, end: number, last: boolean, to: BatchArrays): number {
    const kinds = this.#kinds;
    const delimiter = this.#delimiter;
    const judge = this.#judge;
    const { fieldBytes, recordBytes, cells: cellLimit } = this.#limits;
    const firstCell = to.cells;
    let at = from;
    let lines = 0;
    this.hasContent = false;
    this.strayInside = -1;
    this.strayAfter = -1;

    for (;;) {
      const cell = to.cells - firstCell;
      this.openCell = cell;
      this.linesBeforeOpenCell = lines;
      if (cell >= cellLimit) {
        this.limit = CELLS;
        return this.#stop(TOO_LARGE, at);
      }
      if (to.cells >= to.cellStart.length) to.growCells();
      let start = at;
      let cellEnd: number;
      let flags = 0;

      if (at < end && bytes[at] === QUOTE) {
        flags = CELL_QUOTED;
        start = ++at;
        const stop = Math.min(end, start + fieldBytes + 1, from + recordBytes + 1);
        let lineBehind = -1;
        let isMalformed = false;
        for (;;) {
          // Inside quotes only quotes and line ends mean anything.
          while (at < stop) {
            const byte = bytes[at]!;
            if (byte === QUOTE) break;
            at++;
            if (byte !== LF && byte !== CR) continue;
            if (byte === CR && at < end && bytes[at] === LF) at++;
            lines++;
            if (lineBehind < 0) lineBehind = at;
            flags |= CELL_MULTILINE;
            if (!isMalformed || !judge!.looksFurther()) continue;
            const outcome = this.#tryLine(bytes, from, at, end, last, lines);
            if (outcome !== PARSED) return outcome;
          }
          if (at >= end && !last) return UNFINISHED;
          if (at >= stop) {
            if (judge === null) return this.#stop(FAULTY, at);
            const outcome = this.#tryLines(bytes, from, lineBehind, at, end, last);
            if (outcome !== PARSED) return outcome;
            this.innerLines = lines;
            return this.#stop(
              this.#isTooLarge(at - start, at - from) ? TOO_LARGE : OPEN_AT_END,
              at,
            );
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
          if (this.strayAfter < 0) this.strayAfter = cell;
          if (judge === null) return this.#stop(FAULTY, at);
          at++;
          if (isMalformed) continue;
          isMalformed = true;
          const outcome = this.#tryLines(bytes, from, lineBehind, at, end, last);
          if (outcome !== PARSED) return outcome;
        }
        cellEnd = at++;
      } else {
        const stop = Math.min(end, start + fieldBytes + 1, from + recordBytes + 1);
        while (at < stop) {
          const kind = kinds[bytes[at]!]!;
          if (kind === 0) at++;
          else if (kind === IS_QUOTE) {
            if (this.strayInside < 0) this.strayInside = cell;
            if (judge === null) return this.#stop(FAULTY, at);
            at++;
          } else break;
        }
        if (at >= end && !last) return UNFINISHED;
        if (this.#isTooLarge(at - start, at - from)) return this.#stop(TOO_LARGE, at);
        cellEnd = at;
      }

      if (!this.hasContent && cellEnd > start) this.hasContent = !isBlank(bytes, start, cellEnd);
      to.cellStart[to.cells] = start;
      to.cellEnd[to.cells] = cellEnd;
      to.cellFlags[to.cells] = flags;
      to.cells++;

      if (at < end && bytes[at] === delimiter) {
        at++;
        continue;
      }
      if (!last && (at >= end || (bytes[at] === CR && at + 1 >= end))) return UNFINISHED;
      if (this.#isTooLarge(0, at - from)) return this.#stop(TOO_LARGE, at);
      this.innerLines = lines;
      this.#finish(bytes, at, end);
      return PARSED;
    }
  }

  /** Tries the lines of the open field; PARSED if reading can go on at none of them. */
  #tryLines(
    bytes: Uint8Array,
    from: number,
    lineBehind: number,
    until: number,
    end: number,
    last: boolean,
  ): number {
    if (lineBehind < 0) return PARSED;
    let at = lineBehind;
    let lines = this.linesBeforeOpenCell + 1;
    for (;;) {
      const outcome = this.#tryLine(bytes, from, at, end, last, lines, until);
      if (outcome !== PARSED || !this.#judge!.looksFurther()) return outcome;
      while (at < until && bytes[at] !== LF && bytes[at] !== CR) at++;
      if (at >= until) return PARSED;
      if (bytes[at++] === CR && at < end && bytes[at] === LF) at++;
      lines++;
    }
  }

  /** Ends the record before the line at `at` if reading can go on there; PARSED if it cannot. */
  #tryLine(
    bytes: Uint8Array,
    from: number,
    at: number,
    end: number,
    last: boolean,
    lines: number,
    readUntil = at,
  ): number {
    const answer = this.#judge!.readsOn(bytes, from, at, end, last, readUntil);
    if (answer === UNKNOWN_YET) return UNFINISHED;
    if (answer !== READS_ON) return PARSED;
    const isCrlf = bytes[at - 1] === LF && bytes[at - 2] === CR;
    this.innerLines = lines - 1;
    this.#finish(bytes, at - (isCrlf ? 2 : 1), end);
    return RECOVERED;
  }

  #stop(result: number, at: number): number {
    this.reached = at;
    return result;
  }

  #isTooLarge(fieldBytes: number, recordBytes: number): boolean {
    if (fieldBytes > this.#limits.fieldBytes) this.limit = FIELD_BYTES;
    else if (recordBytes > this.#limits.recordBytes) this.limit = RECORD_BYTES;
    else return false;
    return true;
  }

  #finish(bytes: Uint8Array, at: number, end: number): void {
    this.recordEnd = at;
    if (at >= end) this.ending = END_NONE;
    else if (bytes[at] === LF) this.ending = END_LF;
    else this.ending = at + 1 < end && bytes[at + 1] === LF ? END_CRLF : END_CR;
    this.next = at + (this.ending === END_CRLF ? 2 : this.ending === END_NONE ? 0 : 1);
    this.reached = this.next;
  }
}
