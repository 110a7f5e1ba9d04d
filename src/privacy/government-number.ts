import { isLetter, isWordByte } from "./characters.js";
import { ALIEN_WORDS, PASSPORT_WORDS } from "./key-words.js";
import type { Found } from "./kinds.js";
import { BLANK, DASH, type NumberGroups } from "./number-groups.js";
import { isLabelledOtherwise, labelOf, saysOneOf } from "./words.js";

const UPPER_A = 0x41;
const UPPER_C = 0x43;
const HYPHEN = 0x2d;
const APOSTROPHE = 0x27;
const HASH = 0x23;
const SPACE = 0x20;

/** "passport book number", "claim no.": of these only the word before counts. */
const PASSPORT_FORMS = new Set(["book", "card"]);
const VA_WORDS = new Set("bva va vba veteran veterans".split(" "));

/** How the seven to nine digits are grouped, where they are. */
const GROUPINGS: readonly (readonly [number, number, number])[] = [
  [3, 3, 3],
  [2, 3, 3],
  [3, 3, 2],
];

/** The digits with the letter that may stand before them. */
interface Numbered {
  readonly start: number;
  readonly end: number;
  readonly digits: number;
  /** The letter's byte; 0 where there is none. */
  readonly letter: number;
}

/** Numbers of the government for one person that need the words before to be told from others. */
export function findGovernmentNumber(groups: NumberGroups): Found | null {
  const numbered = numberedAt(groups);
  if (numbered === null) return null;
  const { start, end, digits, letter } = numbered;
  const words = letter === 0 ? groups.words : withoutLetter(groups.words, letter);
  if (isPassport(words)) return { kind: "passport number", start, end };
  if (isOfVeteran(words, letter)) return { kind: "VA file or claim number", start, end };
  if (letter !== 0 && letter !== UPPER_A) return null;
  if (isOfAlien(words)) return { kind: "A-number", start, end };
  const isPlain = letter === UPPER_A && digits === 9 && !isLabelledOtherwise(words);
  return isPlain && isTight(groups, start) ? { kind: "A-number", start, end } : null;
}

function numberedAt(groups: NumberGroups): Numbered | null {
  const taken = groupsTaken(groups);
  const digits = groups.digitCount(taken);
  if (digits < 7 || digits > 9) return null;
  const end = groups.end(taken - 1);
  if (groups.goesOn(end)) return null;
  const first = groups.start(0);
  const start = letterBefore(groups, first);
  if (start === first) {
    return groups.isTail(first) ? null : { start, end, digits, letter: 0 };
  }
  return { start, end, digits, letter: groups.bytes[start]! & 0xdf };
}

function groupsTaken(groups: NumberGroups): number {
  if (groups.count < 3 || groups.length(0) > 3) return 1;
  const grouping = GROUPINGS.find((lengths) => groups.are(...lengths));
  if (grouping === undefined) return 1;
  const join = groups.join(1);
  const isOfOneKind = groups.join(2) === join && (join === BLANK || join === DASH);
  return isOfOneKind ? grouping.length : 1;
}

/** Where the single letter stands in A012345678, A-012345678, A#012345678 and A 012345678. */
function letterBefore(groups: NumberGroups, first: number): number {
  let at = first;
  const mark = groups.before(at);
  if (mark === HYPHEN || mark === HASH || mark === SPACE) at--;
  if (!isLetter(groups.before(at)) || isWithinWord(groups.before(at - 1))) return first;
  const letter = groups.before(at)!;
  const isPrefix = at === first || letter === UPPER_A || letter === UPPER_C;
  return isPrefix ? at - 1 : first;
}

function isWithinWord(before: number | undefined): boolean {
  return isWordByte(before) || before === APOSTROPHE;
}

/** The letter itself is not one of the words that say what it begins; nor is a # behind it. */
function withoutLetter(words: readonly string[], letter: number): readonly string[] {
  const at = words.findIndex((word) => word.charCodeAt(0) === (letter | 0x20) && word.length === 1);
  return at < 0 || at > 1 ? words : words.slice(at + 1);
}

/** Between an A and its digits stands no more than a hyphen or one blank, and no sentence begins. */
function isTight(groups: NumberGroups, start: number): boolean {
  return groups.start(0) - start <= 2 && groups.before(start) !== 0x2e;
}

function isPassport(words: readonly string[]): boolean {
  const label = labelOf(words);
  if (PASSPORT_WORDS.has(label)) return true;
  const behind = labelOf(words.slice(words.indexOf(label) + 1));
  return PASSPORT_FORMS.has(label) && PASSPORT_WORDS.has(behind);
}

function isOfVeteran(words: readonly string[], letter: number): boolean {
  const label = labelOf(words);
  if (label === "cfile" || label === "claim") return true;
  const isFile = words.slice(0, 4).some((word) => word === "file" || word === "claim");
  return isFile && (words.some((word) => VA_WORDS.has(word)) || letter === UPPER_C);
}

function isOfAlien(words: readonly string[]): boolean {
  if (words[0] === "#" && words[1] === "a") return true;
  const isRegistration = words.includes("alien") && !words.includes("form");
  return isRegistration || saysOneOf(words, ALIEN_WORDS);
}
