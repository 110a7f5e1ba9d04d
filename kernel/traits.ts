import { hashOf } from "./bytes";
import { at32, bytes, put32 } from "./layout";
import { holdsTellingNumber, useKeyPrefixes } from "./personal";
import {
  commentEnd,
  commentHigh,
  commentLow,
  commentStart,
  commentTraits,
  idEnd,
  idStart,
  idTraits,
} from "./responses";

/*
 * What bytes a text holds, so that rules look only into texts that can hold what they look for; and a
 * hash of it. The bits are those of TRAIT in src/response/traits.ts, which says the same of a text
 * where there is no kernel.
 */
const DIGIT: u16 = 1;
const AT: u16 = 2;
const COLON: u16 = 4;
const MARKUP: u16 = 8;
const CONTROL: u16 = 16;
export const SPECIAL: u16 = 32;
const MARK: u16 = 64;
const LETTER: u16 = 128;
const FORMULA: u16 = 256;
const BLANK: u16 = 1024;
const ODD: u16 = 2048;
const MAY_BE_PERSONAL: u16 = 4096;

/** Of the text whose traits were worked out last: where its first digit stands. */
let firstDigit: u32 = 0;

const LANES: u32 = 16;

/**
 * @param length responses in the batch.
 * @param keyPrefixes see personal.ts.
 */
export function describe(length: u32, keyPrefixes: u32): void {
  useKeyPrefixes(keyPrefixes);
  const ids = idTraits;
  const comments = commentTraits;
  for (let i: u32 = 0; i < length; i++) {
    const id = bytes + at32(idStart, i);
    const idStop = bytes + at32(idEnd, i);
    store<u16>(ids + (i << 1), isNumber(id, idStop) ? DIGIT : traitsOf(id, idStop));
    const start = at32(commentStart, i);
    const end = at32(commentEnd, i);
    if (start >= end) {
      store<u16>(comments + (i << 1), BLANK);
      put32(commentHigh, i, 0);
      put32(commentLow, i, 0);
      continue;
    }
    let traits = traitsOf(bytes + start, bytes + end);
    if (mayBePersonal(traits, bytes + start, bytes + end)) traits |= MAY_BE_PERSONAL;
    store<u16>(comments + (i << 1), traits);
    const hash = hashOf(bytes + start, end - start);
    put32(commentHigh, i, <u32>(hash >> 32));
    put32(commentLow, i, <u32>hash);
  }
}

/** Whether a text is up to sixteen digits, and nothing else, as most ids are. */
function isNumber(start: u32, end: u32): bool {
  const length = end - start;
  if (length - 1 >= LANES) return false;
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const behind = i8x16.ge_u(lanes, i8x16.splat(<i8>length));
  const digit = i8x16.lt_u(i8x16.sub(v128.load(start), i8x16.splat(0x30)), i8x16.splat(10));
  return i8x16.all_true(v128.or(digit, behind));
}

function mayBePersonal(traits: u16, start: u32, end: u32): bool {
  if ((traits & (DIGIT | AT)) === 0) return false;
  if ((traits & (AT | COLON)) !== 0) return true;
  return holdsTellingNumber(start, firstDigit, end);
}

