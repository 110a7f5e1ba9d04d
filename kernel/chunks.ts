import { allocateAt } from "./memory";

/*
 * Records of any length behind each other, in chunks: nothing moves when more come. A chunk begins with
 * a line, and a record with its own line, counted from there, in two bytes. All records begin in the
 * first page of their chunk, so that their place tells where the chunk begins.
 */
const PAGE: u32 = 4096;
const LINE: u32 = 0;
/** Behind the chunk's last record. */
const END: u32 = 4;
const NEXT: u32 = 8;
const HEAD: u32 = 12;
/** Pages that are asked for at once. */
const RUN: u32 = 16;
/** Records are written in blocks, a little over their end. */
const SLACK: u32 = 8;
const FARTHEST: u32 = 0xffff;

/** What is remembered of chunks while others are used, as numbers of four bytes. */
const FIRST: u32 = 0;
const LAST: u32 = 4;
const TAIL: u32 = 8;
const CHUNK_END: u32 = 12;
const FREE: u32 = 16;
const FREE_END: u32 = 20;
export const CHUNKS_BYTES: u32 = 24;

let first: u32 = 0;
/** The one that is being filled, behind its last record, and where no more records fit. */
let last: u32 = 0;
let tail: u32 = 0;
let chunkEnd: u32 = 0;
/** Where the next chunk is taken from. */
let free: u32 = 0;
let freeEnd: u32 = 0;

export function useChunks(at: u32): void {
  first = load<u32>(at, FIRST);
  last = load<u32>(at, LAST);
  tail = load<u32>(at, TAIL);
  chunkEnd = load<u32>(at, CHUNK_END);
  free = load<u32>(at, FREE);
  freeEnd = load<u32>(at, FREE_END);
}

export function leaveChunks(at: u32): void {
  store<u32>(at, first, FIRST);
  store<u32>(at, last, LAST);
  store<u32>(at, tail, TAIL);
  store<u32>(at, chunkEnd, CHUNK_END);
  store<u32>(at, free, FREE);
  store<u32>(at, freeEnd, FREE_END);
}

/** Makes a record of so many bytes, the two of its line among them. Returns its place. */
export function addRecord(bytes: u32, line: u32): u32 {
  // A line above the chunk's is far away as well: the difference has no sign.
  if (tail + bytes + SLACK > chunkEnd || line - load<u32>(last, LINE) > FARTHEST) {
    addChunk(bytes, line);
  }
  const at = tail;
  store<u16>(at, <u16>(line - load<u32>(last, LINE)));
  tail += bytes;
  store<u32>(last, tail, END);
  return at;
}

/** Begins a chunk: of one page, or of several for one long record. */
function addChunk(bytes: u32, line: u32): void {
  const size = (HEAD + bytes + SLACK + PAGE - 1) & ~(PAGE - 1);
  if (size > freeEnd - free) {
    const run = max(size, RUN * PAGE);
    free = allocateAt(run, PAGE);
    freeEnd = free + run;
  }
  const at = free;
  free += size;
  if (last === 0) first = at;
  else store<u32>(last, at, NEXT);
  last = at;
  tail = at + HEAD;
  chunkEnd = at + PAGE;
  store<u32>(at, line, LINE);
  store<u32>(at, tail, END);
  store<u32>(at, 0, NEXT);
}

/** Line of a record by what its first two bytes hold. */
export function lineFrom(record: u32, distance: u32): u32 {
  return load<u32>(record & ~(PAGE - 1), LINE) + distance;
}

/** 0 where there is none. */
export function firstChunk(): u32 {
  return first;
}

/** 0 behind the last. */
export function chunkBehind(chunk: u32): u32 {
  return load<u32>(chunk, NEXT);
}

export function firstRecord(chunk: u32): u32 {
  return chunk + HEAD;
}

/** Behind the chunk's last record. */
export function recordsEnd(chunk: u32): u32 {
  return load<u32>(chunk, END);
}
