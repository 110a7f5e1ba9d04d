import { allocate, allocateAt } from "./memory";

/*
 * A hash table by groups of 16 slots: 16 tags, and 16 places of records. A tag is seven bits
 * of the hash and the highest bit; 0 is a free slot. One comparison of 16 tags at once finds the few
 * slots worth a look, so that a table can be fifteen sixteenths full.
 *
 * Groups lie in blocks that a directory names, and their number is any: a table grows to what is
 * needed, where there is room, and leaves nothing behind. The tables of a memory are used in turns: whoever uses
 * one says so first.
 */
const GROUP: u32 = 16;
/** Slots of a group that are taken when a table is full, on average. */
const FULL: u32 = 15;
const PLACES: u32 = 64;
const BLOCK_BITS: u32 = 9;
const BLOCK_GROUPS: u32 = 1 << BLOCK_BITS;
/** In a block stand all its tags, which are looked at more often, and then all its places. */
const BLOCK_TAGS: u32 = BLOCK_GROUPS * GROUP;
const BLOCK_BYTES: u32 = BLOCK_TAGS + BLOCK_GROUPS * PLACES;
/** Enough for every group that the memory has room for. */
const MOST_BLOCKS: u32 = 1 << 16;

/** What is remembered of a table while another is used, as numbers of four bytes. */
const DIRECTORY: u32 = 0;
const BLOCKS: u32 = 4;
const GROUPS: u32 = 8;
const TAKEN: u32 = 12;
export const SWISS_BYTES: u32 = 16;

/** A table becomes so many times larger at the most, whatever is expected. */
const MOST_TIMES: u32 = 16;
/** More than what is expected, so that it does not have to grow once more at the end. */
const SPARE: f64 = 1.02;

/** Share of the dataset that is read; 1 or more where it is not known. */
let share: f64 = 1;

let directory: u32 = 0;
let blocks: u32 = 0;
let groups: u32 = 0;
let taken: u32 = 0;

export function makeSwiss(at: u32): void {
  store<u32>(at, allocate(4 * MOST_BLOCKS), DIRECTORY);
  useSwiss(at);
  enlarge(1);
  leaveSwiss(at);
}

export function useSwiss(at: u32): void {
  directory = load<u32>(at, DIRECTORY);
  blocks = load<u32>(at, BLOCKS);
  groups = load<u32>(at, GROUPS);
  taken = load<u32>(at, TAKEN);
}

export function leaveSwiss(at: u32): void {
  store<u32>(at, blocks, BLOCKS);
  store<u32>(at, groups, GROUPS);
  store<u32>(at, taken, TAKEN);
}

export function useShare(read: f64): void {
  share = read;
}

/** Whether there are slots for so many more. */
export function hasSlots(count: u32): bool {
  return <u64>(taken + count) <= <u64>groups * FULL;
}

/**
 * Makes a table larger, and empty: all are to be put in again. It is made for what the whole dataset
 * will hold, as far as that can be told, and a quarter larger if it was told wrongly. Where nothing is
 * known, half as large again wastes little, and does not put all in again too often.
 * @param count that there must be room for beside those it has.
 */
export function enlarge(count: u32): void {
  const least = taken + count;
  const most = <f64>least * MOST_TIMES;
  const isKnown = share < 1;
  const expected = isKnown ? min((<f64>least / share) * SPARE, most) : 0;
  groups = max(
    groups + (groups >> (isKnown ? 2 : 1)),
    max(groupsFor(least), groupsFor(<u64>expected)),
  );
  while (blocks * BLOCK_GROUPS < groups) {
    store<u32>(directory + (blocks << 2), allocateAt(BLOCK_BYTES, BLOCK_TAGS));
    blocks++;
  }
  for (let group: u32 = 0; group < groups; group++) {
    v128.store(addressOf(group), i8x16.splat(0));
  }
  taken = 0;
}

/** Groups that so many fill. */
function groupsFor(count: u64): u32 {
  return <u32>(count / FULL) + 1;
}

export function tagOf(hash: u64): u8 {
  return <u8>(hash >> 57) | 0x80;
}

/** Number of the group that a search begins with. */
export function groupOf(hash: u64): u32 {
  return <u32>(((hash & 0xffffffff) * groups) >> 32);
}

export function groupBehind(group: u32): u32 {
  const next = group + 1;
  return next === groups ? 0 : next;
}

/** Where the tags of a group stand. */
export function addressOf(group: u32): u32 {
  return blockOf(group) + (group & (BLOCK_GROUPS - 1)) * GROUP;
}

/** Where the places of a group stand, by where its tags do: blocks are aligned to their tags. */
function placesBeside(tags: u32): u32 {
  const tagsIn = tags & (BLOCK_TAGS - 1);
  return tags - tagsIn + BLOCK_TAGS + (tagsIn << 2);
}

/** Where the places of a group stand. */
function placesOf(group: u32): u32 {
  return blockOf(group) + BLOCK_TAGS + (group & (BLOCK_GROUPS - 1)) * PLACES;
}

function blockOf(group: u32): u32 {
  return load<u32>(directory + ((group >> BLOCK_BITS) << 2));
}

/**
 * Fetches groups into the cache, tags and places, all at once instead of waiting for each. With nothing
 * else to do in between, the machine asks for many of them at the same time.
 * @param addresses of them, as numbers of four bytes.
 * @returns a value that means nothing; it is to be kept, so that this is not left out.
 */
export function touchAll(addresses: u32, count: u32): u32 {
  let touched: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const at = load<u32>(addresses + (i << 2));
    touched |= load<u8>(at) | load<u8>(placesBeside(at));
  }
  return touched;
}

/** Slots of a group that have a tag, as bits. */
export function slotsWith(group: u32, tag: u8): u32 {
  return <u32>i8x16.bitmask(i8x16.eq(v128.load(addressOf(group)), i8x16.splat(<i8>tag)));
}

/** The place in the lowest of the slots that {@link slotsWith} told. */
export function placeIn(group: u32, slots: u32): u32 {
  return load<u32>(placesOf(group) + ((<u32>ctz(slots)) << 2));
}

/** Puts a record into one of the slots of a group that are free, as {@link slotsWith} told of 0. */
export function putInto(group: u32, free: u32, tag: u8, place: u32): void {
  const slot = <u32>ctz(free);
  store<u8>(addressOf(group) + slot, tag);
  store<u32>(placesOf(group) + (slot << 2), place);
  taken++;
}

/** Puts in what is not there. */
export function put(hash: u64, place: u32): void {
  let group = groupOf(hash);
  let free = slotsWith(group, 0);
  while (free === 0) {
    group = groupBehind(group);
    free = slotsWith(group, 0);
  }
  putInto(group, free, tagOf(hash), place);
}
