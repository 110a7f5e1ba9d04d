import { areEqual, hashOf } from "./bytes";
import {
  addRecord,
  CHUNKS_BYTES,
  chunkBehind,
  chunkOf,
  firstChunk,
  firstRecord,
  formOf,
  lineFrom,
  recordsEnd,
  useChunks,
} from "./chunks";
import { at32, put32 } from "./layout";
import { allocate } from "./memory";
import { copy, lengthBehind, MOST_MORE, pack } from "./packing";
import {
  addressOf,
  enlarge,
  groupBehind,
  groupOf,
  hasSlots,
  leaveSwiss,
  makeSwiss,
  placeIn,
  put,
  putInto,
  SWISS_BYTES,
  slotsWith,
  tagOf,
  touchAll,
  useSwiss,
} from "./swiss";

/*
 * The external ids of a dataset, every one with the line where it stood first. A record is two bytes of
 * line and the packed id without its form, which its chunk has. What is the same packed, is the same.
 */
const BODY: u32 = 2;
const MIXED: u64 = 0x9e3779b97f4a7c15;

/** Makes a table, empty, and tells its place. Those of contents begin in the same way. */
export function makeTable(): u32 {
  const table = allocate(SWISS_BYTES + CHUNKS_BYTES);
  makeSwiss(table);
  return table;
}

/**
 * Packs ids.
 * @param texts that the ids lie in.
 * @param starts and ends of the ids in them, as numbers of four bytes.
 * @param packed gets them packed, behind each other; an empty one stays empty.
 * @param room bytes there, and some more behind them.
 * @param packedEnds gets the ends in there.
 * @returns whether there was room for all.
 */
export function packIds(
  texts: u32,
  starts: u32,
  ends: u32,
  count: u32,
  packed: u32,
  room: u32,
  packedEnds: u32,
): bool {
  let to = packed;
  for (let i: u32 = 0; i < count; i++) {
    const start = at32(starts, i);
    const end = at32(ends, i);
    if (end > start) {
      if (to - packed + (end - start) + MOST_MORE > room) return false;
      to = pack(texts + start, end - start, to);
    }
    put32(packedEnds, i, to - packed);
  }
  return true;
}

/**
 * Looks up packed ids, in order; an empty one is passed by.
 * @param seen gets the lines where they stood first; 0 where an id is new.
 * @param hashes room for eight bytes each, and for 4,096 of them.
 * @param keeps whether new ones are kept.
 * @returns how many were kept.
 */
export function lookUpIds(
  table: u32,
  packed: u32,
  ends: u32,
  lines: u32,
  seen: u32,
  hashes: u32,
  count: u32,
  keeps: bool,
): u32 {
  useSwiss(table);
  useChunks(table + SWISS_BYTES);
  if (keeps && !hasSlots(count)) grow(count, hashes, seen);
  let from = packed;
  for (let i: u32 = 0; i < count; i++) {
    const end = packed + at32(ends, i);
    if (end === from) {
      put32(seen, i, addressOf(0));
      continue;
    }
    const hash = hashOfId(load<u8>(from), from + 1, end - from - 1);
    store<u64>(hashes + (i << 3), hash);
    put32(seen, i, addressOf(groupOf(hash)));
    from = end;
  }
  put32(seen, 0, touchAll(seen, count));
  let kept: u32 = 0;
  from = packed;
  for (let i: u32 = 0; i < count; i++) {
    const end = packed + at32(ends, i);
    let first: u32 = 0;
    if (end > from) {
      const form = <u32>load<u8>(from++);
      const length = end - from;
      const hash = load<u64>(hashes + (i << 3));
      const tag = tagOf(hash);
      let group = groupOf(hash);
      while (true) {
        first = lineIn(group, tag, form, from, length);
        if (first !== 0) break;
        // Where a group has a free slot, the search ends; that is where a new one belongs.
        const free = slotsWith(group, 0);
        if (free !== 0) {
          if (!keeps) break;
          const record = addRecord(form, BODY + length, at32(lines, i));
          copy(from, length, record + BODY);
          putInto(group, free, tag, record);
          kept++;
          break;
        }
        group = groupBehind(group);
      }
    }
    put32(seen, i, first);
    from = end;
  }
  leaveSwiss(table);
  return kept;
}

/** Of the same bytes in two forms, as of 7 and 07, the hashes differ. */
function hashOfId(form: u32, from: u32, length: u32): u64 {
  return hashOf(from, length) + <u64>form * MIXED;
}

/** Line where an id stands first, if it is in a group; else 0. */
function lineIn(group: u32, tag: u8, form: u32, from: u32, length: u32): u32 {
  for (let alike = slotsWith(group, tag); alike !== 0; alike &= alike - 1) {
    const record = placeIn(group, alike);
    if (formOf(chunkOf(record)) === form && areEqual(record + BODY, from, length)) {
      return lineFrom(record, load<u16>(record));
    }
  }
  return 0;
}

/** @param hashes and addresses room for those of the ids of a chunk. */
function grow(count: u32, hashes: u32, addresses: u32): void {
  enlarge(count);
  let touched: u32 = 0;
  for (let chunk = firstChunk(); chunk !== 0; chunk = chunkBehind(chunk)) {
    const form = formOf(chunk);
    const end = recordsEnd(chunk);
    let ids: u32 = 0;
    for (let at = firstRecord(chunk); at < end; ids++) {
      const length = lengthBehind(form, at + BODY);
      const value = hashOfId(form, at + BODY, length);
      store<u64>(hashes + (ids << 3), value);
      put32(addresses, ids, addressOf(groupOf(value)));
      at += BODY + length;
    }
    touched |= touchAll(addresses, ids);
    let hash = hashes;
    for (let at = firstRecord(chunk); at < end; at += BODY + lengthBehind(form, at + BODY)) {
      put(load<u64>(hash), at);
      hash += 8;
    }
  }
  // Kept, so that fetching is not left out as being of no use.
  store<u32>(hashes, touched);
}

/** The first chunk of a table's ids; 0 where it has none. */
export function firstIds(table: u32): u32 {
  useChunks(table + SWISS_BYTES);
  return firstChunk();
}

/** Behind the last chunk: 0. */
export function idsBehind(chunk: u32): u32 {
  return chunkBehind(chunk);
}

/** More bytes than the ids of a chunk take, packed. */
export function idBytes(chunk: u32): u32 {
  return recordsEnd(chunk) - chunk;
}

/** Writes the ids of a chunk behind each other, packed. Returns their number. */
export function idsIn(chunk: u32, packed: u32, ends: u32, lines: u32): u32 {
  const form = formOf(chunk);
  const end = recordsEnd(chunk);
  let count: u32 = 0;
  let to = packed;
  for (let at = firstRecord(chunk); at < end; ) {
    const length = lengthBehind(form, at + BODY);
    store<u8>(to, <u8>form);
    copy(at + BODY, length, to + 1);
    to += 1 + length;
    put32(ends, count, to - packed);
    put32(lines, count, lineFrom(at, load<u16>(at)));
    count++;
    at += BODY + length;
  }
  return count;
}
