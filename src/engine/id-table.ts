import { type HashPair, hashBytes } from "../response/byte-hash.js";

/** Bytes of a piece of the arena. An id longer than that has a piece of its own. */
const PIECE = 1 << 20;
/** Bytes in front of an id: its length and the line where it stood first. */
const HEAD = 8;
/** Full slots of 4 at which the table grows. */
const FULL = 3;

/**
 * The external ids of a dataset, exact at any size: the bytes of every id are kept, packed, and
 * compared whenever two hashes meet. An id of 12 bytes takes about 28.
 *
 * A slot holds one byte of the hash and the place of the id. Nearly every look-up of a new id ends
 * at that byte, in an array small enough for the cache; growing reads the ids anew, in order, so
 * that no second copy of anything is held.
 */
export class IdTable {
  /** One byte of the hash, 1 to 255; 0 where the slot is free. */
  #tags = new Uint8Array(1024);
  /** Number of the id's piece, and place in it; 32 bits are 4 GiB of ids. */
  #places = new Uint32Array(1024);
  readonly #pieces: Uint8Array[] = [new Uint8Array(8192)];
  /** Bytes used of each piece. */
  readonly #used: number[] = [0];
  #size = 0;
  readonly #pair: HashPair = { high: 0, low: 0 };

  get size(): number {
    return this.#size;
  }

  /** Line where the id stood first; 0 if it is new, in which case it is kept. */
  add(bytes: Uint8Array, start: number, end: number, line: number): number {
    hashBytes(bytes, start, end, this.#pair);
    const tag = tagOf(this.#pair.high);
    const slot = this.#slotOf(bytes, start, end, tag, this.#pair.low);
    if (this.#tags[slot] !== 0) return this.#lineAt(this.#places[slot]!);
    this.#tags[slot] = tag;
    this.#places[slot] = this.#keep(bytes, start, end, line);
    this.#size++;
    if (this.#size * 4 >= this.#tags.length * FULL) this.#grow();
    return 0;
  }

  /** Line where an id stands first; 0 where the table does not have it. */
  find(bytes: Uint8Array, start: number, end: number): number {
    hashBytes(bytes, start, end, this.#pair);
    const slot = this.#slotOf(bytes, start, end, tagOf(this.#pair.high), this.#pair.low);
    return this.#tags[slot] === 0 ? 0 : this.#lineAt(this.#places[slot]!);
  }

  /** Ids that another table has as well, and the lines of the first of them; 0 where none is. */
  sharedWith(other: IdTable): { count: number; line: number; otherLine: number } {
    const shared = { count: 0, line: 0, otherLine: 0 };
    this.#forEach((piece, start, end, line) => {
      const otherLine = other.find(piece, start, end);
      if (otherLine === 0) return;
      if (shared.count === 0) Object.assign(shared, { line, otherLine });
      shared.count++;
    });
    return shared;
  }

  /** The slot that holds the id, or the free one where it belongs. */
  #slotOf(bytes: Uint8Array, start: number, end: number, tag: number, hash: number): number {
    const tags = this.#tags;
    const mask = tags.length - 1;
    let slot = hash & mask;
    for (;;) {
      const there = tags[slot]!;
      if (there === 0) return slot;
      if (there === tag && this.#equals(this.#places[slot]!, bytes, start, end)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(place: number, bytes: Uint8Array, start: number, end: number): boolean {
    const piece = this.#pieces[place >>> 20]!;
    const at = place & (PIECE - 1);
    if (read32(piece, at) !== end - start) return false;
    const from = at + HEAD - start;
    for (let i = start; i < end; i++) {
      if (piece[from + i] !== bytes[i]) return false;
    }
    return true;
  }

  #lineAt(place: number): number {
    return read32(this.#pieces[place >>> 20]!, (place & (PIECE - 1)) + 4);
  }

  /** Copies an id behind the last one. */
  #keep(bytes: Uint8Array, start: number, end: number, line: number): number {
    const size = HEAD + end - start;
    let last = this.#pieces.length - 1;
    if (this.#used[last]! + size > this.#pieces[last]!.length) {
      last = this.#makeRoom(last, size);
    }
    const piece = this.#pieces[last]!;
    const at = this.#used[last]!;
    write32(piece, at, end - start);
    write32(piece, at + 4, line);
    const to = at + HEAD - start;
    for (let i = start; i < end; i++) piece[to + i] = bytes[i]!;
    this.#used[last] = at + size;
    return (last << 20) | at;
  }

  /** Number of the piece that has room: the first one grows up to its full size. */
  #makeRoom(last: number, size: number): number {
    const piece = this.#pieces[last]!;
    const used = this.#used[last]!;
    if (piece.length < PIECE && used + size <= PIECE) {
      const larger = new Uint8Array(Math.min(PIECE, Math.max(piece.length * 4, used + size)));
      larger.set(piece);
      this.#pieces[last] = larger;
      return last;
    }
    this.#pieces.push(new Uint8Array(Math.max(PIECE, size)));
    this.#used.push(0);
    return last + 1;
  }

  #grow(): void {
    const length = this.#tags.length * 2;
    // The old ones go first: the ids themselves are enough to fill the new ones.
    this.#tags = new Uint8Array(0);
    this.#places = new Uint32Array(0);
    const tags = new Uint8Array(length);
    const places = new Uint32Array(length);
    const pair = this.#pair;
    this.#forEach((piece, start, end, _, place) => {
      hashBytes(piece, start, end, pair);
      let slot = pair.low & (length - 1);
      while (tags[slot] !== 0) slot = (slot + 1) & (length - 1);
      tags[slot] = tagOf(pair.high);
      places[slot] = place;
    });
    this.#tags = tags;
    this.#places = places;
  }

  #forEach(
    see: (piece: Uint8Array, start: number, end: number, line: number, place: number) => void,
  ): void {
    this.#pieces.forEach((piece, number) => {
      const used = this.#used[number]!;
      for (let at = 0; at < used; ) {
        const start = at + HEAD;
        const end = start + read32(piece, at);
        see(piece, start, end, read32(piece, at + 4), (number << 20) | at);
        at = end;
      }
    });
  }
}

function tagOf(hash: number): number {
  return hash >>> 24 || 1;
}

function read32(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
  );
}

function write32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}
