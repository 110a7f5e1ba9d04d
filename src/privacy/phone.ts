import { isDigit, isWordByte } from "./characters.js";
import { ONES_NUMBER, PHONE_WORDS } from "./key-words.js";
import type { Found } from "./kinds.js";
import { BLANK, DASH, type NumberGroups, PARENTHESIS, POINT, SLASH } from "./number-groups.js";
import { isLabelledOtherwise, saysOneOf } from "./words.js";

const PLUS = 0x2b;
const OPENING = 0x28;
const ZERO = 0x30;
const ONE = 0x31;

/** Area codes under which the one who is called pays: lines of offices and companies. */
const TOLL_FREE = new Set([800, 833, 844, 855, 866, 877, 888]);

/** US and international telephone numbers. Toll-free ones are known, and nobody's own. */
export function findPhone(groups: NumberGroups): Found | null {
  const first = groups.start(0);
  const isInternational = groups.before(first) === PLUS && !isDigit(groups.before(first - 1));
  if (!isInternational && groups.isTail(first)) return null;
  const start = isInternational ? first - 1 : openingBefore(groups, first);
  return (
    usNumber(groups, start, isInternational) ??
    (isInternational ? plusNumber(groups, start) : null) ??
    dialledAbroad(groups, start) ??
    localNumber(groups, start)
  );
}

/** Ten digits, or eleven with a 1 in front, grouped or not. */
function usNumber(groups: NumberGroups, start: number, isPlus: boolean): Found | null {
  const taken = groupsOf(groups);
  if (taken === 0) return null;
  const end = groups.end(taken - 1);
  if (groups.goesOn(end) && !hasExtension(groups, end)) return null;
  const digits = groups.digits(taken).slice(-10);
  const area = Number(digits.slice(0, 3));
  const isPossible = /^[2-9](?!11)\d{2}[2-9](?!11)\d{6}$/.test(digits);
  if (TOLL_FREE.has(area) && isPossible) return { kind: null, start, end };
  const found = { kind: "phone number", start, end: extensionEnd(groups, end) } as const;
  if (isPlus) return isPossible ? found : null;
  if (saysOneOf(groups.words, PHONE_WORDS)) return found;
  if (!isPossible || isLabelledOtherwise(groups.words)) return null;
  // Ten digits in a row are more often something else, unless they are said to be one.
  if (taken === 1) return isOnesNumber(groups.words) ? found : null;
  const isBlankOnly = groups.join(taken - 1) === BLANK;
  return isBlankOnly && groups.followsDigits(groups.start(0)) ? null : found;
}

/** How many groups make up ten digits, or eleven that begin with 1; 0 if they do not. */
function groupsOf(groups: NumberGroups): number {
  const length = groups.length(0);
  const isOne = groups.bytes[groups.start(0)] === ONE;
  if (length === 10 || (length === 11 && isOne)) return 1;
  const area = length === 1 && isOne ? 1 : 0;
  if (area === 1 && groups.length(1) === 10) return isSingle(groups.join(1)) ? 2 : 0;
  if (groups.length(area) !== 3) return 0;
  const parts = groups.length(area + 1) === 7 ? 2 : 3;
  if (parts === 3 && (groups.length(area + 1) !== 3 || groups.length(area + 2) !== 4)) return 0;
  for (let group = 1; group < area + parts; group++) {
    if (!mayJoin(groups.join(group), group === area + 1)) return 0;
  }
  return area + parts;
}

/** 202-555-0143, (202) 555-0143, 202/555-0143, 202.555.0143; no sentence ends within. */
function mayJoin(join: number, behindArea: boolean): boolean {
  if (join === (POINT | BLANK)) return false;
  return behindArea || (join & (SLASH | PARENTHESIS)) === 0 || (join & PARENTHESIS) !== 0;
}

/** +44 20 7946 0018: a plus sign and 8 to 15 digits. */
function plusNumber(groups: NumberGroups, start: number): Found | null {
  if (groups.bytes[groups.start(0)] === ZERO) return null;
  return abroad(groups, start, 8, 15);
}

/** 011 44 20 7946 0018 and 0044 20 7946 0018: as dialled from the US and from elsewhere. */
function dialledAbroad(groups: NumberGroups, start: number): Found | null {
  if (groups.count < 3 || groups.bytes[groups.start(0)] !== ZERO) return null;
  const isPrefix = /^(?:011|00[1-9]\d{0,2})$/.test(groups.digits(1));
  if (!isPrefix || isLabelledOtherwise(groups.words)) return null;
  return abroad(groups, start, 11, 18);
}

function abroad(groups: NumberGroups, start: number, least: number, most: number): Found | null {
  let taken = 0;
  let digits = 0;
  while (taken < groups.count && digits + groups.length(taken) <= most) {
    const join = groups.join(taken);
    if (taken > 0 && ((join & SLASH) !== 0 || join === (POINT | BLANK))) break;
    digits += groups.length(taken++);
  }
  // A group that goes on with a hyphen belongs to the next number.
  while (taken > 0 && groups.goesOn(groups.end(taken - 1))) digits -= groups.length(--taken);
  if (digits < least) return null;
  return { kind: "phone number", start, end: groups.end(taken - 1) };
}

/** 555-0143: only where the words before say that it is a telephone number. */
function localNumber(groups: NumberGroups, start: number): Found | null {
  const isSplit = groups.length(0) === 3 && groups.length(1) === 4 && isSingle(groups.join(1));
  if (!isSplit && groups.length(0) !== 7) return null;
  const end = groups.end(isSplit ? 1 : 0);
  if (groups.value(0) < 200 || groups.goesOn(end) || groups.followsDigits(start)) return null;
  if (!saysOneOf(groups.words, PHONE_WORDS, 4)) return null;
  return { kind: "phone number", start, end };
}

function isSingle(join: number): boolean {
  return join === DASH || join === POINT || join === BLANK;
}

/** "my number is", "her number". */
function isOnesNumber(words: readonly string[]): boolean {
  const at = words.indexOf(ONES_NUMBER);
  return at >= 0 && at < 4 && /^(?:my|his|her|our|own)$/.test(words[at + 1] ?? "");
}

/** The parenthesis in front of an area code, where one closes behind it. */
function openingBefore(groups: NumberGroups, first: number): number {
  const isOpening = groups.before(first) === OPENING;
  return isOpening && groups.count > 1 && (groups.join(1) & PARENTHESIS) !== 0 ? first - 1 : first;
}

/** " x12", " ext. 12" and the like behind a number. */
const EXTENSION = /^,? {0,2}(?:x|ext\.?|extension) {0,2}#? {0,1}\d{1,6}/i;

function hasExtension(groups: NumberGroups, end: number): boolean {
  return extensionEnd(groups, end) > end;
}

function extensionEnd(groups: NumberGroups, end: number): number {
  const to = Math.min(groups.to, end + 24);
  const match = EXTENSION.exec(textOf(groups.bytes, end, to));
  const after = match === null ? end : end + match[0].length;
  return isWordByte(groups.at(after)) ? end : after;
}

/** Bytes as characters one to one, so that lengths agree. */
function textOf(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
