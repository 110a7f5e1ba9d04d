/*
 * A hash table by groups of 16 slots. A slot's tag is seven bits of the hash and the highest bit; 0 is
 * a free slot. One comparison of 16 tags at once finds the few slots worth a look, so that a table can
 * be seven eighths full. The tables of a memory are used in turns: whoever uses one says so first.
 */

export const GROUP: u32 = 16;

/** Where the tags begin, and the number of groups less 1: their number is a power of two. */
export let tags: u32 = 0;
export let lastGroup: u32 = 0;

/** @param at of the tags, one byte each. @param slots a power of two, 16 or more. */
export function useTags(at: u32, slots: u32): void {
  tags = at;
  lastGroup = slots / GROUP - 1;
}

/** Makes a table empty. */
export function clearTags(at: u32, slots: u32): void {
  memory.fill(at, 0, slots);
}

export function tagOf(hash: u64): u8 {
  return <u8>(hash >> 57) | 0x80;
}

export function groupOf(hash: u64): u32 {
  return <u32>hash & lastGroup;
}

/** Slots of a group that have a tag, as bits. */
export function slotsWith(group: u32, tag: u8): u32 {
  return <u32>i8x16.bitmask(i8x16.eq(v128.load(tags + group * GROUP), i8x16.splat(<i8>tag)));
}

/** Takes the first free slot on the way from a group on. */
export function takeSlot(hash: u64): u32 {
  let group = groupOf(hash);
  let free = slotsWith(group, 0);
  while (free === 0) {
    group = (group + 1) & lastGroup;
    free = slotsWith(group, 0);
  }
  const slot = group * GROUP + <u32>ctz(free);
  store<u8>(tags + slot, tagOf(hash));
  return slot;
}
