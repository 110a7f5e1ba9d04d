import { areEqual, hashOf, hashOfBoth } from "./bytes";
import { at32, bytes, cellEnd, cellStart, firstCell, put32 } from "./layout";

/*
 * Dictionaries of coded cells: what the bytes of a cell mean, as a code. A dictionary is SLOTS entries
 * (length with 1 added so that 0 is free, code, place of its bytes, hash, its first eight bytes and its
 * last eight) and, behind them, room for the bytes. Up to sixteen bytes are told by the first and the
 * last. What it does not hold is asked of the program, which puts it in.
 */
const SLOTS: u32 = 1024;
const ENTRY_BITS: u32 = 5;
const CODE: u32 = 4;
const PLACE: u32 = 8;
const HASH: u32 = 12;
const FIRST: u32 = 16;
const LAST: u32 = 24;
/** Bytes of a cell that its first and last eight are. */
const SHORT: u32 = 16;
/** Entries beyond which a dictionary takes no more: looking up has to stay short. */
const MOST: u32 = 512;
const HEAD: u32 = 16;
const TEXTS: u32 = HEAD + (SLOTS << ENTRY_BITS);
const TEXT_BYTES: u32 = 1 << 15;

/** Bytes of a dictionary; the program clears as many before it is used. */
export function dictionaryBytes(): u32 {
  return TEXTS + TEXT_BYTES + 8;
}

/**
 * The codes of a column's cells in some records of a batch.
 * @param column 0-based cell, which each of the records has.
 * @param rows of the records, as numbers of four bytes.
 * @param codes gets the code of each of them, at its row.
 * @param misses gets the rows of those whose cells the dictionary does not hold.
 * @returns how many misses there are.
 */
export function codesOf(
  dictionary: u32,
  column: u32,
  rows: u32,
  count: u32,
  codes: u32,
  misses: u32,
): u32 {
  let missed: u32 = 0;
  for (let each: u32 = 0; each < count; each++) {
    const i = at32(rows, each);
    const cell = at32(firstCell, i) + column;
    const start = at32(cellStart, cell);
    const from = bytes + start;
    const length = at32(cellEnd, cell) - start;
    if (length <= SHORT) {
      // Most cells are short, and stand where they belong: no call, and nothing to guess for the processor.
      const first = firstOf(from, length);
      const last = lastOf(from, length);
      const entry = entryAt(dictionary, <u32>hashOfBoth(first, last));
      const isThere =
        u32(load<u32>(entry) === length + 1) &
        u32(load<u64>(entry, FIRST) === first) &
        u32(load<u64>(entry, LAST) === last);
      if (isThere !== 0) {
        put32(codes, i, load<u32>(entry, CODE));
        continue;
      }
    }
    const slot = slotOf(dictionary, from, length);
    if (load<u32>(slot) === 0) put32(misses, missed++, i);
    else put32(codes, i, load<u32>(slot, CODE));
  }
  return missed;
}

function entryAt(dictionary: u32, hash: u32): u32 {
  return dictionary + HEAD + ((hash & (SLOTS - 1)) << ENTRY_BITS);
}

/** Keeps the code of a cell, unless it is in or the dictionary is full. */
export function keepCode(dictionary: u32, start: u32, length: u32, code: u32): void {
  const entries = load<u32>(dictionary);
  const used = load<u32>(dictionary, 4);
  if (entries >= MOST || used + length > TEXT_BYTES) return;
  const slot = slotOf(dictionary, bytes + start, length);
  if (load<u32>(slot) !== 0) return;
  store<u32>(slot, length + 1);
  store<u32>(slot, code, CODE);
  store<u32>(slot, dictionary + TEXTS + used, PLACE);
  store<u32>(slot, slotHash, HASH);
  store<u64>(slot, firstOf(bytes + start, length), FIRST);
  store<u64>(slot, lastOf(bytes + start, length), LAST);
  memory.copy(dictionary + TEXTS + used, bytes + start, length);
  store<u32>(dictionary, entries + 1);
  store<u32>(dictionary, used + length, 4);
}

/** Hash of the cell whose entry was looked for last. */
let slotHash: u32 = 0;

/** The entry of a cell, or the free one where it belongs. */
function slotOf(dictionary: u32, from: u32, length: u32): u32 {
  const first = firstOf(from, length);
  const last = lastOf(from, length);
  const hash = <u32>(length <= SHORT ? hashOfBoth(first, last) : hashOf(from, length));
  slotHash = hash;
  let slot = hash;
  while (true) {
    const entry = entryAt(dictionary, slot);
    const there = load<u32>(entry);
    if (there === 0) return entry;
    if (
      there === length + 1 &&
      load<u64>(entry, FIRST) === first &&
      load<u64>(entry, LAST) === last &&
      (length <= SHORT ||
        (load<u32>(entry, HASH) === hash && areEqual(load<u32>(entry, PLACE), from, length)))
    ) {
      return entry;
    }
    slot++;
  }
}

/** The first eight bytes of a cell, or as many as it has. */
function firstOf(from: u32, length: u32): u64 {
  const eight = load<u64>(from);
  return select<u64>(eight, eight & (((<u64>1) << (length << 3)) - 1), length >= 8);
}

/** The last eight bytes; the first ones of a cell that has less. */
function lastOf(from: u32, length: u32): u64 {
  return select<u64>(load<u64>(from + length - 8), firstOf(from, length), length >= 8);
}
