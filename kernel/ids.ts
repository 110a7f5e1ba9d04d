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
  enlarge,
  groupBehind,
  groupOf,
  hasSlots,
  leaveSwiss,
  makeSwiss,
  placeIn,
  put,
  SWISS_BYTES,
  slotsWith,
  tagOf,
  touch,
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
  if (keeps && !hasSlots(count)) grow(count, hashes);
  // Their groups are fetched into the cache all at once, instead of waiting for each.
  let touched: u32 = 0;
  let from = packed;
  for (let i: u32 = 0; i < count; i++) {
    const end = packed + at32(ends, i);
    if (end === from) continue;
    const hash = hashOfId(load<u8>(from), from + 1, end - from - 1);
    store<u64>(hashes + (i << 3), hash);
    touched |= touch(hash);
    from = end;
  }
  put32(seen, 0, touched);
  let kept: u32 = 0;
  from = packed;
  for (let i: u32 = 0; i < count; i++) {
    const end = packed + at32(ends, i);
    let first: u32 = 0;
    if (end > from) {
      const form = <u32>load<u8>(from++);
      const length = end - from;
      const hash = load<u64>(hashes + (i << 3));
      first = lineOf(form, from, length, hash);
      if (first === 0 && keeps) {
        const record = addRecord(form, BODY + length, at32(lines, i));
        copy(from, length, record + BODY);
        put(hash, record);
        kept++;
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

/** Line where an id stands first; 0 where it is new. */
function lineOf(form: u32, from: u32, length: u32, hash: u64): u32 {
  const tag = tagOf(hash);
  let group = groupOf(hash);
  while (true) {
    for (let alike = slotsWith(group, tag); alike !== 0; alike &= alike - 1) {
      const record = placeIn(group, alike);
      if (formOf(chunkOf(record)) === form && areEqual(record + BODY, from, length)) {
        return lineFrom(record, load<u16>(record));
      }
    }
    if (slotsWith(group, 0) !== 0) return 0;
    group = groupBehind(group);
  }
}

function grow(count: u32, hashes: u32): void {
  enlarge(count);
  let touched: u32 = 0;
  for (let chunk = firstChunk(); chunk !== 0; chunk = chunkBehind(chunk)) {
    const form = formOf(chunk);
    const end = recordsEnd(chunk);
    let hash = hashes;
    for (let at = firstRecord(chunk); at < end; ) {
      const length = lengthBehind(form, at + BODY);
      const value = hashOfId(form, at + BODY, length);
      store<u64>(hash, value);
      hash += 8;
      touched |= touch(value);
      at += BODY + length;
    }
    hash = hashes;
    for (let at = firstRecord(chunk); at < end; at += BODY + lengthBehind(form, at + BODY)) {
      put(load<u64>(hash), at);
      hash += 8;
    }
  }
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
