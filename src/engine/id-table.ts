import type { KernelInstance } from "../kernel/instance.js";
import { type Room, TableMemory } from "./table-memory.js";

/** Ids that are looked up at once. */
const AT_ONCE = 4096;
/** Bytes of the ids looked up at once, unless a single one is longer. */
const STAGED = 1 << 16;
/** Most bytes that an id has beside its own: its line, and its length. */
const HEAD = 9;
/** Room for ids is made in pieces no smaller than this. */
const PIECE = 1 << 18;
const FIRST_SLOTS = 1024;
/** A slot has a tag and a place. */
const SLOT = 5;

/** Ids in the bytes of a batch; an empty one is passed by. */
export interface Ids {
  readonly bytes: Uint8Array;
  readonly idStart: Uint32Array;
  readonly idEnd: Uint32Array;
  readonly line: Uint32Array;
  readonly length: number;
}

/** Where ids are put for the kernel to look them up. */
interface Stage {
  texts: number;
  size: number;
  readonly ends: number;
  readonly lines: number;
  readonly seen: number;
  readonly hashes: number;
}

/**
 * The external ids of a dataset, exact at any size: the bytes of every id are kept, packed, and
 * compared whenever hashes meet. An id takes its own length, 5 bytes, and 6 to 12 of the table:
 * about 26 where ids have 12.
 *
 * When the table is made anew, twice as large, the old one's place is used for ids.
 */
export class IdTable {
  size = 0;
  readonly #memory: TableMemory;
  #stage: Stage | null = null;
  #table = { at: 0, slots: 0 };
  /** Full rooms, and the one in use. */
  readonly #full: Room[] = [];
  #room: Room = { start: 0, end: 0 };
  /** Behind the last id. */
  #tail = 0;

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
    this.#lookUp(ids, seenAt, true);
  }

  /** Ids that another table has as well, and the lines of the first of them; 0 where none is. */
  sharedWith(other: IdTable): { count: number; line: number; otherLine: number } {
    const shared = { count: 0, line: 0, otherLine: 0 };
    const seenAt = new Uint32Array(AT_ONCE);
    this.#forEach((ids) => {
      other.#lookUp(ids, seenAt, false);
      for (let i = 0; i < ids.length; i++) {
        const otherLine = seenAt[i]!;
        if (otherLine === 0) continue;
        if (shared.count === 0) Object.assign(shared, { line: ids.line[i]!, otherLine });
        shared.count++;
      }
    });
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
    const { kernel } = this.#memory;
    const stage = this.#stageFor(kernel);
    const most = Math.min(ids.length, from + AT_ONCE);
    let to = from;
    let size = 0;
    for (; to < most; to++) {
      const length = Math.max(0, idEnd[to]! - idStart[to]!);
      if (size + length > STAGED && to > from) break;
      size += length;
    }
    const count = to - from;
    if (size > stage.size) this.#enlarge(stage, size);
    if (keeps) this.#makeRoom(kernel, count, size);
    const texts = new Uint8Array(kernel.buffer, stage.texts, size);
    const ends = new Uint32Array(kernel.buffer, stage.ends, count);
    let at = 0;
    for (let i = from; i < to; i++) {
      const end = idEnd[i]!;
      for (let each = idStart[i]!; each < end; each++) texts[at++] = bytes[each]!;
      ends[i - from] = at;
    }
    new Uint32Array(kernel.buffer, stage.lines, count).set(line.subarray(from, to));
    this.#use(kernel);
    this.size += kernel.exports.lookUpIds(
      stage.texts,
      stage.ends,
      stage.lines,
      stage.seen,
      stage.hashes,
      count,
      keeps,
    );
    this.#tail = kernel.exports.idTail();
    seenAt.set(new Uint32Array(kernel.buffer, stage.seen, count), from);
    return to;
  }

  #stageFor(kernel: KernelInstance): Stage {
    if (this.#stage !== null) return this.#stage;
    const stage = {
      texts: kernel.allocate(STAGED),
      size: STAGED,
      ends: kernel.allocate(4 * AT_ONCE),
      lines: kernel.allocate(4 * AT_ONCE),
      seen: kernel.allocate(4 * AT_ONCE),
      hashes: kernel.allocate(8 * AT_ONCE),
    };
    this.#stage = stage;
    this.#makeTable(kernel, FIRST_SLOTS);
    return stage;
  }

  /** An id is longer than the stage. */
  #enlarge(stage: Stage, size: number): void {
    this.#memory.free(stage.texts, stage.size);
    stage.texts = this.#memory.kernel.allocate(size);
    stage.size = size;
  }

  #makeTable(kernel: KernelInstance, slots: number): void {
    const { start: at } = this.#memory.room(slots * SLOT, slots * SLOT);
    kernel.exports.clearTags(at, slots);
    this.#table = { at, slots };
  }

  #use(kernel: KernelInstance): void {
    kernel.exports.useIdTable(this.#table.at, this.#table.slots);
    kernel.exports.useIdRoom(this.#tail);
  }

  /** Makes room for so many ids of so many bytes, should all of them be new. */
  #makeRoom(kernel: KernelInstance, count: number, size: number): void {
    while ((this.size + count) * 8 > this.#table.slots * 7) this.#growTable(kernel);
    // Ids are written in blocks, a little over their end.
    const needed = size + count * HEAD + 8;
    const room = this.#room;
    if (this.#tail + needed <= room.end) return;
    if (room.end === kernel.top && room.end > 0) {
      // A sixteenth more at a time: neither often nor much too much.
      kernel.extend(room.end + Math.max(PIECE, needed, kernel.top >>> 4));
      room.end = kernel.top;
      return;
    }
    this.#full.push({ start: room.start, end: this.#tail });
    this.#room = this.#memory.room(needed, Math.max(PIECE, needed));
    this.#tail = this.#room.start;
  }

  #growTable(kernel: KernelInstance): void {
    const { at, slots } = this.#table;
    this.#makeTable(kernel, slots * 2);
    this.#use(kernel);
    for (const { start, end } of this.#rooms()) kernel.exports.putIds(start, end);
    this.#memory.free(at, slots * SLOT);
  }

  /** The parts of the memory that hold ids, in the order in which they were filled. */
  #rooms(): Room[] {
    return [...this.#full, { start: this.#room.start, end: this.#tail }];
  }

  /** Shows all ids, so many at a time. */
  #forEach(see: (ids: Ids) => void): void {
    if (this.size === 0) return;
    const { kernel } = this.#memory;
    const bytes = new Uint8Array(kernel.buffer);
    const idStart = new Uint32Array(AT_ONCE);
    const idEnd = new Uint32Array(AT_ONCE);
    const line = new Uint32Array(AT_ONCE);
    let length = 0;
    for (const { start, end } of this.#rooms()) {
      for (let at = start; at < end; ) {
        line[length] = read32(bytes, at);
        const isLong = bytes[at + 4] === 255;
        const from = at + (isLong ? 9 : 5);
        at = from + (isLong ? read32(bytes, at + 5) : bytes[at + 4]!);
        idStart[length] = from;
        idEnd[length] = at;
        length++;
        if (length < AT_ONCE) continue;
        see({ bytes, idStart, idEnd, line, length });
        length = 0;
      }
    }
    see({ bytes, idStart, idEnd, line, length });
  }
}

function read32(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
  );
}
