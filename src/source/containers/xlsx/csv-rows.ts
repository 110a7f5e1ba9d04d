import { csvCell } from "./csv-cell.js";
import type { SharedTexts } from "./shared-texts.js";

/** A cell's text, or the number of a shared one. */
export type SheetCell = string | number;

const COMMA = 0x2c;
const LF = 0x0a;
/** Rows that are looked at before the first is written: no platform's header is longer. */
const HELD_ROWS = 20;
/** A row of one cell may be a title above the table; from this many on a row is one of the table. */
const TABLE_CELLS = 2;

/**
 * Writes rows as CSV. A row of a sheet ends with its last filled cell; all rows of the table are
 * made as wide as its first ones, because a header's second row may be longer than its first.
 */
export class CsvRows {
  readonly #shared: SharedTexts;
  readonly #encoder = new TextEncoder();
  #held: (readonly SheetCell[])[] | null = [];
  #width = 0;
  /** Empty rows since the last filled one. */
  #empty = 0;
  #out = new Uint8Array(1 << 16);
  #length = 0;

  constructor(shared: SharedTexts) {
    this.#shared = shared;
  }

  /** Bytes that can be taken. */
  get size(): number {
    return this.#length;
  }

  /**
   * Empty rows behind the last filled one are left out: sheets have thousands of them that were
   * formatted once, and nobody sees them.
   * @param cells up to the last that is filled; kept.
   */
  add(cells: readonly SheetCell[]): void {
    if (cells.length === 0) {
      this.#empty++;
      return;
    }
    for (; this.#empty > 0; this.#empty--) this.#put([]);
    this.#put(cells);
  }

  #put(cells: readonly SheetCell[]): void {
    if (this.#held === null) {
      this.#write(cells, this.#width);
      return;
    }
    this.#held.push(cells);
    if (this.#held.length === HELD_ROWS) this.#writeHeld();
  }

  /** No row comes any more. */
  end(): void {
    this.#writeHeld();
  }

  /** What has been written since the last call; valid until the next row. */
  take(): Uint8Array {
    const bytes = this.#out.subarray(0, this.#length);
    this.#length = 0;
    return bytes;
  }

  #writeHeld(): void {
    const held = this.#held;
    if (held === null) return;
    this.#held = null;
    this.#width = held.reduce((most, cells) => Math.max(most, cells.length), 0);
    const top = held.findIndex((cells) => cells.length >= TABLE_CELLS);
    held.forEach((cells, at) => {
      this.#write(cells, at < top ? 0 : this.#width);
    });
  }

  /** An empty row stays an empty line. */
  #write(cells: readonly SheetCell[], width: number): void {
    const count = cells.length === 0 ? 0 : Math.max(cells.length, width);
    for (let i = 0; i < count; i++) {
      if (i > 0) this.#putByte(COMMA);
      const cell = cells[i] ?? "";
      if (typeof cell === "number") this.#putBytes(this.#shared.bytes(cell));
      else if (cell !== "") this.#putText(csvCell(cell));
    }
    this.#putByte(LF);
  }

  #putByte(byte: number): void {
    this.#makeRoom(1);
    this.#out[this.#length++] = byte;
  }

  #putBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#out.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #putText(text: string): void {
    // A character of a string takes up to three bytes.
    this.#makeRoom(3 * text.length);
    if (text.length > 24) {
      this.#length += this.#encoder.encodeInto(text, this.#out.subarray(this.#length)).written;
      return;
    }
    const begin = this.#length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) {
        this.#length = begin;
        this.#length += this.#encoder.encodeInto(text, this.#out.subarray(begin)).written;
        return;
      }
      this.#out[this.#length++] = code;
    }
  }

  #makeRoom(bytes: number): void {
    const size = this.#length + bytes;
    if (size <= this.#out.length) return;
    const larger = new Uint8Array(Math.max(size, this.#out.length * 2));
    larger.set(this.#out.subarray(0, this.#length));
    this.#out = larger;
  }
}
