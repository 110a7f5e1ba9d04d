import { asciiText, isCapital, isLetter } from "./characters.js";
import { BIRTH_LABELS } from "./key-words.js";
import type { Found } from "./kinds.js";
import { DASH, type NumberGroups, POINT, SLASH } from "./number-groups.js";
import { labelOf, wordsAfter } from "./words.js";

interface Extent {
  readonly start: number;
  readonly end: number;
}

const MONTHS = new Set([
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
]);
const MONTH_NAMES = new Set(
  `january february march april june july august sept september october november december`.split(
    " ",
  ),
);

/** English and Spanish; "nací" reads "nac", see words.ts. */
const BORN = new Set(
  `bday birthdate birthday birthdays bdate born dob nac naci nacida nacido nacimiento`.split(" "),
);

/** Behind "birth", these speak of a paper or a figure. */
const NOT_OF_BIRTH = new Set(
  "cert certificate certificates control rate record records".split(" "),
);

const NEAR_WORDS = 6;

/** Dates of which the comment says that somebody was born on them. */
export function findDateOfBirth(groups: NumberGroups): Found | null {
  const date = numericDate(groups) ?? dayBehindMonth(groups) ?? monthBehindDay(groups);
  if (date !== null) {
    const isBirth = saysBirth(groups.words) || saysBirthBehind(groups, date.end);
    return isBirth ? { kind: "date of birth", ...date } : null;
  }
  return packedDate(groups);
}

function saysBirth(words: readonly string[]): boolean {
  return words.slice(0, NEAR_WORDS).some((word, at) => {
    if (word === "birth") return !NOT_OF_BIRTH.has(words[at - 1] ?? "");
    return BORN.has(word);
  });
}

/** "1/2/1960 is my birthday", "1/2/1960 (date of birth)". */
function saysBirthBehind(groups: NumberGroups, end: number): boolean {
  const words = wordsAfter(groups.bytes, end, groups.to);
  return words.some((word, at) => {
    if (word === "birth") return !NOT_OF_BIRTH.has(words[at + 1] ?? "");
    return word === "birthday" || word === "birthdate" || word === "dob";
  });
}

/** 1/2/1960, 1-2-60, 1.2.1960, 1960-02-01. */
function numericDate(groups: NumberGroups): Extent | null {
  if (groups.count < 3) return null;
  const mark = groups.join(1);
  const isMark = mark === SLASH || mark === DASH || mark === POINT;
  if (!isMark || !groups.joinedBy(1, mark) || !groups.joinedBy(2, mark)) return null;
  const extent = { start: groups.start(0), end: groups.end(2) };
  if (groups.isTail(extent.start) || groups.goesOn(extent.end)) return null;
  const values = [0, 1, 2].map((group) => groups.value(group)) as [number, number, number];
  const lengths = [0, 1, 2].map((group) => groups.length(group));
  if (lengths[0] === 4) {
    return isYear(values[0]) && isDay(values[1], values[2]) && lengths[2]! <= 2 ? extent : null;
  }
  if (lengths[2] !== 2 && !(lengths[2] === 4 && isYear(values[2]))) return null;
  return lengths[0]! <= 2 && lengths[1]! <= 2 && isDay(values[0], values[1]) ? extent : null;
}

/** "May 5, 1949", "July 4th 1976". */
function dayBehindMonth(groups: NumberGroups): Extent | null {
  if (groups.length(0) > 2) return null;
  const { bytes } = groups;
  let last = groups.start(0);
  while (groups.before(last) === 0x20 || groups.before(last) === 0x2e) last--;
  let start = last;
  while (isLetter(groups.before(start)) && last - start < 10) start--;
  if (last === groups.start(0) || !isMonth(asciiText(bytes, start, last))) return null;
  const end = yearEnd(groups, ordinalEnd(groups, groups.end(0)));
  return end < 0 ? null : { start, end };
}

/** "12 August 1971", "4th of July 1976". */
function monthBehindDay(groups: NumberGroups): Extent | null {
  if (groups.length(0) > 2 || groups.isTail(groups.start(0))) return null;
  const { bytes } = groups;
  let at = skip(groups, ordinalEnd(groups, groups.end(0)), " -");
  if (asciiText(bytes, at, Math.min(groups.to, at + 3)).toLowerCase() === "of ") at += 3;
  let end = at;
  while (isLetter(groups.at(end)) && end - at < 10) end++;
  if (!isMonth(asciiText(bytes, at, end))) return null;
  const last = yearEnd(groups, end);
  return last < 0 ? null : { start: groups.start(0), end: last };
}

/** The end of the year that stands behind a day or month; -1 if there is none. */
function yearEnd(groups: NumberGroups, from: number): number {
  const at = skip(groups, from, " ,.-");
  const year = asciiText(groups.bytes, at, Math.min(groups.to, at + 4));
  return at > from && /^(?:19|20)\d\d$/.test(year) && !groups.goesOn(at + 4) ? at + 4 : -1;
}

function ordinalEnd(groups: NumberGroups, end: number): number {
  const suffix = asciiText(groups.bytes, end, Math.min(groups.to, end + 2)).toLowerCase();
  return /^(?:st|nd|rd|th)$/.test(suffix) ? end + 2 : end;
}

/** Over at most three of some characters. */
function skip(groups: NumberGroups, from: number, characters: string): number {
  let at = from;
  while (at - from < 3 && characters.includes(String.fromCharCode(groups.at(at) ?? 0))) at++;
  return at;
}

/** "dob 01021960", "dob 010260": only where that word stands right before. */
function packedDate(groups: NumberGroups): Found | null {
  const length = groups.length(0);
  if (length !== 8 && length !== 6) return null;
  const start = groups.start(0);
  const end = groups.end(0);
  const value = groups.value(0);
  const yearLast = Math.floor(value / (length === 8 ? 10_000 : 100));
  const isDate = isMonthAndDay(yearLast) || (length === 8 && isMonthAndDay(value % 10_000));
  if (!isDate) return null;
  if (groups.isTail(start) || groups.goesOn(end)) return null;
  const label = labelOf(groups.words);
  return BIRTH_LABELS.has(label) ? { kind: "date of birth", start, end } : null;
}

function isMonth(name: string): boolean {
  const lower = name.toLowerCase();
  // "may" is a verb, too: only as a name is it a month.
  if (lower === "may") return isCapital(name.charCodeAt(0));
  return MONTHS.has(lower) || MONTH_NAMES.has(lower);
}

function isYear(value: number): boolean {
  return value >= 1900 && value <= 2099;
}

/** 0102 for the 2nd of January, or the 1st of February. */
function isMonthAndDay(value: number): boolean {
  return isDay(Math.floor(value / 100), value % 100);
}

/** Month and day in either order. The 30th of February is what people type, too. */
function isDay(a: number, b: number): boolean {
  return Math.min(a, b) >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31;
}