function traitsOf(start: u32, end: u32): u16 {
  if (start >= end) return BLANK;
  let digits = i8x16.splat(0);
  let ats = digits;
  let colons = digits;
  let markups = digits;
  let controls = digits;
  let specials = digits;
  let marks = digits;
  let letters = digits;
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const nothing = i8x16.splat(0x20);
  for (let at = start; at < end; at += LANES) {
    let v = v128.load(at);
    const left = end - at;
    // Behind the text come other cells: blanks have no trait but MARK.
    let there = i8x16.splat(-1);
    if (left < LANES) {
      there = i8x16.lt_u(lanes, i8x16.splat(<i8>left));
      v = v128.bitselect(v, nothing, there);
    }
    const digit = i8x16.lt_u(i8x16.sub(v, i8x16.splat(0x30)), i8x16.splat(10));
    if (!v128.any_true(digits)) firstDigit = at + <u32>ctz(i8x16.bitmask(digit) | 0x10000);
    digits = v128.or(digits, digit);
    ats = v128.or(ats, i8x16.eq(v, i8x16.splat(0x40)));
    colons = v128.or(colons, i8x16.eq(v, i8x16.splat(0x3a)));
    markups = v128.or(
      markups,
      v128.or(i8x16.eq(v, i8x16.splat(0x3c)), i8x16.eq(v, i8x16.splat(0x26))),
    );
    // Tab and line ends are none; C2 and less than A0 are U+0080 to U+009F.
    const lineEnds = v128.or(i8x16.eq(v, i8x16.splat(0x0a)), i8x16.eq(v, i8x16.splat(0x0d)));
    controls = v128.or(
      controls,
      v128.or(
        v128.andnot(
          i8x16.lt_u(v, i8x16.splat(0x20)),
          v128.or(lineEnds, i8x16.eq(v, i8x16.splat(0x09))),
        ),
        v128.or(
          i8x16.eq(v, i8x16.splat(0x7f)),
          v128.and(
            i8x16.eq(v, i8x16.splat(<i8>0xc2)),
            i8x16.lt_u(v128.load(at + 1), i8x16.splat(<i8>0xa0)),
          ),
        ),
      ),
    );
    specials = v128.or(
      specials,
      v128.or(lineEnds, v128.or(i8x16.eq(v, i8x16.splat(0x2c)), i8x16.eq(v, i8x16.splat(0x22)))),
    );
    // Blank ( ) + - . / : what numbers of people are written with.
    const mark = v128.or(
      v128.or(
        i8x16.eq(v, i8x16.splat(0x20)),
        i8x16.lt_u(i8x16.sub(v, i8x16.splat(0x28)), i8x16.splat(2)),
      ),
      v128.or(
        i8x16.eq(v, i8x16.splat(0x2b)),
        i8x16.lt_u(i8x16.sub(v, i8x16.splat(0x2d)), i8x16.splat(3)),
      ),
    );
    marks = v128.or(marks, v128.and(mark, there));
    const lower = v128.or(v, i8x16.splat(0x20));
    letters = v128.or(
      letters,
      v128.or(
        i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26)),
        i8x16.lt_s(v, i8x16.splat(0)),
      ),
    );
  }
  const first = load<u8>(start);
  let traits: u16 = beginsFormula(first) ? FORMULA : 0;
  if (first === 0x20 && isBlank(start, end)) traits |= BLANK;
  if (isOdd(first, start, end)) traits |= ODD;
  if (v128.any_true(digits)) traits |= DIGIT;
  if (v128.any_true(ats)) traits |= AT;
  if (v128.any_true(colons)) traits |= COLON;
  if (v128.any_true(markups)) traits |= MARKUP;
  if (v128.any_true(controls)) traits |= CONTROL;
  if (v128.any_true(specials)) traits |= SPECIAL;
  if (v128.any_true(marks)) traits |= MARK;
  if (v128.any_true(letters)) traits |= LETTER;
  return traits;
}

function isBlank(start: u32, end: u32): bool {
  for (let at = start; at < end; at++) if (load<u8>(at) !== 0x20) return false;
  return true;
}

/** It begins with = or #, or the second to fourth byte from its end is a +. */
function isOdd(first: u8, start: u32, end: u32): bool {
  if (first === 0x3d || first === 0x23) return true;
  const length = end - start;
  return (
    (length >= 2 && load<u8>(end - 2) === 0x2b) ||
    (length >= 3 && load<u8>(end - 3) === 0x2b) ||
    (length >= 4 && load<u8>(end - 4) === 0x2b)
  );
}

/** = + - @, tab and carriage return: what a spreadsheet may take for the beginning of a formula. */
function beginsFormula(byte: u8): bool {
  return (
    byte === 0x3d ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x40 ||
    byte === 0x09 ||
    byte === 0x0d
  );
}
