/*
 * Whether the digits of a text can be personal data, so that only such texts are looked at closely; the
 * same as src/privacy/may-be-personal.ts and key-words.ts say where there is no kernel, and why.
 */
const SPACE: u32 = 0x20;
const HASH: u32 = 0x23;
const APOSTROPHE: u32 = 0x27;
const PLUS: u32 = 0x2b;
const COMMA: u32 = 0x2c;
const HYPHEN: u32 = 0x2d;
const POINT: u32 = 0x2e;
const CLOSING: u32 = 0x5d;
const LOWER_A: u32 = 0x61;
const LOWER_C: u32 = 0x63;
const LOWER_X: u32 = 0x78;
const MOST_BETWEEN: u32 = 9;
const LONGEST_HOUSE: u32 = 6;
const SHORTEST_CARD: u32 = 13;
const LONGEST_CARD: u32 = 19;
const PREFIX: u32 = 3;
const CODES: u32 = 37;
const MOST_BYTES: u32 = 64;

/** Where the prefixes of key words stand, as bits. */
let keyPrefixes: u32 = 0;

export function useKeyPrefixes(at: u32): void {
  keyPrefixes = at;
}

/** @param first where the first digit stands; `end` where there is none. */
export function holdsTellingNumber(start: u32, first: u32, end: u32): bool {
  for (let at = first; at < end; ) {
    if (!isDigit(<u32>load<u8>(at))) {
      at++;
      continue;
    }
    let behind = at + 1;
    while (behind < end && isDigit(<u32>load<u8>(behind))) behind++;
    if (goesOn(behind, end) || isTelling(start, at, behind, end)) return true;
    at = behind;
  }
  return false;
}

function goesOn(from: u32, end: u32): bool {
  if (from >= end || !mayJoin(<u32>load<u8>(from))) return false;
  const to = min(end, from + MOST_BETWEEN + 1);
  for (let at = from + 1; at < to; at++) if (isDigit(<u32>load<u8>(at))) return true;
  return false;
}

function mayJoin(byte: u32): bool {
  if (byte === SPACE || byte === 0xc2 || byte === 0xe2) return true;
  return byte - 0x28 < 2 || byte - 0x2d < 3;
}

function isTelling(start: u32, number: u32, behind: u32, end: u32): bool {
  const length = behind - number;
  if (length >= SHORTEST_CARD) return length <= LONGEST_CARD;
  const before: u32 = number > start ? <u32>load<u8>(number - 1) : 0;
  const last: u32 = number - 1 > start ? <u32>load<u8>(number - 2) | 0x20 : 0;
  if (before === HASH) return true;
  if (length <= LONGEST_HOUSE) {
    const next: u32 = behind < end ? <u32>load<u8>(behind) : 0;
    if (next === SPACE || isLetter(next)) return true;
    if (length < LONGEST_HOUSE && (next === COMMA || next === HYPHEN)) return true;
    if (before === SPACE && (last === LOWER_X || last === SPACE)) return true;
    if (length < 4 || length === 5) return false;
    if (length === 6 && !mayBeDay(number)) return false;
  } else if (before === PLUS || isLetter(before)) return true;
  else if (length === 12) return false;
  else if ((before === SPACE || before === HYPHEN) && (last === LOWER_A || last === LOWER_C)) {
    return true;
  }
  return mayFollowKeyWord(start, number);
}

function mayBeDay(at: u32): bool {
  const one = twoDigits(at);
  const other = twoDigits(at + 2);
  return min(one, other) <= 12 && max(one, other) <= 31;
}

function mayFollowKeyWord(start: u32, number: u32): bool {
  let prefix: u32 = 0;
  let length: u32 = 0;
  for (let at = number - start > MOST_BYTES ? number - MOST_BYTES : start; at < number; at++) {
    const byte = <u32>load<u8>(at);
    const code = codeOf(byte);
    if (code > 0) {
      if (length++ < PREFIX) prefix = prefix * CODES + code;
      continue;
    }
    if (byte === HASH || byte === CLOSING) return true;
    if (joinsLetters(at, byte)) continue;
    if (length > 0 && isKey(prefix)) return true;
    prefix = 0;
    length = 0;
  }
  return length > 0 && isKey(prefix);
}

function joinsLetters(at: u32, byte: u32): bool {
  if (byte >= 0x80) return byte !== 0xa0 || load<u8>(at - 1) !== 0xc2;
  if (byte === APOSTROPHE) return true;
  if (byte !== POINT && byte !== HYPHEN) return false;
  return isLetter(<u32>load<u8>(at - 1)) && isLetter(<u32>load<u8>(at + 1));
}

function isKey(prefix: u32): bool {
  return (load<u8>(keyPrefixes + (prefix >> 3)) & (1 << (prefix & 7))) !== 0;
}

function codeOf(byte: u32): u32 {
  if (isLetter(byte)) return (byte | 0x20) - 0x60;
  return isDigit(byte) ? byte - 0x30 + 27 : 0;
}

function twoDigits(at: u32): u32 {
  return (<u32>load<u8>(at) - 0x30) * 10 + <u32>load<u8>(at + 1) - 0x30;
}

function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26;
}
