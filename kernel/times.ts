import { at32, bytes, cellEnd, cellStart, firstCell } from "./layout";

/*
 * Times as most platforms write them: 2025-04-30 16:05:00, alone or with " UTC" behind. The kinds are
 * those of USUAL_TIME in src/kernel/time-column.ts.
 */
const OTHER: u8 = 0;
const UTC: u8 = 1;
const EARLY: u8 = 2;
const LATER: u8 = 3;

const LENGTH: u32 = 19;
const LENGTH_UTC: u32 = 23;
/** " UTC" as a number. */
const OF_UTC: u32 = 0x43545520;
/** A day up to this one may have been a month. */
const LAST_MONTH: u32 = 12;
const FIRST_YEAR: u32 = 1900;
const LAST_YEAR: u32 = 2200;
/** Milliseconds. */
const DAY: f64 = 86_400_000;

/**
 * The times in a column's cells in some records of a batch.
 * @param column 0-based cell, which each of the records has.
 * @param rows of the records, as numbers of four bytes.
 * @param times gets the time of each of them, at its row: epoch milliseconds, as if it were UTC.
 * @param kinds gets the kind of each, at its row; where it is OTHER, there is no time.
 */
export function timesOf(column: u32, rows: u32, count: u32, times: u32, kinds: u32): void {
  for (let each: u32 = 0; each < count; each++) {
    const i = at32(rows, each);
    const cell = at32(firstCell, i) + column;
    const start = at32(cellStart, cell);
    store<u8>(kinds + i, readTime(bytes + start, at32(cellEnd, cell) - start, times + (i << 3)));
  }
}

function readTime(at: u32, length: u32, into: u32): u8 {
  if (length !== LENGTH && length !== LENGTH_UTC) return OTHER;
  if (length === LENGTH_UTC && load<u32>(at, LENGTH) !== OF_UTC) return OTHER;
  const text = v128.load(at);
  const digits = i8x16.lt_u(i8x16.sub(text, i8x16.splat(0x30)), i8x16.splat(10));
  const shape = i8x16(0, 0, 0, 0, 0x2d, 0, 0, 0x2d, 0, 0, 0x20, 0, 0, 0x3a, 0, 0);
  const marks = i8x16.ne(shape, i8x16.splat(0));
  if (!i8x16.all_true(v128.bitselect(i8x16.eq(text, shape), digits, marks))) return OTHER;
  const month = two(at + 5);
  const day = two(at + 8);
  const hour = two(at + 11);
  const minute = two(at + 14);
  if (load<u8>(at, 16) !== 0x3a || !isDigit(at + 17) || !isDigit(at + 18)) return OTHER;
  const second = two(at + 17);
  const year = two(at) * 100 + two(at + 2);
  if (hour > 23 || minute > 59 || second > 59 || !exists(year, month, day)) return OTHER;
  const ofDay = ((hour * 60 + minute) * 60 + second) * 1000;
  store<f64>(into, <f64>daysTo(year, month, day) * DAY + <f64>ofDay);
  if (length === LENGTH_UTC) return UTC;
  return day <= LAST_MONTH ? EARLY : LATER;
}

/** Two digits as a number. */
function two(at: u32): u32 {
  const both = <u32>load<u16>(at) - 0x3030;
  return (both & 0xff) * 10 + (both >> 8);
}

function isDigit(at: u32): bool {
  return <u32>load<u8>(at) - 0x30 < 10;
}

function exists(year: u32, month: u32, day: u32): bool {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: u32, month: u32): u32 {
  if (month !== 2) return 30 + ((month + (month >> 3)) & 1);
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/**
 * Days since 1970. Years are counted from March on, so that the odd day comes last (as Howard Hinnant
 * describes it in "chrono-Compatible Low-Level Date Algorithms").
 */
function daysTo(year: u32, month: u32, day: u32): i32 {
  const y = month <= 2 ? year - 1 : year;
  const ofMonth = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
  return <i32>(365 * y + y / 4 - y / 100 + y / 400 + ofMonth + day - 1) - 719_468;
}
