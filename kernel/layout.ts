/*
 * Where things stand in the kernel's memory. The program lays it out (src/kernel/kernel.ts) and tells
 * the places once; all of them are offsets in bytes.
 */

/** Numbers that both sides read and write: see the STATE_… constants, four bytes each. */
export const STATE: u32 = 1024;

export const STATE_AT: u32 = 0;
export const STATE_RECORDS: u32 = 1;
export const STATE_LINES: u32 = 2;
export const STATE_LENGTH: u32 = 3;
export const STATE_CELLS: u32 = 4;
export const STATE_WRAPPED: u32 = 5;
export const STATE_FAULTS: u32 = 6;
export const STATE_ODD_RATINGS: u32 = 7;
export const STATE_ODD_DRIVERS: u32 = 8;

export let record: u32 = 0;
export let line: u32 = 0;
export let recordStart: u32 = 0;
export let recordEnd: u32 = 0;
export let firstCell: u32 = 0;
export let state: u32 = 0;
export let cellStart: u32 = 0;
export let cellEnd: u32 = 0;
export let cellFlags: u32 = 0;
export let strayCell: u32 = 0;
/** Where the bytes begin; places in the arrays count from there. */
export let bytes: u32 = 0;

/** @param places of the eleven above, in their order, as numbers of four bytes. */
export function layOut(places: u32): void {
  record = load<u32>(places, 0);
  line = load<u32>(places, 4);
  recordStart = load<u32>(places, 8);
  recordEnd = load<u32>(places, 12);
  firstCell = load<u32>(places, 16);
  cellStart = load<u32>(places, 20);
  cellEnd = load<u32>(places, 24);
  state = load<u32>(places, 28);
  cellFlags = load<u32>(places, 32);
  strayCell = load<u32>(places, 36);
  bytes = load<u32>(places, 40);
}

export function at32(array: u32, index: u32): u32 {
  return load<u32>(array + (index << 2));
}

export function put32(array: u32, index: u32, value: u32): void {
  store<u32>(array + (index << 2), value);
}

export function stateOf(number: u32): u32 {
  return load<u32>(STATE + (number << 2));
}

export function setState(number: u32, value: u32): void {
  store<u32>(STATE + (number << 2), value);
}

/** State of a record with as many cells as the header. */
export const RECORD_SOUND: u8 = 0;
/** Of an empty line. */
export const RECORD_BLANK: u8 = 1;
/** Of a record with another number of cells. */
export const RECORD_BROKEN: u8 = 2;

/*
 * What a record holds beside that, and its state says by the bits above these.
 */

/** A NUL byte. */
export const RECORD_HOLDS_NUL: u8 = 4;
/** A quote inside a cell that is not quoted, or text behind the closing quote of one that is. */
export const RECORD_HOLDS_STRAY: u8 = 8;
/** What may be a letter that was decoded wrongly. */
export const RECORD_HOLDS_DECODED: u8 = 16;
/** Its stray quotes are all those of cells such as ="0123", which a program has wrapped for a spreadsheet. */
export const RECORD_IS_WRAPPED: u8 = 32;
