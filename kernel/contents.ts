import {
  addRecord,
  chunkBehind,
  firstChunk,
  firstRecord,
  lineFrom,
  recordsEnd,
  useChunks,
} from "./chunks";
import { at32, put32 } from "./layout";
import { allocate } from "./memory";
import {
  addressOf,
  enlarge,
  groupBehind,
  groupOf,
  hasSlots,
  leaveSwiss,
  placeIn,
  put,
  SWISS_BYTES,
  slotsWith,
  tagOf,
  touchAll,
  useSwiss,
} from "./swiss";

/*
 * How often contents stood in a dataset, by a 64-bit hash. A record is two bytes of line and two of the
 * note on the first, one of how often, another of the note, and the hash. Few contents stand so often
 * that one byte does not hold it: the first four bytes are then the place where they stand themselves,
 * and behind them how often.
 */
const NOTE: u32 = 2;
const TIMES: u32 = 4;
const NOTE_END: u32 = 5;
const HASH: u32 = 6;
const RECORD: u32 = 14;
const OFTEN: u32 = 255;

/**
 * Counts contents, in order.
 * @param highs and lows of their hashes, lines, notes of 24 bits: numbers of four bytes.
 * @param seen gets the lines where they stood first; 0 where a content is new.
 * @param firsts gets the notes on the first ones.
 */
export function addContents(
  table: u32,
  highs: u32,
  lows: u32,
  lines: u32,
  notes: u32,
  seen: u32,
  firsts: u32,
  count: u32,
): void {
  useSwiss(table);
  useChunks(table + SWISS_BYTES);
  if (!hasSlots(count)) grow(count, seen);
  for (let i: u32 = 0; i < count; i++) put32(seen, i, addressOf(groupOf(hashFrom(highs, lows, i))));
  put32(seen, 0, touchAll(seen, count));
  for (let i: u32 = 0; i < count; i++) {
    const hash = hashFrom(highs, lows, i);
    const record = recordOf(hash);
    if (record === 0) {
      add(hash, at32(lines, i), at32(notes, i));
      put32(seen, i, 0);
    } else {
      countOne(record);
      put32(seen, i, lineOf(record));
      put32(firsts, i, noteOf(record));
    }
  }
  leaveSwiss(table);
}

/**
 * Keeps of some texts those that are long, in order. Nothing depends on a branch: half of all comments may
 * be long, and which ones nobody can foresee.
 * @param starts and ends of the texts, highs and lows of their hashes, lines: numbers of four bytes. Of the
 *   long ones, hashes and lines are moved to the front.
 * @param ratings, positives and negatives: a byte each, which together become the note.
 * @param rows gets which texts the long ones are.
 * @returns how many there are.
 */
export function pickLong(
  starts: u32,
  ends: u32,
  highs: u32,
  lows: u32,
  lines: u32,
  ratings: u32,
  positives: u32,
  negatives: u32,
  least: u32,
  rows: u32,
  notes: u32,
  count: u32,
): u32 {
  let picked: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    put32(rows, picked, i);
    put32(highs, picked, at32(highs, i));
    put32(lows, picked, at32(lows, i));
    put32(lines, picked, at32(lines, i));
    const answers =
      <u32>load<u8>(ratings + i) |
      ((<u32>load<u8>(positives + i)) << 8) |
      ((<u32>load<u8>(negatives + i)) << 16);
    put32(notes, picked, answers);
    picked += <u32>(at32(ends, i) - at32(starts, i) >= least);
  }
  return picked;
}

/** The first chunk of a table's contents; 0 where it has none. */
export function firstContents(table: u32): u32 {
  useChunks(table + SWISS_BYTES);
  return firstChunk();
}

/** 0 behind the last chunk. */
export function contentsBehind(chunk: u32): u32 {
  return chunkBehind(chunk);
}

/**
 * Finds the contents of a chunk that stood at least so often.
 * @param into gets line and number of times of each, as numbers of four bytes.
 * @returns how many there are.
 */
export function repeatedContents(chunk: u32, least: u32, into: u32): u32 {
  const end = recordsEnd(chunk);
  let count: u32 = 0;
  for (let record = firstRecord(chunk); record < end; record += RECORD) {
    const times = timesOf(record);
    if (times < least) continue;
    put32(into, 2 * count, lineOf(record));
    put32(into, 2 * count + 1, times);
    count++;
  }
  return count;
}

function hashFrom(highs: u32, lows: u32, i: u32): u64 {
  return ((<u64>at32(highs, i)) << 32) | at32(lows, i);
}

/** 0 where there is none. */
function recordOf(hash: u64): u32 {
  const tag = tagOf(hash);
  let group = groupOf(hash);
  while (true) {
    for (let alike = slotsWith(group, tag); alike !== 0; alike &= alike - 1) {
      const record = placeIn(group, alike);
      if (load<u64>(record, HASH) === hash) return record;
    }
    if (slotsWith(group, 0) !== 0) return 0;
    group = groupBehind(group);
  }
}

function add(hash: u64, line: u32, note: u32): void {
  const record = addRecord(0, RECORD, line);
  store<u16>(record, <u16>note, NOTE);
  store<u8>(record, 1, TIMES);
  store<u8>(record, <u8>(note >> 16), NOTE_END);
  store<u64>(record, hash, HASH);
  put(hash, record);
}

function countOne(record: u32): void {
  const times = <u32>load<u8>(record, TIMES);
  if (times === OFTEN) {
    const moved = load<u32>(record);
    store<u32>(moved, load<u32>(moved, TIMES) + 1, TIMES);
    return;
  }
  store<u8>(record, <u8>(times + 1), TIMES);
  if (times + 1 < OFTEN) return;
  const moved = allocate(8);
  store<u32>(moved, load<u32>(record));
  store<u32>(moved, OFTEN, TIMES);
  store<u32>(record, moved);
}

/** Where the first four bytes of a record stand. */
function beginningOf(record: u32): u32 {
  return <u32>load<u8>(record, TIMES) === OFTEN ? load<u32>(record) : record;
}

function lineOf(record: u32): u32 {
  return lineFrom(record, load<u16>(beginningOf(record)));
}

function noteOf(record: u32): u32 {
  return load<u16>(beginningOf(record), NOTE) | ((<u32>load<u8>(record, NOTE_END)) << 16);
}

function timesOf(record: u32): u32 {
  const times = <u32>load<u8>(record, TIMES);
  return times === OFTEN ? load<u32>(load<u32>(record), TIMES) : times;
}

function grow(count: u32, scratch: u32): void {
  enlarge(count);
  let touched: u32 = 0;
  for (let chunk = firstChunk(); chunk !== 0; chunk = chunkBehind(chunk)) {
    const end = recordsEnd(chunk);
    let contents: u32 = 0;
    for (let at = firstRecord(chunk); at < end; at += RECORD) {
      put32(scratch, contents++, addressOf(groupOf(load<u64>(at, HASH))));
    }
    touched |= touchAll(scratch, contents);
    for (let at = firstRecord(chunk); at < end; at += RECORD) put(load<u64>(at, HASH), at);
  }
  // Kept, so that fetching is not left out as being of no use.
  store<u32>(scratch, touched);
}
