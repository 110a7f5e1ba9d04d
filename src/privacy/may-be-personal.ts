import { isDigit, isLetter } from "./characters.js";
import { mayFollowKeyWord } from "./key-words.js";

const AT = 0x40;
const COLON = 0x3a;
const SPACE = 0x20;
const HASH = 0x23;
const PLUS = 0x2b;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const LOWER_A = 0x61;
const LOWER_C = 0x63;
const LOWER_X = 0x78;
/** Bytes between two groups of one number, at the most: three dashes of three bytes. */
const MOST_BETWEEN = 9;
/** What a blank, a dash or a mark between two groups begins with. */
const JOINS = new Set([SPACE, 0x28, 0x29, HYPHEN, 0x2e, 0x2f, 0xc2, 0xe2]);

/** Digits that a house or a P.O. box has at the most; and those of the shortest payment card. */
const LONGEST_HOUSE = 6;
const SHORTEST_CARD = 13;
const LONGEST_CARD = 19;

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
 * Whether a number that stands alone can be personal data. That tells the many that are nothing from
 * the few that may be something: by their length, what stands beside them, and the words before.
 * @param start of the text; nothing in it has been found yet.
 * @param behind its last digit.
 * @param end of the text.
 */
export function isTelling(
  bytes: Uint8Array,
  start: number,
  number: number,
  behind: number,
  end: number,
): boolean {
  const length = behind - number;
  if (length >= SHORTEST_CARD) return length <= LONGEST_CARD;
  const before = number > start ? bytes[number - 1]! : 0;
  const last = number - 1 > start ? bytes[number - 2]! | 0x20 : 0;
  if (before === HASH) return true;
  if (length <= LONGEST_HOUSE) {
    const next = behind < end ? bytes[behind]! : 0;
    if (next === SPACE || isLetter(next)) return true;
    if (length < LONGEST_HOUSE && (next === COMMA || next === HYPHEN)) return true;
    // "Box 12".
    if (before === SPACE && (last === LOWER_X || last === SPACE)) return true;
    if (length < 4 || length === 5) return false;
    if (length === 6 && !mayBeDay(bytes, number)) return false;
  } else if (before === PLUS || isLetter(before)) return true;
  else if (length === 12) return false;
  // "A 012345678", "C-1234567".
  else if ((before === SPACE || before === HYPHEN) && (last === LOWER_A || last === LOWER_C)) {
    return true;
  }
  return mayFollowKeyWord(bytes, start, number);
}

/** 010260: six digits that begin with a month and a day, in either order. */
function mayBeDay(bytes: Uint8Array, at: number): boolean {
  const [one, other] = [twoDigits(bytes, at), twoDigits(bytes, at + 2)];
  return Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return (bytes[at]! - 0x30) * 10 + bytes[at + 1]! - 0x30;
}
