import { put32 } from "./layout";

/*
 * Text whose bytes are not all UTF-8. src/source/windows-1252.ts has the same characters.
 */

/** Characters of windows-1252 for the bytes 0x80–0x9F (WHATWG Encoding); others are themselves. */
const SIGNS: usize = memory.data<u16>([
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
  0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
  0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
]);
const FIRST_SIGN: u32 = 0x80;
const BEHIND_SIGNS: u32 = 0xa0;
const BLOCK: u32 = 16;

/** Code point that a single byte stands for in windows-1252. */
function windows1252(byte: u32): u32 {
  if (byte < FIRST_SIGN || byte >= BEHIND_SIGNS) return byte;
  return load<u16>(SIGNS + ((byte - FIRST_SIGN) << 1));
}

/**
 * The byte that a character was; -1 where it was none. Some programs take ISO 8859-1 in place of windows-1252,
 * which has controls where that has signs: up to U+00FF a character is its own byte.
 */
export function byteOf(code: u32): i32 {
  if (code <= 0xff) return code;
  if (code > 0xffff) return -1;
  const sign = i16x8.splat(<i16>code);
  for (let at: u32 = 0; at < BEHIND_SIGNS - FIRST_SIGN; at += 8) {
    const same = i16x8.bitmask(i16x8.eq(v128.load(SIGNS + (at << 1)), sign));
    if (same !== 0) return FIRST_SIGN + at + ctz(same);
  }
  return -1;
}

/** The character of a sequence of more than one byte. */
export function codePoint(at: u32, length: u32): u32 {
  let code = <u32>load<u8>(at) & (0xff >> (length + 1));
  for (let i: u32 = 1; i < length; i++) code = (code << 6) | (<u32>load<u8>(at + i) & 0x3f);
  return code;
}

/**
 * Length of the well-formed UTF-8 sequence at `at`: 1–4; 0 if the byte there begins none, or `end` comes
 * first. Unicode Standard, table 3-7.
 */
export function sequenceLength(at: u32, end: u32): u32 {
  const first = <u32>load<u8>(at);
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length: u32 = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (at + length > end) return 0;
  const second = <u32>load<u8>(at, 1);
  const lowest: u32 = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest: u32 = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let i: u32 = 2; i < length; i++) if ((load<u8>(at + i) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Copies ASCII in blocks, up to one too many. @returns bytes before the first one that is not ASCII, or `end`. */
export function copyAscii(from: u32, end: u32, to: u32): u32 {
  for (let at = from; at < end; at += BLOCK) {
    const block = v128.load(at);
    v128.store(to + (at - from), block);
    const high = i8x16.bitmask(block);
    if (high !== 0) return min(at + <u32>ctz(high), end) - from;
  }
  return end - from;
}

/**
 * Reads every byte that is in no UTF-8 sequence as its windows-1252 character and leaves the sequences as
 * they are.
 * @param to gets the text: three times as many bytes at the most, and a block.
 * @param told gets, as numbers of four bytes: how many bytes were in no sequence; the first of them, and where
 * its character stands, both counted from the beginning.
 * @returns bytes written.
 */
export function repairUtf8(from: u32, length: u32, to: u32, told: u32): u32 {
  const end = from + length;
  let at = from;
  let out = to;
  let invalid: u32 = 0;
  while (at < end) {
    // Nearly all of it is ASCII.
    const ascii = copyAscii(at, end, out);
    at += ascii;
    out += ascii;
    if (at === end) break;
    const ofSequence = sequenceLength(at, end);
    if (ofSequence > 0) {
      store<u32>(out, load<u32>(at));
      at += ofSequence;
      out += ofSequence;
      continue;
    }
    if (invalid++ === 0) {
      put32(told, 1, at - from);
      put32(told, 2, out - to);
    }
    out = writeCodePoint(windows1252(load<u8>(at)), out);
    at++;
  }
  put32(told, 0, invalid);
  return out - to;
}

/** Writes a character of windows-1252 that is not ASCII; returns the place behind it. */
function writeCodePoint(code: u32, at: u32): u32 {
  if (code < 0x800) {
    store<u8>(at, <u8>(0xc0 | (code >> 6)));
    store<u8>(at, <u8>(0x80 | (code & 0x3f)), 1);
    return at + 2;
  }
  store<u8>(at, <u8>(0xe0 | (code >> 12)));
  store<u8>(at, <u8>(0x80 | ((code >> 6) & 0x3f)), 1);
  store<u8>(at, <u8>(0x80 | (code & 0x3f)), 2);
  return at + 3;
}
