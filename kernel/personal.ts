/*
 * Whether the digits of a text can be personal data, so that only such texts are looked at closely; the
 * same as src/privacy/may-be-personal.ts says where there is no kernel, and why.
 */
const SPACE: u32 = 0x20;
const HASH: u32 = 0x23;
const COMMA: u32 = 0x2c;
const HYPHEN: u32 = 0x2d;
const LOWER_X: u32 = 0x78;
/** Bytes between two groups of one number, at the most: three dashes of three bytes. */
const MOST_BETWEEN: u32 = 9;

/** @param first where the first digit stands; `end` where there is none. */
export function holdsTellingNumber(start: u32, first: u32, end: u32): bool {
  for (let at = first; at < end; ) {
    if (!isDigit(at)) {
      at++;
      continue;
    }
    let behind = at + 1;
    while (behind < end && isDigit(behind)) behind++;
    if (goesOn(behind, end) || isTelling(start, at, behind, end)) return true;
    at = behind;
  }
  return false;
}

function goesOn(from: u32, end: u32): bool {
  if (from >= end || !mayJoin(<u32>load<u8>(from))) return false;
  const to = min(end, from + MOST_BETWEEN + 1);
  for (let at = from + 1; at < to; at++) if (isDigit(at)) return true;
  return false;
}

function mayJoin(byte: u32): bool {
  if (byte === SPACE || byte === 0xc2 || byte === 0xe2) return true;
  return byte - 0x28 < 2 || byte - 0x2d < 3;
}

function isTelling(start: u32, number: u32, behind: u32, end: u32): bool {
  const length = behind - number;
  if (length === 4) return true;
  if (length > 6) return length !== 12 && length < 20;
  const next: u32 = behind < end ? <u32>load<u8>(behind) : 0;
  if (next === SPACE || isLetter(next)) return true;
  if (length !== 6 && (next === COMMA || next === HYPHEN)) return true;
  const before: u32 = number > start ? <u32>load<u8>(number - 1) : 0;
  if (before === HASH) return true;
  if (before === SPACE && number - 1 > start) {
    const last = <u32>load<u8>(number - 2) | 0x20;
    if (last === LOWER_X || (length === 6 && last === SPACE)) return true;
  }
  if (length !== 6) return false;
  const one = twoDigits(number);
  const other = twoDigits(number + 2);
  return min(one, other) <= 12 && max(one, other) <= 31;
}

function twoDigits(at: u32): u32 {
  return (<u32>load<u8>(at) - 0x30) * 10 + <u32>load<u8>(at + 1) - 0x30;
}

function isDigit(at: u32): bool {
  return <u32>load<u8>(at) - 0x30 < 10;
}

function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26;
}
