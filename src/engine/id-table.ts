import { type HashPair, hashBytes } from "./byte-hash.js";

const EMPTY = -1;

/**
 * The external ids of a dataset, exact at any size: the bytes of every id are kept, packed, and
 * compared whenever two hashes meet. About 30 bytes per id of usual length.
 */
export class IdTable {
  #slots = new Int32Array(1024).fill(EMPTY);
  #hash = new Uint32Array(512);
  #line = new Uint32Array(512);
  /** Where entry i begins in the arena; entry i + 1 tells its end. */
  #start = new Float64Array(513);
  #arena = new Uint8Array(8192);
  #size = 0;
  readonly #pair: HashPair = { high: 0, low: 0 };

  get size(): number {
    return this.#size;
  }

  /** Line where the id stood first; 0 if it is new, in which case it is kept. */
  add(bytes: Uint8Array, start: number, end: number, line: number): number {
    hashBytes(bytes, start, end, this.#pair);
    const hash = this.#pair.low;
    let slot = hash & (this.#slots.length - 1);
    for (;;) {
      const entry = this.#slots[slot]!;
      if (entry === EMPTY) break;
      if (this.#hash[entry] === hash && this.#equals(entry, bytes, start, end)) {
        return this.#line[entry]!;
      }
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    this.#keep(slot, hash, bytes, start, end, line);
    return 0;
  }

  /** Line where an id stands first; 0 where the table does not have it. */
  find(bytes: Uint8Array, start: number, end: number): number {
    hashBytes(bytes, start, end, this.#pair);
    const hash = this.#pair.low;
    for (
      let slot = hash & (this.#slots.length - 1);
      ;
      slot = (slot + 1) & (this.#slots.length - 1)
    ) {
      const entry = this.#slots[slot]!;
      if (entry === EMPTY) return 0;
      if (this.#hash[entry] === hash && this.#equals(entry, bytes, start, end)) {
        return this.#line[entry]!;
      }
    }
  }

  /** Ids that another table has as well, and the lines of the first of them; 0 where none is. */
  sharedWith(other: IdTable): { count: number; line: number; otherLine: number } {
    const shared = { count: 0, line: 0, otherLine: 0 };
    for (let entry = 0; entry < this.#size; entry++) {
      const otherLine = other.find(this.#arena, this.#start[entry]!, this.#start[entry + 1]!);
      if (otherLine === 0) continue;
      if (shared.count === 0) Object.assign(shared, { line: this.#line[entry]!, otherLine });
      shared.count++;
    }
    return shared;
  }

  #equals(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#start[entry]!;
    if (this.#start[entry + 1]! - from !== end - start) return false;
    for (let i = 0; i < end - start; i++) {
      if (this.#arena[from + i] !== bytes[start + i]) return false;
    }
    return true;
  }

  #keep(
    slot: number,
    hash: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    line: number,
  ): void {
    const entry = this.#size++;
    if (entry >= this.#hash.length) this.#growEntries();
    const from = this.#start[entry]!;
    const to = from + end - start;
    if (to > this.#arena.length) {
      this.#arena = grown(this.#arena, new Uint8Array(Math.max(this.#arena.length * 1.5, to)));
    }
    for (let i = start; i < end; i++) this.#arena[from + i - start] = bytes[i]!;
    this.#start[entry + 1] = to;
    this.#hash[entry] = hash;
    this.#line[entry] = line;
    this.#slots[slot] = entry;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
  }

  #growEntries(): void {
    const length = this.#hash.length * 2;
    this.#hash = grown(this.#hash, new Uint32Array(length));
    this.#line = grown(this.#line, new Uint32Array(length));
    this.#start = grown(this.#start, new Float64Array(length + 1));
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(EMPTY);
    for (let entry = 0; entry < this.#size; entry++) {
      let slot = this.#hash[entry]! & (slots.length - 1);
      while (slots[slot] !== EMPTY) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = entry;
    }
    this.#slots = slots;
  }
}

function grown<T extends Uint8Array | Uint32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
