/*
 * Places in the memory are given out one behind the other, and never taken back. Growing moves nothing,
 * and what nobody has written to takes no room in the machine: places may be given out generously.
 */

const PAGE_BITS: u32 = 16;
/** The memory grows by an eighth, and so many pages. */
const PAGES: u64 = 16;
/** Behind what was asked for: the kernel reads and writes in blocks. */
const SLACK: u64 = 64;
/** What the module itself may use at the beginning of its memory. */
const FIRST: u32 = 1024;

/** Behind the last place that was given out. */
let top: u32 = FIRST;

export function topOf(): u32 {
  return top;
}

/** A place for so many bytes, aligned for numbers of every kind. */
export function allocate(bytes: u32): u32 {
  return allocateAt(bytes, 16);
}

/** @param alignment a power of two. */
export function allocateAt(bytes: u32, alignment: u32): u32 {
  const at = (<u64>top + alignment - 1) & ~(<u64>alignment - 1);
  extend(at + bytes);
  return <u32>at;
}

/** Gives out everything up to `end`. */
export function extend(end: u64): void {
  const room = (<u64>memory.size()) << PAGE_BITS;
  if (end + SLACK > room) {
    const lacking = (end + SLACK - room + (1 << PAGE_BITS) - 1) >> PAGE_BITS;
    const enough = max(lacking, PAGES + (room >> (PAGE_BITS + 3)));
    // Growing often has the garbage collected often; where there is no more, what was asked for will do.
    if (memory.grow(<i32>enough) < 0 && memory.grow(<i32>lacking) < 0) unreachable();
  }
  top = <u32>end;
}
