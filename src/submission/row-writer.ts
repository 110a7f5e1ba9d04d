import { DRIVERS } from "../guidance/drivers.js";
import type { Edition } from "../guidance/edition.js";
import type { Kernel } from "../kernel/kernel.js";
import type { ResponseBatch } from "../response/response-batch.js";
import type { CellEditor } from "./cell-editor.js";

const COMMA = 0x2c;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const ZERO = 0x30;

/** Longest possible bytes of a row beside id and comment: 14 × "null", delimiters, quotes. */
const FIXED_BYTES = 14 * 5 + 16;

/** From about here on, one call that copies bytes is faster than a loop over them. */
const LONG_CELL = 64;

const encoder = new TextEncoder();

/** The header record of a submission file. */
export function headerBytes(edition: Edition): Uint8Array {
  return encoder.encode(`${edition.columns.map(({ key }) => key).join(",")}\n`);
}

/**
 * Writes responses as rows of the 17 columns, straight from the bytes they were read from: no
 * cell becomes a string. Cells are quoted only where they must be (RFC 4180); doubled quotes of
 * the source stay as they are.
 */
export class RowWriter {
  #buffer = new Uint8Array(1 << 18);
  #at = 0;
  readonly #drivers = new Map<number, Uint8Array>();
  readonly #editor: CellEditor | null;

  /** @param editor changes ids and comments; null: they are copied. */
  constructor(editor: CellEditor | null = null) {
    this.#editor = editor;
  }

  /**
   * Rows of the responses that `keeps` accepts; it is asked once of each, in order.
   * @param batch described.
   * @returns pieces of bytes, each valid until the next is asked for.
   */
  pieces(batch: ResponseBatch, keeps: (i: number) => boolean): Iterable<Uint8Array> {
    const { kernel = null } = batch;
    const byKernel = kernel !== null && this.#editor === null;
    return byKernel ? this.#byKernel(kernel, batch, keeps) : [this.#rows(batch, keeps)];
  }

  *#byKernel(
    kernel: Kernel,
    batch: ResponseBatch,
    keeps: (i: number) => boolean,
  ): Generator<Uint8Array> {
    for (let i = 0; i < batch.length; i++) kernel.keeps[i] = keeps(i) ? 1 : 0;
    for (let from = 0; from < batch.length; ) {
      const { rows, next } = kernel.writeRows(from, batch.length);
      if (rows.length > 0) yield rows;
      from = next;
      if (rows.length > 0 || from === batch.length) continue;
      // There is no room for this one row.
      yield this.#rows(batch, (i) => i === from);
      from++;
    }
  }

  #rows(batch: ResponseBatch, keeps: (i: number) => boolean): Uint8Array {
    this.#at = 0;
    for (let i = 0; i < batch.length; i++) {
      if (keeps(i)) this.#row(batch, i);
    }
    return this.#buffer.subarray(0, this.#at);
  }

  #row(batch: ResponseBatch, i: number): void {
    const { bytes } = batch;
    const editor = this.#editor;
    const idStart = batch.idStart[i]!;
    const idEnd = batch.idEnd[i]!;
    const commentStart = batch.commentStart[i]!;
    const commentEnd = batch.commentEnd[i]!;
    const id = editor === null ? null : editor.externalId(bytes, idStart, idEnd);
    const comment = editor === null ? null : editor.comment(bytes, commentStart, commentEnd);
    const idLength = id === null ? idEnd - idStart : id.length;
    const commentLength = comment === null ? commentEnd - commentStart : comment.length;
    this.#makeRoom(idLength + commentLength + FIXED_BYTES);
    if (id === null) this.#cell(bytes, idStart, idEnd);
    else this.#cell(id, 0, id.length);
    const buffer = this.#buffer;
    buffer[this.#at++] = COMMA;
    const rating = batch.rating[i]!;
    if (rating >= 0) buffer[this.#at++] = ZERO + rating;
    const drivers = this.#driverCells(batch, i);
    buffer.set(drivers, this.#at);
    this.#at += drivers.length;
    if (comment === null) this.#cell(bytes, commentStart, commentEnd);
    else this.#cell(comment, 0, comment.length);
    buffer[this.#at++] = LF;
  }

  #cell(bytes: Uint8Array, start: number, end: number): void {
    const buffer = this.#buffer;
    let at = this.#at;
    let quoted = false;
    for (let from = start; from < end; from++) {
      const byte = bytes[from]!;
      if (byte === COMMA || byte === QUOTE || byte === LF || byte === CR) {
        quoted = true;
        break;
      }
    }
    if (quoted) buffer[at++] = QUOTE;
    if (end - start > LONG_CELL) {
      buffer.set(bytes.subarray(start, end), at);
      at += end - start;
    } else {
      for (let from = start; from < end; from++) buffer[at++] = bytes[from]!;
    }
    if (quoted) buffer[at++] = QUOTE;
    this.#at = at;
  }

  /** ",1,0,null,…," for one way to answer both branches; there are not many in one survey. */
  #driverCells(batch: ResponseBatch, i: number): Uint8Array {
    const key =
      batch.positive[i]! |
      (batch.negative[i]! << 7) |
      (batch.positiveOffered[i]! << 14) |
      (batch.negativeOffered[i]! << 21);
    let cells = this.#drivers.get(key);
    if (cells === undefined) {
      const selected = key & 0x3fff;
      const offered = (key >>> 14) & 0x3fff;
      const values = Array.from({ length: DRIVERS.length * 2 }, (_, column) => {
        const bit = 1 << column;
        if ((offered & bit) === 0) return "null";
        return (selected & bit) === 0 ? "0" : "1";
      });
      cells = encoder.encode(`,${values.join(",")},`);
      this.#drivers.set(key, cells);
    }
    return cells;
  }

  #makeRoom(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = new Uint8Array((this.#at + bytes) * 2);
    larger.set(this.#buffer.subarray(0, this.#at));
    this.#buffer = larger;
  }
}
