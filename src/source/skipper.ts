import { CR, LF, QUOTE } from "./bytes.js";
import type { SourceNotice } from "./notice.js";
import { CELLS, END_CR, END_CRLF, END_LF, END_NONE, FIELD_BYTES } from "./parse-result.js";
import type { RecordParser } from "./record-parser.js";
import type { RecordLimits } from "./source.js";

const FIELD_START = 0;
const UNQUOTED = 1;
const QUOTED = 2;
const BEHIND_QUOTE = 3;
const BEHIND_CR = 4;

/** Passes over a record that is too large to hold: finds its end without keeping any of it. */
export class Skipper {
  /** Line ends passed inside the record's quotes. */
  innerLines = 0;
  /** END_NONE until the record's line end has been found. */
  ending = END_NONE;
  #state = FIELD_START;
  /** The byte before, inside quotes: a CR and its LF are one line end. */
  #before = 0;
  readonly #delimiter: number;

  constructor(delimiter: number) {
    this.#delimiter = delimiter;
  }

  /** Whether the last byte passed was a line end inside quotes. */
  get endsLine(): boolean {
    return this.#state === QUOTED && (this.#before === LF || this.#before === CR);
  }

  /**
   * Takes bytes of the record.
   * @param last nothing comes behind `end`.
   * @returns the position behind those that belong to it.
   */
  skip(bytes: Uint8Array, from: number, end: number, last: boolean): number {
    const delimiter = this.#delimiter;
    let state = this.#state;
    let at = from;
    while (at < end && state !== BEHIND_CR) {
      const byte = bytes[at++]!;
      if (state === QUOTED) {
        // A quote closes only where the field can end, as in the parser.
        if (byte === QUOTE) state = BEHIND_QUOTE;
        else if (byte === CR || (byte === LF && this.#before !== CR)) this.innerLines++;
        this.#before = byte;
      } else if (byte === LF) {
        this.ending = END_LF;
        return at;
      } else if (byte === CR) state = BEHIND_CR;
      else if (byte === delimiter) state = FIELD_START;
      else if (state === FIELD_START) state = byte === QUOTE ? QUOTED : UNQUOTED;
      else if (state === BEHIND_QUOTE) state = QUOTED;
    }
    this.#state = state;
    if (state === BEHIND_CR && (at < end || last)) {
      this.ending = at < end && bytes[at] === LF ? END_CRLF : END_CR;
      if (this.ending === END_CRLF) at++;
    }
    return at;
  }
}

/**
 * Says which limit stopped the parser.
 * @param line on which the record begins.
 */
export function oversized(
  parser: RecordParser,
  limits: RecordLimits,
  line: number,
  record: number | null,
): SourceNotice {
  if (parser.limit === FIELD_BYTES) {
    const fieldLine = line + parser.linesBeforeOpenCell;
    const { openCell: column } = parser;
    return { kind: "oversized-field", line: fieldLine, record, column, limit: limits.fieldBytes };
  }
  return parser.limit === CELLS
    ? { kind: "oversized-record", line, record, limit: limits.cells, unit: "cells" }
    : { kind: "oversized-record", line, record, limit: limits.recordBytes, unit: "bytes" };
}
