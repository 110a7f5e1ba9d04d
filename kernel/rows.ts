import { copy16 } from "./bytes";
import { at32, bytes, put32 } from "./layout";
import {
  commentEnd,
  commentStart,
  commentTraits,
  idEnd,
  idStart,
  idTraits,
  negative,
  negativeOffered,
  positive,
  positiveOffered,
  rating,
} from "./responses";
import { SPECIAL } from "./traits";

/*
 * Rows of a submission file: external id, rating, 14 drivers and the comment. src/submission/row-writer.ts
 * writes the same where there is no kernel.
 */
const COMMA: u8 = 0x2c;
const QUOTE: u8 = 0x22;
const LF: u8 = 0x0a;
const ZERO: i32 = 0x30;
const DRIVERS: u32 = 7;
const ALL: u32 = 0x7f;
/** ",0", and ",nul" with "l". */
const COMMA_ZERO: i16 = 0x302c;
const COMMA_NUL: u32 = 0x6c756e2c;
const L: u8 = 0x6c;

/** Bytes of a row beside id and comment, at the most: drivers, delimiters, quotes, and what blocks write over. */
const FIXED: u32 = 14 * 5 + 16 + 16;

/**
 * Writes rows of responses that are described.
 * @param keeps a byte for every response: 0 where it is not written.
 * @param from the first response to write, and `length` behind the last.
 * @param out gets the rows; `room` bytes.
 * @param next gets, as a number of four bytes, the response to go on with: `length`, or the first for
 * which there was no room.
 * @returns bytes written.
 */
export function writeRows(keeps: u32, from: u32, length: u32, out: u32, room: u32, next: u32): u32 {
  const end = out + room;
  let at = out;
  let i = from;
  for (; i < length; i++) {
    if (load<u8>(keeps + i) === 0) continue;
    const id = at32(idStart, i);
    const idLength = at32(idEnd, i) - id;
    const comment = at32(commentStart, i);
    const commentLength = at32(commentEnd, i) - comment;
    if (<u64>at + idLength + commentLength + FIXED > <u64>end) break;
    at = writeCell(bytes + id, idLength, isSpecial(idTraits, i), at);
    store<u8>(at++, COMMA);
    const value = <i32>load<i8>(rating + i);
    if (value >= 0) store<u8>(at++, <u8>(ZERO + value));
    at = writeDrivers(load<u8>(positive + i), load<u8>(positiveOffered + i), at);
    at = writeDrivers(load<u8>(negative + i), load<u8>(negativeOffered + i), at);
    store<u8>(at++, COMMA);
    at = writeCell(bytes + comment, commentLength, isSpecial(commentTraits, i), at);
    store<u8>(at++, LF);
  }
  put32(next, 0, i);
  return at - out;
}

function isSpecial(traits: u32, i: u32): bool {
  return (load<u16>(traits + (i << 1)) & SPECIAL) !== 0;
}

function writeCell(from: u32, length: u32, isQuoted: bool, to: u32): u32 {
  let at = to;
  if (isQuoted) store<u8>(at++, QUOTE);
  copy16(from, length, at);
  at += length;
  if (isQuoted) store<u8>(at++, QUOTE);
  return at;
}

/** ",1" for what was selected, ",0" for what was only offered, ",null" for the rest. */
function writeDrivers(selected: u32, offered: u32, to: u32): u32 {
  if (offered === ALL) {
    const bits = v128.and(
      i8x16.splat(<i8>selected),
      i8x16(0, 1, 0, 2, 0, 4, 0, 8, 0, 16, 0, 32, 0, 64, 0, 0),
    );
    const zeros = i16x8.splat(COMMA_ZERO);
    // Where a bit is set, all ones are -1.
    v128.store(to, i8x16.sub(zeros, i8x16.ne(bits, i8x16.splat(0))));
    return to + 2 * DRIVERS;
  }
  let at = to;
  for (let driver: u32 = 0; driver < DRIVERS; driver++) {
    const bit: u32 = 1 << driver;
    if ((offered & bit) === 0) {
      store<u32>(at, COMMA_NUL);
      store<u8>(at + 4, L);
      at += 5;
      continue;
    }
    store<u8>(at, COMMA);
    store<u8>(at + 1, (selected & bit) !== 0 ? <u8>(ZERO + 1) : <u8>ZERO);
    at += 2;
  }
  return at;
}
