import { isDigit, isLetter } from "./characters.js";

const AT = 0x40;
const COLON = 0x3a;
const SPACE = 0x20;
const HASH = 0x23;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const LOWER_X = 0x78;
/** Bytes between two groups of one number, at the most: three dashes of three bytes. */
const MOST_BETWEEN = 9;
/** What a blank, a dash or a mark between two groups begins with. */
const JOINS = new Set([SPACE, 0x28, 0x29, HYPHEN, 0x2e, 0x2f, 0xc2, 0xe2]);

/**
 * Whether a text can hold personal data: most that hold a digit cannot. It says yes too often and never
 * no too often: see {@link findPersonalData}, which looks closely. The kernel says the same
 * (kernel/personal.ts).
 */
export function mayBePersonal(bytes: Uint8Array, start: number, end: number): boolean {
  let holdsDigit = false;
  let holdsColon = false;
  for (let at = start; at < end; at++) {
    if (bytes[at] === AT) return true;
    holdsDigit ||= isDigit(bytes[at]);
    holdsColon ||= bytes[at] === COLON;
  }
  return holdsDigit && (holdsColon || holdsTellingNumber(bytes, start, end));
}

function holdsTellingNumber(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!isDigit(bytes[at])) continue;
    let behind = at + 1;
    while (behind < end && isDigit(bytes[behind])) behind++;
    if (goesOn(bytes, behind, end) || isTelling(bytes, start, at, behind, end)) return true;
    at = behind;
  }
  return false;
}

/** Whether other digits stand close by, such as the three groups of 202-555-0143. */
function goesOn(bytes: Uint8Array, from: number, end: number): boolean {
  if (from >= end || !JOINS.has(bytes[from]!)) return false;
  return bytes.subarray(from + 1, Math.min(end, from + MOST_BETWEEN + 1)).some(isDigit);
}

/**
 * Whether a number that stands alone can be personal data.
 * @param start what stands before it does not count.
 *
 * Tells the many numbers that are nothing from the few that may be something: a lone one of a length
 * that none of the kinds has can only be a day, a house or a P.O. box.
 */
export function isTelling(
  bytes: Uint8Array,
  start: number,
  number: number,
  behind: number,
  end: number,
): boolean {
  const length = behind - number;
  if (length === 4) return true;
  if (length > 6) return length !== 12 && length < 20;
  const next = behind < end ? bytes[behind]! : 0;
  if (next === SPACE || isLetter(next)) return true;
  if (length !== 6 && (next === COMMA || next === HYPHEN)) return true;
  const before = number > start ? bytes[number - 1]! : 0;
  // "Box 12", "box #12".
  if (before === HASH) return true;
  if (before === SPACE && number - 1 > start) {
    const last = bytes[number - 2]! | 0x20;
    if (last === LOWER_X || (length === 6 && last === SPACE)) return true;
  }
  // Six digits are a day of birth, a house number with a name behind it, or a P.O. box.
  if (length !== 6) return false;
  const [one, other] = [twoDigits(bytes, number), twoDigits(bytes, number + 2)];
  return Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return (bytes[at]! - 0x30) * 10 + bytes[at + 1]! - 0x30;
}
