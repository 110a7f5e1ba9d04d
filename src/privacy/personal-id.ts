import { findPersonalData } from "./find-personal-data.js";
import type { PersonalKind } from "./kinds.js";

const DIGIT = 1;
const MARK = 2;
const AT = 4;
const OTHER = 8;
const HEX = 16;
const COLON = 32;

/** Bits by byte. Ids of platforms are numbers, or letters with digits: neither is looked at closer. */
const CLASSES = new Uint8Array(256).fill(OTHER);
for (const mark of " +-.()/") CLASSES[mark.charCodeAt(0)] = MARK;
for (let byte = 0x30; byte <= 0x39; byte++) CLASSES[byte] = DIGIT;
for (const letter of "abcdefABCDEF") CLASSES[letter.charCodeAt(0)] = HEX;
CLASSES[0x40] = AT;
CLASSES[0x3a] = COLON;

/** The longest id that is written in digits and marks and means a person. */
const LONGEST = 48;

/** Kinds that somebody may have taken for an id; an id that is a date or an address is none. */
const KINDS: ReadonlySet<PersonalKind> = new Set<PersonalKind>([
  "e-mail",
  "phone number",
  "social security number",
  "ITIN",
  "IP address",
]);

/**
 * What kind of personal data an external id is, if the whole of it is one. A plain number is not:
 * what has nine or ten digits is more often a platform's own id than a person's number.
 */
export function personalId(bytes: Uint8Array, start: number, end: number): PersonalKind | null {
  let classes = 0;
  for (let at = start; at < end; at++) classes |= CLASSES[bytes[at]!]!;
  const isMail = (classes & AT) !== 0;
  const isMarked = classes === (DIGIT | MARK);
  const isIpv6 = (classes & COLON) !== 0 && (classes & ~(DIGIT | HEX | COLON)) === 0;
  if (!isMail && !isMarked && !isIpv6) return null;
  const [from, to] = trimmed(bytes, start, end);
  if (!isMail && to - from > LONGEST) return null;
  const [span, ...others] = findPersonalData(bytes, from, to);
  if (span === undefined || others.length > 0 || span.start !== from || span.end !== to)
    return null;
  return KINDS.has(span.kind) ? span.kind : null;
}

function trimmed(bytes: Uint8Array, start: number, end: number): [from: number, to: number] {
  let from = start;
  let to = end;
  while (from < to && bytes[from] === 0x20) from++;
  while (to > from && bytes[to - 1] === 0x20) to--;
  return [from, to];
}

/** Columns whose cells are people's names, or what they can be reached by. */
const OF_A_PERSON: readonly [names: RegExp, holds: string][] = [
  [
    /^(?:recipient|respondent|contact|user|your)?[ _-]?e-?mail(?:[ _-]?address)?$/i,
    "an e-mail address",
  ],
  [
    /^(?:recipient|respondent|contact|your|customer|display|user)?[ _-]?(?:first|last|full|middle|given|family|sur)?[ _-]?name$/i,
    "a name",
  ],
  [/^(?:phone|telephone|mobile|cell)(?:[ _-]?(?:number|no\.?))?$/i, "a phone number"],
  [/^(?:ssn|social[ _-]?security(?:[ _-]?number)?|ssn[ _-]?number)$/i, "a social security number"],
  [/^ip(?:[ _-]?addr(?:ess)?)?$/i, "an IP address"],
];

/** What the cells of a column are by its name, where that is a person's own; null otherwise. */
export function personalColumn(name: string): string | null {
  const trimmedName = name.trim();
  return OF_A_PERSON.find(([names]) => names.test(trimmedName))?.[1] ?? null;
}
