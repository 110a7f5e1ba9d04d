import { isCapital, isDigit, isLetter } from "./characters.js";
import { MOST_BYTES } from "./key-words.js";

/*
 * The words around a number tell what it is: "order no. 123456789" or "SSN 123456789". Only so many
 * bytes and words are looked at, so that the cost of a comment grows with its length alone.
 */

const MOST_WORDS = 8;

/** Words of so many letters at most can be abbreviations: the point behind one ends no sentence. */
const ABBREVIATION = 3;

const HASH = 0x23;
const POINT = 0x2e;
const HYPHEN = 0x2d;
const OPENING = 0x5b;
const CLOSING = 0x5d;

/** Newlines, ! ? and ; end what a word can be about. */
const ENDS = new Set([0x0a, 0x0d, 0x21, 0x3f, 0x3b, OPENING]);

/** What stands in place of a value once it is redacted begins like this. */
export const REDACTED = "[redacted: ";
const LONGEST_REDACTED = 48;

/**
 * Words before a number in the same sentence, the nearest first, in lower case and without what is
 * not ASCII ("número" reads "nmero"); "A-number" reads "anumber", "D.O.B." reads "dob", and # is a
 * word. What is redacted, or found and to be redacted, is stepped over, so that a text reads the
 * same before and after.
 * @param found spans that end at a byte, and where they start.
 */
export function wordsBefore(
  bytes: Uint8Array,
  from: number,
  at: number,
  found: ReadonlyMap<number, number>,
): string[] {
  const words: string[] = [];
  let word = "";
  let end = at;
  let budget = MOST_BYTES;
  const close = (): void => {
    if (word !== "") words.push(word);
    word = "";
  };
  while (end > from && budget-- > 0 && words.length < MOST_WORDS) {
    const foundStart = found.get(end);
    if (foundStart !== undefined) {
      close();
      end = foundStart;
      continue;
    }
    const byte = bytes[--end]!;
    if (isLetter(byte)) word = String.fromCharCode(byte | 0x20) + word;
    else if (isDigit(byte)) word = String.fromCharCode(byte) + word;
    else if (byte >= 0x80) {
      // A space that does not break parts words; accents and apostrophes are left out.
      if (byte === 0xa0 && bytes[end - 1] === 0xc2) close();
    } else if (byte === POINT) {
      if (endsSentence(bytes, from, end)) break;
      if (!isLetter(bytes[end + 1]) || !isLetter(bytes[end - 1])) close();
    } else if (byte === CLOSING) {
      close();
      const opening = redactedBefore(bytes, from, end);
      if (opening < 0) break;
      end = opening;
    } else if (ENDS.has(byte)) break;
    else if (byte === HYPHEN && isLetter(bytes[end + 1]) && isLetter(bytes[end - 1])) continue;
    else if (byte !== 0x27) {
      close();
      if (byte === HASH) words.push("#");
    }
  }
  close();
  return words;
}

/** Words behind `at` in the same sentence, in lower case, the nearest first. */
export function wordsAfter(bytes: Uint8Array, at: number, to: number): string[] {
  const words: string[] = [];
  let word = "";
  const end = Math.min(to, at + MOST_BYTES / 2);
  for (let next = at; next < end && words.length < MOST_WORDS / 2; next++) {
    const byte = bytes[next]!;
    if (isLetter(byte)) word += String.fromCharCode(byte | 0x20);
    else if (ENDS.has(byte)) break;
    else if (word !== "") {
      words.push(word);
      word = "";
    }
  }
  if (word !== "") words.push(word);
  return words;
}

/** A point behind a long word, with a blank and a capital behind it. */
function endsSentence(bytes: Uint8Array, from: number, point: number): boolean {
  if (bytes[point + 1] !== 0x20 || !isCapital(bytes[point + 2])) return false;
  let letters = 0;
  while (point - letters - 1 >= from && letters <= ABBREVIATION) {
    if (!isLetter(bytes[point - letters - 1])) break;
    letters++;
  }
  return letters > ABBREVIATION;
}

/** Where "[redacted: …" starts that ends at a closing bracket; -1 if it is another bracket. */
function redactedBefore(bytes: Uint8Array, from: number, closing: number): number {
  const lowest = Math.max(from, closing - LONGEST_REDACTED);
  for (let at = closing - 1; at >= lowest; at--) {
    if (bytes[at] === CLOSING) return -1;
    if (bytes[at] !== OPENING) continue;
    for (let i = 0; i < REDACTED.length; i++) {
      if (bytes[at + i] !== REDACTED.charCodeAt(i)) return -1;
    }
    return at;
  }
  return -1;
}

/** Words that say of the number behind them that it is nobody's, or not of a kind looked for. */
const OF_SOMETHING_ELSE = new Set(
  `account acct annex app application appendix article badge barcode batch bin booking box budget
  build case chapter clause code conf confirmation control counter docket ean edition ein employee
  epoch exit figure file flight form gate grant incident invoice isbn item job license licence line
  loan lot member model odometer order page para paragraph part permit pin policy post receipt ref
  reference release report request room route routing rule section sec serial sku step suite ticket
  tracking transaction upc upgrade update ver version windows zip`.split(/\s+/),
);

/** Whether one of the nearest words is in a set, and none before it speaks of something else. */
export function saysOneOf(
  words: readonly string[],
  set: ReadonlySet<string>,
  most = MOST_WORDS,
): boolean {
  for (const word of words.slice(0, most)) {
    if (set.has(word)) return true;
    if (OF_SOMETHING_ELSE.has(word)) return false;
  }
  return false;
}

/** Words that may stand between a number and the word that says what it is. */
const FILLERS = new Set(
  `# a an and are as at be begins for here her his i id is it its me my nbr nmero no nos nr num
  number numbers of on or our que the their to under us was were with your`.split(/\s+/),
);

/** The word that says what the number behind it is; "" where none does. */
export function labelOf(words: readonly string[]): string {
  return words.find((word) => !FILLERS.has(word)) ?? "";
}

export function isLabelledOtherwise(words: readonly string[]): boolean {
  return OF_SOMETHING_ELSE.has(labelOf(words));
}
