/*
 * Ids in fewer bytes, one way for every id, and a different one for every other: two are the same if
 * what they are packed into is the same. The first byte, the form, tells the kind and the length:
 *
 *   1 … 19      so many digits, as one number
 *   20, 21      a UUID with small and with large letters, 16 bytes
 *   33 … 128    1 … 96 letters and digits, hyphens and underscores, six bits each
 *   129 … 254   0 … 125 bytes as they are
 *   255         four bytes of length, and as many bytes as they are
 */
const MOST_DIGITS: u32 = 19;
const UUID_SMALL: u32 = 20;
const UUID_LARGE: u32 = 21;
const SIXES: u32 = 32;
const MOST_SIXES: u32 = 96;
const PLAIN: u32 = SIXES + MOST_SIXES + 1;
const LONG: u32 = 255;

const UUID_LENGTH: u32 = 36;
const HYPHEN: u32 = 0x2d;
const UNDERSCORE: u32 = 0x5f;

/** Bytes that an id takes more, packed, than it has itself, at the most. */
export const MOST_MORE: u32 = 5;

/**
 * Packs an id that is not empty.
 * @param to where there is room for eight bytes more than it can take.
 * @returns behind its last byte.
 */
export function pack(from: u32, length: u32, to: u32): u32 {
  if (length <= MOST_DIGITS && packDigits(from, length, to)) return to + 1 + digitBytes(length);
  if (length === UUID_LENGTH) {
    if (packUuid(from, to, 0x61)) {
      store<u8>(to, <u8>UUID_SMALL);
      return to + 17;
    }
    if (packUuid(from, to, 0x41)) {
      store<u8>(to, <u8>UUID_LARGE);
      return to + 17;
    }
  }
  if (length <= MOST_SIXES && packSixes(from, length, to)) return to + 1 + sixBytes(length);
  let at = to + 1;
  if (length < LONG - PLAIN) store<u8>(to, <u8>(PLAIN + length));
  else {
    store<u8>(to, <u8>LONG);
    store<u32>(at, length);
    at += 4;
  }
  copy(from, length, at);
  return at + length;
}

/** Bytes of a packed id behind its form. @param at where these bytes stand. */
export function lengthBehind(form: u32, at: u32): u32 {
  if (form <= MOST_DIGITS) return digitBytes(form);
  if (form <= SIXES) return 16;
  if (form < PLAIN) return sixBytes(form - SIXES);
  return form < LONG ? form - PLAIN : 4 + load<u32>(at);
}

/** Copies eight bytes at a time, up to seven too many. */
export function copy(from: u32, length: u32, to: u32): void {
  for (let i: u32 = 0; i < length; i += 8) store<u64>(to + i, load<u64>(from + i));
}

/** Bytes that any number of so many digits fits into: a digit has 3.3219 bits, here a little more. */
function digitBytes(digits: u32): u32 {
  return (((digits * 3402) >> 10) + 8) >> 3;
}

function packDigits(from: u32, length: u32, to: u32): bool {
  let value: u64 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const digit = <u32>load<u8>(from + i) - 0x30;
    if (digit > 9) return false;
    value = value * 10 + digit;
  }
  store<u8>(to, <u8>length);
  store<u64>(to + 1, value);
  return true;
}

/** @param a the first of the letters that may stand. */
function packUuid(from: u32, to: u32, a: u32): bool {
  let at = to;
  let digits: u32 = 0;
  let bits: u32 = 0;
  for (let i: u32 = 0; i < UUID_LENGTH; i++) {
    const byte = <u32>load<u8>(from + i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (byte !== HYPHEN) return false;
      continue;
    }
    let digit = byte - 0x30;
    if (digit > 9) {
      digit = byte - a + 10;
      if (digit - 10 > 5) return false;
    }
    bits = (bits << 4) | digit;
    if ((++digits & 1) === 0) store<u8>(++at, <u8>bits);
  }
  return true;
}

function sixBytes(length: u32): u32 {
  return (length * 6 + 7) >> 3;
}

function packSixes(from: u32, length: u32, to: u32): bool {
  let at = to + 1;
  let bits: u64 = 0;
  let filled: u64 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const six = sixOf(<u32>load<u8>(from + i));
    if (six > 63) return false;
    bits |= (<u64>six) << filled;
    filled += 6;
    if (filled < 48) continue;
    store<u64>(at, bits);
    at += 6;
    bits = 0;
    filled = 0;
  }
  store<u64>(at, bits);
  store<u8>(to, <u8>(SIXES + length));
  return true;
}

/** A number below 64; 64 where a byte has none. */
function sixOf(byte: u32): u32 {
  if (byte - 0x30 < 10) return byte - 0x30;
  if (byte - 0x41 < 26) return byte - 0x41 + 10;
  if (byte - 0x61 < 26) return byte - 0x61 + 36;
  if (byte === HYPHEN) return 62;
  return byte === UNDERSCORE ? 63 : 64;
}
