import { blankLength, dashLength, isDigit, isWordByte } from "./characters.js";
import { wordsBefore } from "./words.js";

/** What stands between two groups of digits; bits of {@link NumberGroups.join}. */
export const DASH = 1;
export const BLANK = 2;
export const POINT = 4;
export const SLASH = 8;
export const PARENTHESIS = 16;

const MOST_GROUPS = 8;
const MOST_BETWEEN = 3;

/**
 * The digits at one place of a comment with those that follow close by, such as the three groups of
 * 202-555-0143. Only so many groups are read from one place: the cost grows with the length alone.
 */
export class NumberGroups {
  bytes: Uint8Array = new Uint8Array(0);
  /** The text begins here. */
  textStart = 0;
  /** What stands before this is spoken for: a number never begins there. */
  from = 0;
  to = 0;
  count = 0;
  readonly #start = new Int32Array(MOST_GROUPS);
  readonly #end = new Int32Array(MOST_GROUPS);
  readonly #join = new Int32Array(MOST_GROUPS);
  /** Starts of the spans found in the text, by their ends. */
  readonly #found = new Map<number, number>();
  #words: readonly string[] | null = null;

  /** Sets the text to read. */
  begin(bytes: Uint8Array, start: number): void {
    this.bytes = bytes;
    this.textStart = start;
    if (this.#found.size > 0) this.#found.clear();
  }

  /** Tells of a span that was found: words are looked for on its other side, too. */
  add(span: { readonly start: number; readonly end: number }): void {
    this.#found.set(span.end, span.start);
  }

  /** Whether anything was found in the text. */
  get hasFound(): boolean {
    return this.#found.size > 0;
  }

  /** Reads the groups from a digit on. */
  read(at: number, from: number, to: number): void {
    this.from = from;
    this.to = to;
    this.count = 0;
    this.#words = null;
    const { bytes } = this;
    let start = at;
    let join = 0;
    while (this.count < MOST_GROUPS) {
      let end = start + 1;
      while (end < to && isDigit(bytes[end])) end++;
      this.#start[this.count] = start;
      this.#end[this.count] = end;
      this.#join[this.count] = join;
      this.count++;
      let next = end;
      join = 0;
      for (let i = 0; i < MOST_BETWEEN && next < to; i++) {
        const dash = dashLength(bytes, next);
        const blank = dash > 0 ? 0 : blankLength(bytes, next);
        const mark = dash + blank > 0 ? 0 : markBit(bytes[next]!);
        if (dash + blank === 0 && mark === 0) break;
        join |= dash > 0 ? DASH : blank > 0 ? BLANK : mark;
        next += mark > 0 ? 1 : dash + blank;
      }
      if (join === 0 || next >= to || !isDigit(bytes[next])) return;
      start = next;
    }
  }

  start(group: number): number {
    return this.#start[group]!;
  }

  end(group: number): number {
    return this.#end[group]!;
  }

  length(group: number): number {
    return group < this.count ? this.#end[group]! - this.#start[group]! : 0;
  }

  /** What stands before a group, as bits. */
  join(group: number): number {
    return group < this.count ? this.#join[group]! : 0;
  }

  /** Whether a group follows the one before after a single character of one kind. */
  joinedBy(group: number, mark: number): boolean {
    if (this.join(group) !== mark) return false;
    const between = this.#start[group]! - this.#end[group - 1]!;
    return between === 1 || (between === 3 && this.bytes[this.#end[group - 1]!] === 0xe2);
  }

  /** Whether there are groups of these lengths, beginning with the first. */
  are(first: number, second: number, third: number): boolean {
    return this.length(0) === first && this.length(1) === second && this.length(2) === third;
  }

  /** Value of a group; of a long one, only that it is large. */
  value(group: number): number {
    let value = 0;
    for (let at = this.start(group); at < this.end(group); at++) {
      value = Math.min(1e9, value * 10 + this.bytes[at]! - 0x30);
    }
    return value;
  }

  /** Digits of some groups in a row, as text; at most 20. */
  digits(groups: number): string {
    let text = "";
    for (let group = 0; group < groups; group++) {
      for (let at = this.start(group); at < this.end(group) && text.length < 20; at++) {
        text += String.fromCharCode(this.bytes[at]!);
      }
    }
    return text;
  }

  digitCount(groups: number): number {
    let count = 0;
    for (let group = 0; group < groups; group++) count += this.length(group);
    return count;
  }

  /** The byte before a place, unless it is spoken for. */
  before(at: number): number | undefined {
    return at > this.from ? this.bytes[at - 1] : undefined;
  }

  /** The byte at a place, unless it is spoken for. */
  at(at: number): number | undefined {
    return at < this.to ? this.bytes[at] : undefined;
  }

  /** Whether a number that begins here is the tail of something longer, or an amount of money. */
  isTail(start: number): boolean {
    const byte = this.before(start);
    if (byte === undefined) return false;
    if (isWordByte(byte) || byte === 0x24) return true;
    if (byte === 0x2d) return isWordByte(this.before(start - 1));
    return byte === 0x2e && isDigit(this.before(start - 1));
  }

  /** Whether a number that ends here goes on: 202-555-0143-7, 1.2.3.4.5, 555a. */
  goesOn(end: number): boolean {
    const byte = this.at(end);
    if (isWordByte(byte)) return true;
    return (byte === 0x2d || byte === 0x2e) && isDigit(this.at(end + 1));
  }

  /** Whether digits stand before, with one blank between: 12 345 67 8901. */
  followsDigits(start: number): boolean {
    return this.before(start) === 0x20 && isDigit(this.before(start - 1));
  }

  /** Words before the first group; see {@link wordsBefore}. */
  get words(): readonly string[] {
    this.#words ??= wordsBefore(this.bytes, this.textStart, this.start(0), this.#found);
    return this.#words;
  }
}

function markBit(byte: number): number {
  if (byte === 0x2e) return POINT;
  if (byte === 0x2f) return SLASH;
  return byte === 0x28 || byte === 0x29 ? PARENTHESIS : 0;
}
