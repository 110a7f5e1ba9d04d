import {
  at32,
  bytes,
  cellEnd,
  cellFlags,
  cellStart,
  firstCell,
  put32,
  RECORD_SOUND,
  line as recordLine,
  record as recordNumber,
  STATE_ODD_DRIVERS,
  STATE_ODD_RATINGS,
  setState,
  state,
} from "./layout";
import {
  commentEnd,
  commentEscaped,
  commentStart,
  idEnd,
  idStart,
  line,
  negative,
  negativeOffered,
  negativeUnreadable,
  positive,
  positiveOffered,
  positiveUnreadable,
  rating,
  record,
  row,
  trouble,
} from "./responses";

const ZERO: u32 = 0x30;
const ONE: u32 = 0x31;
/** "null" as one little-endian word. */
const NULL_WORD: u32 = 0x6c6c756e;
const UNANSWERED: i8 = -1;
const UNREADABLE: i8 = -2;
const CELL_ESCAPED: u8 = 2;
const DRIVER_COLUMNS: u32 = 14;
const DRIVERS: u32 = 7;
const ALL: u32 = 0x7f;
const ALL_DRIVERS: u32 = 0x3fff;
const NO_COLUMN: u32 = 0xffff_ffff;

/**
 * Maps the sound records of a submission file to responses.
 * @param columns of external_id, question_1, question_4 and the 14 drivers, as numbers of four bytes;
 * NO_COLUMN where the file has none.
 * @param length records in the batch.
 * @param lowest and highest byte of a rating.
 * @param oddRatings gets the rows of records whose rating is none of those allowed; STATE_ODD_RATINGS says how
 * many there are.
 * @param oddDrivers gets the responses with such a driver that may be what a spreadsheet has made of one;
 * STATE_ODD_DRIVERS says how many there are.
 * @returns the number of responses.
 */
export function mapSubmission(
  columns: u32,
  length: u32,
  lowest: u32,
  highest: u32,
  oddRatings: u32,
  oddDrivers: u32,
): u32 {
  const idColumn = load<u32>(columns);
  const ratingColumn = load<u32>(columns, 4);
  const commentColumn = load<u32>(columns, 8);
  const driversAt = firstOfRow(columns + 12);
  let i: u32 = 0;
  let ratings: u32 = 0;
  let drivers: u32 = 0;
  for (let from: u32 = 0; from < length; from++) {
    if (load<u8>(state + from) !== RECORD_SOUND) continue;
    const first = at32(firstCell, from);
    let isOdd = false;
    put32(row, i, from);
    put32(record, i, at32(recordNumber, from));
    put32(line, i, at32(recordLine, from));
    store<u16>(trouble + (i << 1), 0);
    let value: i8 = UNANSWERED;
    if (ratingColumn !== NO_COLUMN) {
      const start = at32(cellStart, first + ratingColumn);
      const size = at32(cellEnd, first + ratingColumn) - start;
      if (size !== 0) {
        const byte = <u32>load<u8>(bytes + start);
        if (size === 1 && byte >= lowest && byte <= highest) value = <i8>(byte - ZERO);
        else {
          value = UNREADABLE;
          put32(oddRatings, ratings++, from);
        }
      }
    }
    store<i8>(rating + i, value);
    let selected: u32 = 0;
    let offered: u32 = 0;
    let unreadable: u32 = 0;
    if (driversAt !== NO_COLUMN && areBits(first + driversAt)) {
      offered = ALL_DRIVERS;
      selected = bitsAt(bytes + at32(cellStart, first + driversAt));
    } else
      for (let column: u32 = 0; column < DRIVER_COLUMNS; column++) {
        const index = load<u32>(columns + 12 + (column << 2));
        if (index === NO_COLUMN) continue;
        const start = at32(cellStart, first + index);
        const size = at32(cellEnd, first + index) - start;
        const byte = <u32>load<u8>(bytes + start);
        if (size === 1 && (byte === ZERO || byte === ONE)) {
          offered |= 1 << column;
          selected |= (byte - ZERO) << column;
        } else if (size !== 4 || load<u32>(bytes + start) !== NULL_WORD) {
          unreadable |= 1 << column;
          if (mayBeDamage(bytes + start, size)) isOdd = true;
        }
      }
    store<u8>(positive + i, <u8>(selected & ALL));
    store<u8>(negative + i, <u8>(selected >> DRIVERS));
    store<u8>(positiveOffered + i, <u8>(offered & ALL));
    store<u8>(negativeOffered + i, <u8>(offered >> DRIVERS));
    store<u8>(positiveUnreadable + i, <u8>(unreadable & ALL));
    store<u8>(negativeUnreadable + i, <u8>(unreadable >> DRIVERS));
    putPlace(idStart, idEnd, i, first, idColumn);
    putPlace(commentStart, commentEnd, i, first, commentColumn);
    store<u8>(
      commentEscaped + i,
      commentColumn !== NO_COLUMN &&
        (load<u8>(cellFlags + first + commentColumn) & CELL_ESCAPED) !== 0
        ? 1
        : 0,
    );
    if (isOdd) put32(oddDrivers, drivers++, i);
    i++;
  }
  setState(STATE_ODD_RATINGS, ratings);
  setState(STATE_ODD_DRIVERS, drivers);
  return i;
}

