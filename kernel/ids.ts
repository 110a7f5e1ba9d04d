import { areEqual, hashOf } from "./bytes";
import { at32, put32 } from "./layout";
import { GROUP, groupOf, lastGroup, slotsWith, tagOf, tags, takeSlot, useTags } from "./swiss";

/*
 * The external ids of a dataset, every one with the line where it stood first. They lie behind each
 * other: four bytes of line, the length (one byte; 255 and four more where it is longer), the bytes.
 * A table beside the tags tells where.
 */
const LINE: u32 = 4;
const LONG: u32 = 255;

let places: u32 = 0;
/** Behind the last id. */
let tail: u32 = 0;

/** @param at of the table: a byte of tag for every slot, and behind them four bytes of place. */
export function useIdTable(at: u32, slots: u32): void {
  useTags(at, slots);
  places = at + slots;
}

/** Ids are kept from here on. */
export function useIdRoom(at: u32): void {
  tail = at;
}

export function idTail(): u32 {
  return tail;
}

/**
 * Looks up ids, in order.
 * @param texts of the ids, behind each other.
 * @param ends of the ids in them, as numbers of four bytes; an empty one is passed by.
 * @param seen gets the lines where they stood first; 0 where an id is new.
 * @param hashes room for eight bytes each.
 * @param keeps whether new ones are kept; there is room for all of them.
 * @returns how many were kept.
 */
export function lookUpIds(
  texts: u32,
  ends: u32,
  lines: u32,
  seen: u32,
  hashes: u32,
  count: u32,
  keeps: bool,
): u32 {
  // Their groups are fetched into the cache all at once, instead of waiting for each.
  let touched: u32 = 0;
  let from = texts;
  for (let i: u32 = 0; i < count; i++) {
    const end = texts + at32(ends, i);
    const hash = hashOf(from, end - from);
    store<u64>(hashes + (i << 3), hash);
    touched |= load<u8>(tags + groupOf(hash) * GROUP);
    from = end;
  }
  put32(seen, 0, touched);
  let kept: u32 = 0;
  from = texts;
  for (let i: u32 = 0; i < count; i++) {
    const end = texts + at32(ends, i);
    const length = end - from;
    if (length === 0) {
      put32(seen, i, 0);
      continue;
    }
    const hash = load<u64>(hashes + (i << 3));
    const first = lineOf(from, length, hash);
    put32(seen, i, first);
    if (first === 0 && keeps) {
      keep(from, length, hash, at32(lines, i));
      kept++;
    }
    from = end;
  }
  return kept;
}

/** Puts the ids at [from, to) into a table that has grown. */
export function putIds(from: u32, to: u32): void {
  let at = from;
  while (at < to) {
    const text = textOf(at);
    const length = lengthOf(at);
    put32(places, takeSlot(hashOf(text, length)), at);
    at = text + length;
  }
}

/** Line where an id stands first; 0 where it is new. */
function lineOf(from: u32, length: u32, hash: u64): u32 {
  const tag = tagOf(hash);
  let group = groupOf(hash);
  while (true) {
    let alike = slotsWith(group, tag);
    while (alike !== 0) {
      const place = at32(places, group * GROUP + <u32>ctz(alike));
      if (lengthOf(place) === length && areEqual(textOf(place), from, length)) {
        return load<u32>(place);
      }
      alike &= alike - 1;
    }
    if (slotsWith(group, 0) !== 0) return 0;
    group = (group + 1) & lastGroup;
  }
}

function keep(from: u32, length: u32, hash: u64, line: u32): void {
  put32(places, takeSlot(hash), tail);
  store<u32>(tail, line);
  tail += LINE;
  if (length < LONG) store<u8>(tail++, <u8>length);
  else {
    store<u8>(tail, <u8>LONG);
    store<u32>(tail + 1, length);
    tail += 5;
  }
  // Eight at a time: what is written too far is written over by the next.
  for (let i: u32 = 0; i < length; i += 8) store<u64>(tail + i, load<u64>(from + i));
  tail += length;
}

function lengthOf(place: u32): u32 {
  const length = <u32>load<u8>(place, LINE);
  return length < LONG ? length : load<u32>(place, LINE + 1);
}

function textOf(place: u32): u32 {
  return place + LINE + (<u32>load<u8>(place, LINE) < LONG ? 1 : 5);
}
