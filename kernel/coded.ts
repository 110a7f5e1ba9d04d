import { areEqual, hashOf } from "./bytes";
import { at32, bytes, cellEnd, cellStart, firstCell, put32 } from "./layout";

/*
 * Dictionaries of coded cells: what the bytes of a cell mean, as a code. A dictionary is SLOTS entries
 * of ENTRY bytes (hash, length with 1 added so that 0 is free, code, place of its bytes) and, behind
 * them, room for the bytes. What it does not hold is asked of the program, which puts it in.
 */
const SLOTS: u32 = 1024;
const ENTRY: u32 = 16;
/** Entries beyond which a dictionary takes no more: looking up has to stay short. */
const MOST: u32 = 512;
const HEAD: u32 = 8;
const TEXTS: u32 = HEAD + SLOTS * ENTRY;
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
    const slot = slotOf(dictionary, bytes + start, at32(cellEnd, cell) - start);
    if (load<u32>(slot, 4) === 0) put32(misses, missed++, i);
    else put32(codes, i, load<u32>(slot, 8));
  }
  return missed;
}

/** Keeps the code of a cell, unless it is in or the dictionary is full. */
export function keepCode(dictionary: u32, start: u32, length: u32, code: u32): void {
  const entries = load<u32>(dictionary);
  const used = load<u32>(dictionary, 4);
  if (entries >= MOST || used + length > TEXT_BYTES) return;
  const slot = slotOf(dictionary, bytes + start, length);
  if (load<u32>(slot, 4) !== 0) return;
  store<u32>(slot, <u32>hashOf(bytes + start, length));
  store<u32>(slot, length + 1, 4);
  store<u32>(slot, code, 8);
  store<u32>(slot, dictionary + TEXTS + used, 12);
  memory.copy(dictionary + TEXTS + used, bytes + start, length);
  store<u32>(dictionary, entries + 1);
  store<u32>(dictionary, used + length, 4);
}

/** The entry of a cell, or the free one where it belongs. */
function slotOf(dictionary: u32, from: u32, length: u32): u32 {
  const hash = <u32>hashOf(from, length);
  let slot = hash & (SLOTS - 1);
  while (true) {
    const entry = dictionary + HEAD + slot * ENTRY;
    const there = load<u32>(entry, 4);
    if (there === 0) return entry;
    if (
      load<u32>(entry) === hash &&
      there === length + 1 &&
      areEqual(load<u32>(entry, 12), from, length)
    ) {
      return entry;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
}
