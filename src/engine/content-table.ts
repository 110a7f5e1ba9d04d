import type { KernelInstance } from "../kernel/instance.js";
import { TableMemory } from "./table-memory.js";

/** Contents that are counted at once. */
const AT_ONCE = 4096;

/** Contents to be counted; each as two halves of a 64-bit hash. */
export interface Contents {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly line: Uint32Array;
  /** 24 bits that are kept with the first occurrence. */
  readonly note: Uint32Array;
}

interface Places {
  readonly table: number;
  readonly high: number;
  readonly low: number;
  readonly line: number;
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
   * Counts contents in order.
   * @param count of them.
   * @param see is told, of each that is not new, the line and the note of the first.
   */
  addAll(
    contents: Contents,
    count: number,
    see: (i: number, line: number, note: number) => void,
  ): void {
    for (let from = 0; from < count; from += AT_ONCE) {
      const some = Math.min(AT_ONCE, count - from);
      const { kernel } = this.#memory;
      const { table, high, low, line, note, seen, first } = this.#placesIn(kernel);
      const put = (at: number, values: Uint32Array): void => {
        new Uint32Array(kernel.buffer, at, some).set(values.subarray(from, from + some));
      };
      put(high, contents.high);
      put(low, contents.low);
      put(line, contents.line);
      put(note, contents.note);
      kernel.exports.useShare(this.#memory.share);
      kernel.exports.addContents(table, high, low, line, note, seen, first, some);
      // The memory may have grown.
      const { buffer } = kernel;
      const lines = new Uint32Array(buffer, seen, some);
      const notes = new Uint32Array(buffer, first, some);
      for (let i = 0; i < some; i++) if (lines[i] !== 0) see(from + i, lines[i]!, notes[i]!);
    }
  }

  /** Counts one content; returns the line where it stood first, 0 if it is new. */
  add(high: number, low: number, line: number): number {
    let seen = 0;
    const [h, l, n] = [Uint32Array.of(high), Uint32Array.of(low), Uint32Array.of(line)];
    this.addAll({ high: h, low: l, line: n, note: Uint32Array.of(0) }, 1, (_, at) => {
      seen = at;
    });
    return seen;
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
    this.#places = {
      table: kernel.exports.makeTable(),
      high: place(),
      low: place(),
      line: place(),
      note: place(),
      seen: place(),
      first: place(),
    };
    return this.#places;
  }
}
