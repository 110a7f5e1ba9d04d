import { TableMemory } from "./table-memory.js";

/** Ids that are looked up at once. */
const AT_ONCE = 4096;
/** Bytes of the ids looked up at once, unless a single one is longer. */
const STAGED = 1 << 16;
/** Bytes that an id may take more, packed, than it has itself: see kernel/packing.ts. */
const MOST_MORE = 5;
/** Packed ids are written in blocks, a little over their end. */
const SLACK = 8;

/** Ids in the bytes of a batch; an empty one is passed by. */
export interface Ids {
  readonly bytes: Uint8Array;
  readonly idStart: Uint32Array;
  readonly idEnd: Uint32Array;
  readonly line: Uint32Array;
  readonly length: number;
  /** All of them packed, and where each ends in that; null: not yet. */
  readonly packedIds?: Uint8Array | null;
  readonly packedIdEnd?: Uint32Array;
}

/** The table's place, and where ids are put for the kernel to look them up. */
interface Stage {
  readonly table: number;
  texts: number;
  packed: number;
  /** Bytes that the texts may have. */
  size: number;
  /** Ends of the texts; the first begins at 0, in front of them, so that they are starts as well. */
  readonly ends: number;
  readonly packedEnds: number;
  readonly lines: number;
  readonly seen: number;
  readonly hashes: number;
}

/**
 * The external ids of a dataset, exact at any size: every id is kept, packed, and compared whenever
 * hashes meet. Ids are packed without loss, each by itself: digits take 3.4 bits, letters with
 * digits 6 bits, a UUID 16 bytes. Beside that, an id takes 2 bytes for its line and 5.5 of the table,
 * up to 8 where the size of the file is not known: 11 bytes where ids have 7 digits, 24 for UUIDs.
 */
export class IdTable {
  size = 0;
  readonly #memory: TableMemory;
  #stage: Stage | null = null;

  /** @param memory that other tables may lie in as well. */
  constructor(memory = new TableMemory()) {
    this.#memory = memory;
  }

  /** Line where the id stood first; 0 if it is new, in which case it is kept. */
  add(bytes: Uint8Array, start: number, end: number, line: number): number {
    return this.#one(bytes, start, end, line, true);
  }

  /** Line where an id stands first; 0 where the table does not have it. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.#one(bytes, start, end, 0, false);
  }

  /**
   * Adds ids in order.
   * @param seenAt gets the line where each stood first; 0 where it is new.
   */
  addAll(ids: Ids, seenAt: Uint32Array): void {
    const { packedIds, packedIdEnd } = ids;
    if (packedIds && packedIdEnd) this.#addPacked(packedIds, packedIdEnd, ids, seenAt);
    else this.#lookUp(ids, seenAt, true);
  }

  /** Ids that another table has as well, and the lines of the first of them; 0 where none is. */
  sharedWith(other: IdTable): { count: number; line: number; otherLine: number } {
    const shared = { count: 0, line: 0, otherLine: 0 };
    if (this.#stage === null) return shared;
    const { table } = this.#stage;
    const { exports } = this.#memory.kernel;
    for (let chunk = exports.firstIds(table); chunk !== 0; chunk = exports.idsBehind(chunk)) {
      const stage = this.#stageFor(exports.idBytes(chunk));
      const count = exports.idsIn(chunk, stage.packed, stage.packedEnds, stage.lines);
      const { buffer } = this.#memory.kernel;
      const ends = new Uint32Array(buffer, stage.packedEnds, count);
      const packed = new Uint8Array(buffer, stage.packed, ends[count - 1]);
      const lines = new Uint32Array(buffer, stage.lines, count);
      const seenAt = other.#findPacked(packed, ends);
      for (let i = 0; i < count; i++) {
        const otherLine = seenAt[i]!;
        if (otherLine === 0) continue;
        // Chunks come in no order of lines.
        const isFirst = shared.count === 0 || lines[i]! < shared.line;
        if (isFirst) Object.assign(shared, { line: lines[i]!, otherLine });
        shared.count++;
      }
    }
    return shared;
  }

  #one(bytes: Uint8Array, start: number, end: number, line: number, keeps: boolean): number {
    const seenAt = new Uint32Array(1);
    const ids = {
      bytes,
      idStart: Uint32Array.of(start),
      idEnd: Uint32Array.of(end),
      line: Uint32Array.of(line),
      length: 1,
    };
    this.#lookUp(ids, seenAt, keeps);
    return seenAt[0]!;
  }

