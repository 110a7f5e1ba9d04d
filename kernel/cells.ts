import { at32, bytes, cellEnd, cellFlags, cellStart } from "./layout";

/*
 * What the scan asks of the cells that it has found.
 */

const QUOTE: u8 = 0x22;
const LF: u8 = 0x0a;
const CR: u8 = 0x0d;
const EQUALS: u8 = 0x3d;

export const CELL_QUOTED: u8 = 1;
export const CELL_ESCAPED: u8 = 2;
export const CELL_MULTILINE: u8 = 4;

/** The cell that holds the byte at `place`, in a record that begins with the cell `first`. */
export function cellAt(place: u32, first: u32): u32 {
  let cell = first;
  while (at32(cellEnd, cell) <= place) cell++;
  return cell;
}

/** Cells without quotes of their own that begin with =" and end with a quote. */
export function wrappedCells(from: u32, to: u32): u32 {
  let count: u32 = 0;
  for (let cell = from; cell < to; cell++) {
    const start = bytes + at32(cellStart, cell);
    const end = bytes + at32(cellEnd, cell);
    if (end < start + 3 || load<u8>(start) !== EQUALS) continue;
    if (load<u8>(cellFlags + cell) !== 0) continue;
    if (load<u8>(start, 1) === QUOTE && load<u8>(end - 1) === QUOTE) count++;
  }
  return count;
}

/** Whether a cell begins with anything but a blank; blanks in front are for the careful parser. */
export function holdsText(from: u32, to: u32): bool {
  for (let cell = from; cell < to; cell++) {
    const start = at32(cellStart, cell);
    if (start < at32(cellEnd, cell) && load<u8>(bytes + start) > 0x20) return true;
  }
  return false;
}

/** Columns from which a line inside quotes can look like a record by its delimiters. */
const TELLING_DELIMITERS: u32 = 4;
export const SWALLOWS: u32 = 0xffff_ffff;

/** Line ends inside the cells of a record, or SWALLOWS where a line among them looks like a record. */
export function innerLinesOf(from: u32, to: u32, delimiter: u8, delimitersOfRecord: u32): u32 {
  let lines: u32 = 0;
  for (let cell = from; cell < to; cell++) {
    if ((load<u8>(cellFlags + cell) & CELL_MULTILINE) === 0) continue;
    const end = bytes + at32(cellEnd, cell);
    let found: u32 = 0;
    let most: u32 = 0;
    for (let at = bytes + at32(cellStart, cell); at < end; at++) {
      const byte = load<u8>(at);
      if (byte === delimiter) {
        found++;
        if (found > most) most = found;
      } else if (byte === LF || byte === CR) {
        found = 0;
        if (byte === LF || at + 1 >= end || load<u8>(at + 1) !== LF) lines++;
      }
    }
    if (delimitersOfRecord >= TELLING_DELIMITERS && most >= delimitersOfRecord) return SWALLOWS;
  }
  return lines;
}
