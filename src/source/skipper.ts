import { CR, LF, QUOTE } from "./record-parser.js";

const FIELD_START = 0;
const UNQUOTED = 1;
const QUOTED = 2;
const BEHIND_QUOTE = 3;
const BEHIND_CR = 4;

/** Passes over a record that is too large to hold: finds its end without keeping any of it. */
export class Skipper {
  /** Line ends passed so far, the one that ends the record included. */
  lines = 0;
  ended = false;
  #previous = 0;
  #state = FIELD_START;
  readonly #delimiter: number;

  constructor(delimiter: number) {
    this.#delimiter = delimiter;
  }

  /** Takes bytes of the record; returns the position behind those that belong to it. */
  skip(bytes: Uint8Array, from: number, end: number): number {
    for (let at = from; at < end; at++) {
      const byte = bytes[at]!;
      if (this.#state === BEHIND_CR) {
        this.ended = true;
        return byte === LF ? at + 1 : at;
      }
      if (this.#state === QUOTED) this.#inQuotes(byte);
      else if (byte === LF) {
        this.lines++;
        this.ended = true;
        return at + 1;
      } else if (byte === CR) {
        this.lines++;
        this.#state = BEHIND_CR;
      } else if (byte === this.#delimiter) this.#state = FIELD_START;
      else if (this.#state === FIELD_START) this.#state = byte === QUOTE ? QUOTED : UNQUOTED;
      else if (this.#state === BEHIND_QUOTE) this.#state = QUOTED;
    }
    return end;
  }

  /** A quote closes only where the field can end, as in the parser. */
  #inQuotes(byte: number): void {
    if (byte === QUOTE) this.#state = BEHIND_QUOTE;
    else if (byte === CR || (byte === LF && this.#previous !== CR)) this.lines++;
    this.#previous = byte;
  }
}