const LEAST_DAMAGE: u32 = 4;
const MOST_DAMAGE: u32 = 100;

/** The same as src/response/spreadsheet-damage.ts says. */
function mayBeDamage(from: u32, size: u32): bool {
  if (size < LEAST_DAMAGE || size > MOST_DAMAGE) return false;
  const first = load<u8>(from);
  if (first === 0x23 /* # */ || first === 0x3d /* = */) return true;
  for (let at = from + 1; at < from + size; at++) {
    const byte = load<u8>(at);
    if (byte === 0x2d /* - */ || byte === 0x2b /* + */ || byte === 0x2f /* / */) return true;
  }
  return false;
}

/** The first driver column, where the fourteen stand in a row as they should; else NO_COLUMN. */
function firstOfRow(columns: u32): u32 {
  const first = load<u32>(columns);
  if (first === NO_COLUMN) return NO_COLUMN;
  for (let column: u32 = 1; column < DRIVER_COLUMNS; column++) {
    if (load<u32>(columns + (column << 2)) !== first + column) return NO_COLUMN;
  }
  return first;
}

/*
 * Fourteen cells of one byte each take 27 bytes with the delimiters between them: two vectors hold
 * them, the second of which begins with the seventh cell.
 */
const SECOND: u32 = 12;

/** Whether fourteen cells from one on hold 0 or 1 each, unquoted. */
function areBits(cell: u32): bool {
  const start = at32(cellStart, cell);
  const last = cell + DRIVER_COLUMNS - 1;
  const isLong = at32(cellEnd, last) - start !== 2 * DRIVER_COLUMNS - 1;
  if (isLong || at32(cellStart, last) - start !== 2 * (DRIVER_COLUMNS - 1)) return false;
  const at = bytes + start;
  return (
    (digitsAt(at) & 0x5555) === 0x5555 &&
    (digitsAt(at + SECOND) & 0x5555) === 0x5555 &&
    // Thirteen delimiters take the places between: nothing else can be the same byte everywhere.
    (sameAt(at, load<i8>(at + 1)) & 0xaaaa) === 0xaaaa &&
    (sameAt(at + SECOND, load<i8>(at + 1)) & 0x2aaa) === 0x2aaa
  );
}

/** Bytes that are 0 or 1, as bits. */
function digitsAt(at: u32): u32 {
  const even = v128.andnot(v128.load(at), i8x16.splat(0x01));
  return <u32>i8x16.bitmask(i8x16.eq(even, i8x16.splat(<i8>ZERO)));
}

function sameAt(at: u32, byte: i8): u32 {
  return <u32>i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(byte)));
}

/** The fourteen as bits, the first cell the lowest. */
function bitsAt(at: u32): u32 {
  const a = <u32>i8x16.bitmask(i8x16.shl(v128.load(at), 7));
  const b = <u32>i8x16.bitmask(i8x16.shl(v128.load(at, SECOND), 7));
  return evenBits(a) | (evenBits(b) << 6);
}

function evenBits(bits: u32): u32 {
  let even = bits & 0x5555;
  even = (even | (even >> 1)) & 0x3333;
  even = (even | (even >> 2)) & 0x0f0f;
  return (even | (even >> 4)) & 0x00ff;
}

function putPlace(starts: u32, ends: u32, i: u32, first: u32, column: u32): void {
  const isThere = column !== NO_COLUMN;
  put32(starts, i, isThere ? at32(cellStart, first + column) : 0);
  put32(ends, i, isThere ? at32(cellEnd, first + column) : 0);
}
