import type { KernelInstance } from "../kernel/instance.js";
import type { ResponseBatch } from "../response/response-batch.js";
import { TableMemory } from "./table-memory.js";

/** Contents that are counted at once. */
const AT_ONCE = 4096;

/** Comments that may be counted, each with the answers that were given with it: of a response batch. */
export type Comments = Pick<
  ResponseBatch,
  | "length"
  | "commentStart"
  | "commentEnd"
  | "commentHigh"
  | "commentLow"
  | "line"
  | "rating"
  | "positive"
  | "negative"
>;

/** What is kept with the first occurrence of a comment: 24 bits. */
export function answersWith({ rating, positive, negative }: Comments, i: number): number {
  return (rating[i]! & 0xff) | (positive[i]! << 8) | (negative[i]! << 16);
}

interface Places {
  readonly table: number;
  readonly start: number;
  readonly end: number;
  readonly high: number;
  readonly low: number;
  readonly line: number;
  readonly rating: number;
  readonly positive: number;
  readonly negative: number;
  readonly row: number;
  readonly note: number;
  readonly seen: number;
  readonly first: number;
}

/**
 * Counts equal contents by a 64-bit hash. Two different contents sharing a hash would raise a
 * false warning about once in 30 million datasets of a million responses; warnings may rest on
 * that, errors may not (see id-table.ts). About 20 bytes per distinct content.
 */
export class ContentTable {
  readonly #memory: TableMemory;
  #places: Places | null = null;

  /** @param memory that other tables may lie in as well. */
  constructor(memory = new TableMemory()) {
    this.#memory = memory;
  }

  /**
   * Counts the long comments of a batch, in order.
   * @param least bytes of a long one.
   * @param see is told, of each that is not new, its position in the batch, and line and answers of the
   *   first.
   */
  addLong(
    comments: Comments,
    least: number,
    see: (i: number, line: number, answers: number) => void,
  ): void {
    for (let from = 0; from < comments.length; from += AT_ONCE) {
      const count = Math.min(AT_ONCE, comments.length - from);
      const picked = this.#pickLong(comments, from, count, least);
      const { rows, lines, notes } = this.#count(picked);
      for (let at = 0; at < picked; at++) {
        if (lines[at] !== 0) see(from + rows[at]!, lines[at]!, notes[at]!);
      }
    }
  }

  /** Counts one content; returns the line where it stood first, 0 if it is new. */
  add(high: number, low: number, line: number): number {
    const { kernel } = this.#memory;
    const places = this.#placesIn(kernel);
    const put = (at: number, value: number): void => {
      new Uint32Array(kernel.buffer, at, 1)[0] = value;
    };
    put(places.high, high);
    put(places.low, low);
    put(places.line, line);
    put(places.note, 0);
    return this.#count(1).lines[0]!;
  }

  /** Puts the long ones of some comments where they are counted. @returns how many they are. */
  #pickLong(comments: Comments, from: number, count: number, least: number): number {
    const { kernel } = this.#memory;
    const { start, end, high, low, line, rating, positive, negative, row, note } =
      this.#placesIn(kernel);
    const { exports, buffer } = kernel;
    const to = from + count;
    const numbers = (at: number, values: Uint32Array): void => {
      new Uint32Array(buffer, at, count).set(values.subarray(from, to));
    };
    numbers(start, comments.commentStart);
    numbers(end, comments.commentEnd);
    numbers(high, comments.commentHigh);
    numbers(low, comments.commentLow);
    numbers(line, comments.line);
    new Int8Array(buffer, rating, count).set(comments.rating.subarray(from, to));
    new Uint8Array(buffer, positive, count).set(comments.positive.subarray(from, to));
    new Uint8Array(buffer, negative, count).set(comments.negative.subarray(from, to));
    return exports.pickLong(
      start,
      end,
      high,
      low,
      line,
      rating,
      positive,
      negative,
      least,
      row,
      note,
      count,
    );
  }

  /**
   * Counts what has been put in its places. @returns of each, its row, and line and note of the first; 0 for
   * the line of one that is new.
   */
  #count(count: number): Record<"rows" | "lines" | "notes", Uint32Array> {
    const { kernel } = this.#memory;
    const { table, high, low, line, note, seen, first, row } = this.#placesIn(kernel);
    if (count > 0) {
      kernel.exports.useShare(this.#memory.share);
      kernel.exports.addContents(table, high, low, line, note, seen, first, count);
    }
    // Copied: what is done with them may make the memory grow, and nothing can be read any more in what was
    // a view of it before.
    const numbers = (at: number): Uint32Array => new Uint32Array(kernel.buffer, at, count).slice();
    return { rows: numbers(row), lines: numbers(seen), notes: numbers(first) };
  }

  /** Contents that stood at least `least` times, by the line of the first, in file order. */
  repeated(least: number): { line: number; count: number }[] {
    const found: { line: number; count: number }[] = [];
    if (this.#places === null) return found;
    const { exports, buffer } = this.#memory.kernel;
    // Nothing is staged now; a chunk has fewer contents than are counted at once, and high and low
    // lie behind each other.
    const { table, high: into } = this.#places;
    for (let chunk = exports.firstContents(table); chunk !== 0; ) {
      const count = exports.repeatedContents(chunk, Math.max(1, least), into);
      const pairs = new Uint32Array(buffer, into, 2 * count);
      for (let pair = 0; pair < pairs.length; pair += 2) {
        found.push({ line: pairs[pair]!, count: pairs[pair + 1]! });
      }
      chunk = exports.contentsBehind(chunk);
    }
    return found.sort((a, b) => a.line - b.line);
  }

  #placesIn(kernel: KernelInstance): Places {
    if (this.#places !== null) return this.#places;
    const place = (): number => kernel.allocate(4 * AT_ONCE);
    const bytes = (): number => kernel.allocate(AT_ONCE);
    this.#places = {
      table: kernel.exports.makeTable(),
      start: place(),
      end: place(),
      high: place(),
      low: place(),
      line: place(),
      rating: bytes(),
      positive: bytes(),
      negative: bytes(),
      row: place(),
      note: place(),
      seen: place(),
      first: place(),
    };
    return this.#places;
  }
}
