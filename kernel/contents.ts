import { at32, put32 } from "./layout";
import { GROUP, groupOf, lastGroup, slotsWith, tagOf, tags, takeSlot, useTags } from "./swiss";

/*
 * How often contents stood in a dataset, by a 64-bit hash. An entry is the hash, the line of the first,
 * how often, and a note on the first; entries lie in the order of the slots.
 */
export const ENTRY: u32 = 20;
const LINE: u32 = 8;
const TIMES: u32 = 12;
const NOTE: u32 = 16;

let entries: u32 = 0;

/** @param at of the table: a byte of tag for every slot, and behind them the entries. */
export function useContentTable(at: u32, slots: u32): void {
  useTags(at, slots);
  entries = at + slots;
}

/**
 * Counts contents, in order.
 * @param highs and lows of their hashes, lines, notes: numbers of four bytes.
 * @param seen gets the lines where they stood first; 0 where a content is new.
 * @param first gets the notes on the first ones.
 * @returns how many were new.
 */
export function addContents(
  highs: u32,
  lows: u32,
  lines: u32,
  notes: u32,
  seen: u32,
  first: u32,
  count: u32,
): u32 {
  let touched: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const hash = ((<u64>at32(highs, i)) << 32) | at32(lows, i);
    touched |= load<u8>(tags + groupOf(hash) * GROUP);
  }
  put32(seen, 0, touched);
  let added: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const hash = ((<u64>at32(highs, i)) << 32) | at32(lows, i);
    const entry = entryOf(hash);
    if (entry === 0) {
      const line = at32(lines, i);
      const note = at32(notes, i);
      put(hash, line, 1, note);
      put32(seen, i, 0);
      put32(first, i, note);
      added++;
    } else {
      store<u32>(entry, load<u32>(entry, TIMES) + 1, TIMES);
      put32(seen, i, load<u32>(entry, LINE));
      put32(first, i, load<u32>(entry, NOTE));
    }
  }
  return added;
}

/** Puts the entries of a table of so many slots at `from` into the one in use. */
export function putContents(from: u32, slots: u32): void {
  for (let slot: u32 = 0; slot < slots; slot++) {
    if (load<u8>(from + slot) === 0) continue;
    const entry = from + slots + slot * ENTRY;
    put(load<u64>(entry), load<u32>(entry, LINE), load<u32>(entry, TIMES), load<u32>(entry, NOTE));
  }
}

/**
 * Finds contents that stood at least so often.
 * @param from slot to begin at.
 * @param into gets line and number of times of each, as numbers of four bytes.
 * @returns the slot to go on at; `found` tells how many there are.
 */
export function repeatedContents(slots: u32, from: u32, least: u32, into: u32, most: u32): u32 {
  let count: u32 = 0;
  let slot = from;
  for (; slot < slots && count < most; slot++) {
    if (load<u8>(tags + slot) === 0) continue;
    const entry = entries + slot * ENTRY;
    const times = load<u32>(entry, TIMES);
    if (times < least) continue;
    put32(into, 2 * count, load<u32>(entry, LINE));
    put32(into, 2 * count + 1, times);
    count++;
  }
  found = count;
  return slot;
}

let found: u32 = 0;

export function foundContents(): u32 {
  return found;
}

function entryOf(hash: u64): u32 {
  const tag = tagOf(hash);
  let group = groupOf(hash);
  while (true) {
    let alike = slotsWith(group, tag);
    while (alike !== 0) {
      const entry = entries + (group * GROUP + <u32>ctz(alike)) * ENTRY;
      if (load<u64>(entry) === hash) return entry;
      alike &= alike - 1;
    }
    if (slotsWith(group, 0) !== 0) return 0;
    group = (group + 1) & lastGroup;
  }
}

function put(hash: u64, line: u32, times: u32, note: u32): void {
  const entry = entries + takeSlot(hash) * ENTRY;
  store<u64>(entry, hash);
  store<u32>(entry, line, LINE);
  store<u32>(entry, times, TIMES);
  store<u32>(entry, note, NOTE);
}