  #lookUp(ids: Ids, seenAt: Uint32Array, keeps: boolean): void {
    for (let from = 0; from < ids.length; ) from = this.#lookUpSome(ids, from, seenAt, keeps);
  }

  /** Looks up as many ids as are staged at once; returns the one to go on with. */
  #lookUpSome(ids: Ids, from: number, seenAt: Uint32Array, keeps: boolean): number {
    const { bytes, idStart, idEnd, line } = ids;
    const most = Math.min(ids.length, from + AT_ONCE);
    let to = from;
    let size = 0;
    for (; to < most; to++) {
      const length = Math.max(0, idEnd[to]! - idStart[to]!);
      if (size + length > STAGED && to > from) break;
      size += length;
    }
    const count = to - from;
    const stage = this.#stageFor(size);
    const { exports, buffer } = this.#memory.kernel;
    const texts = new Uint8Array(buffer, stage.texts, size);
    const ends = new Uint32Array(buffer, stage.ends, count + 1);
    let at = 0;
    for (let i = from; i < to; i++) {
      const end = idEnd[i]!;
      for (let each = idStart[i]!; each < end; each++) texts[at++] = bytes[each]!;
      ends[i - from + 1] = at;
    }
    new Uint32Array(buffer, stage.lines, count).set(line.subarray(from, to));
    exports.packIds(
      stage.texts,
      stage.ends,
      stage.ends + 4,
      count,
      stage.packed,
      roomFor(stage.size),
      stage.packedEnds,
    );
    seenAt.set(this.#lookUpPacked(stage, count, keeps), from);
    return to;
  }

  /** Adds ids that are packed, as many as are staged at once, one time after the other. */
  #addPacked(packed: Uint8Array, ends: Uint32Array, { line, length }: Ids, seenAt: Uint32Array) {
    for (let from = 0; from < length; ) {
      const to = Math.min(length, from + AT_ONCE);
      const begin = from === 0 ? 0 : ends[from - 1]!;
      const size = ends[to - 1]! - begin;
      const stage = this.#stageFor(size);
      const { buffer } = this.#memory.kernel;
      new Uint8Array(buffer, stage.packed, size).set(packed.subarray(begin, begin + size));
      const staged = new Uint32Array(buffer, stage.packedEnds, to - from);
      staged.set(ends.subarray(from, to));
      if (begin > 0) for (let i = 0; i < staged.length; i++) staged[i]! -= begin;
      new Uint32Array(buffer, stage.lines, to - from).set(line.subarray(from, to));
      seenAt.set(this.#lookUpPacked(stage, to - from, true), from);
      from = to;
    }
  }

  /** Lines where packed ids stand first, valid until others are looked up; 0 where they do not. */
  #findPacked(packed: Uint8Array, ends: Uint32Array): Uint32Array {
    const stage = this.#stageFor(packed.length);
    const { buffer } = this.#memory.kernel;
    new Uint8Array(buffer, stage.packed, packed.length).set(packed);
    new Uint32Array(buffer, stage.packedEnds, ends.length).set(ends);
    return this.#lookUpPacked(stage, ends.length, false);
  }

  /** Looks up what is staged. */
  #lookUpPacked(stage: Stage, count: number, keeps: boolean): Uint32Array {
    const { table, packed, packedEnds, lines, seen, hashes } = stage;
    const { kernel } = this.#memory;
    kernel.exports.useShare(this.#memory.share);
    this.size += kernel.exports.lookUpIds(
      table,
      packed,
      packedEnds,
      lines,
      seen,
      hashes,
      count,
      keeps,
    );
    return new Uint32Array(kernel.buffer, seen, count);
  }

  /** @param size that the texts, or the packed ids, have. */
  #stageFor(size: number): Stage {
    const { kernel } = this.#memory;
    const texts = (bytes: number) => ({
      texts: kernel.allocate(bytes),
      packed: kernel.allocate(roomFor(bytes) + SLACK),
      size: bytes,
    });
    this.#stage ??= {
      table: kernel.exports.makeTable(),
      ...texts(STAGED),
      ends: kernel.allocate(4 * (AT_ONCE + 1)),
      packedEnds: kernel.allocate(4 * AT_ONCE),
      lines: kernel.allocate(4 * AT_ONCE),
      seen: kernel.allocate(4 * AT_ONCE),
      hashes: kernel.allocate(8 * AT_ONCE),
    };
    // An id is longer than the stage; others that long may follow.
    if (size > this.#stage.size) Object.assign(this.#stage, texts(2 * size));
    return this.#stage;
  }
}

/** Bytes that ids of so many bytes may take, packed. */
function roomFor(bytes: number): number {
  return bytes + MOST_MORE * AT_ONCE;
}
