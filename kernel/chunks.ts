import { allocateAt } from "./memory";

/*
 * Records behind each other, in chunks: nothing moves when more come. A chunk holds records of one form,
 * so that they need not say it, and begins with a line; a record begins with its own line, counted from
 * there, in two bytes. All records begin in the first page of their chunk, so that their place tells
 * where the chunk begins.
 */
const PAGE: u32 = 4096;
const LINE: u32 = 0;
/** Behind the chunk's last record. */
const END: u32 = 4;
const NEXT: u32 = 8;
const FORM: u32 = 12;
const HEAD: u32 = 16;
/** Pages that are asked for at once. */
const RUN: u32 = 16;
/** Records are written in blocks, a little over their end. */
const SLACK: u32 = 8;
const FARTHEST: u32 = 0xffff;

/** What is known of the chunks of a table, as numbers of four bytes. */
const FIRST: u32 = 0;
const LAST: u32 = 4;
/** Where the next chunk is taken from. */
const FREE: u32 = 8;
const FREE_END: u32 = 12;
/** The chunk that is being filled, for every form. */
const OPEN: u32 = 16;
export const CHUNKS_BYTES: u32 = OPEN + 4 * 256;

let chunks: u32 = 0;

/** The tables of a memory are used in turns: whoever uses one says so first. */
export function useChunks(at: u32): void {
  chunks = at;
}

/** Makes a record of so many bytes, the two of its line among them. Returns its place. */
export function addRecord(form: u32, bytes: u32, line: u32): u32 {
  let chunk = load<u32>(chunks + (form << 2), OPEN);
  let at = load<u32>(chunk, END);
  // A line above the chunk's is far away as well: the difference has no sign.
  if (
    chunk === 0 ||
    at + bytes + SLACK > chunk + PAGE ||
    line - load<u32>(chunk, LINE) > FARTHEST
  ) {
    chunk = addChunk(form, bytes, line);
    at = firstRecord(chunk);
  }
  store<u16>(at, <u16>(line - load<u32>(chunk, LINE)));
  store<u32>(chunk, at + bytes, END);
  return at;
}

/** Begins a chunk: of one page, or of several for one long record. */
function addChunk(form: u32, bytes: u32, line: u32): u32 {
  const size = (HEAD + bytes + SLACK + PAGE - 1) & ~(PAGE - 1);
  if (size > load<u32>(chunks, FREE_END) - load<u32>(chunks, FREE)) {
    const run = max(size, RUN * PAGE);
    const free = allocateAt(run, PAGE);
    store<u32>(chunks, free, FREE);
    store<u32>(chunks, free + run, FREE_END);
  }
  const chunk = load<u32>(chunks, FREE);
  store<u32>(chunks, chunk + size, FREE);
  const last = load<u32>(chunks, LAST);
  if (last === 0) store<u32>(chunks, chunk, FIRST);
  else store<u32>(last, chunk, NEXT);
  store<u32>(chunks, chunk, LAST);
  store<u32>(chunks + (form << 2), chunk, OPEN);
  store<u32>(chunk, line, LINE);
  store<u32>(chunk, chunk + HEAD, END);
  store<u32>(chunk, 0, NEXT);
  store<u32>(chunk, form, FORM);
  return chunk;
}

/** The chunk that a record stands in. */
export function chunkOf(record: u32): u32 {
  return record & ~(PAGE - 1);
}

/** Line of a record by what its first two bytes hold. */
export function lineFrom(record: u32, distance: u32): u32 {
  return load<u32>(chunkOf(record), LINE) + distance;
}

/** 0 where there is none. */
export function firstChunk(): u32 {
  return load<u32>(chunks, FIRST);
}

/** 0 behind the last. */
export function chunkBehind(chunk: u32): u32 {
  return load<u32>(chunk, NEXT);
}

export function formOf(chunk: u32): u32 {
  return load<u32>(chunk, FORM);
}

export function firstRecord(chunk: u32): u32 {
  return chunk + HEAD;
}

/** Behind the chunk's last record. */
export function recordsEnd(chunk: u32): u32 {
  return load<u32>(chunk, END);
}
