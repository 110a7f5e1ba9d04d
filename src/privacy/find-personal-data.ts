import { isLetter } from "./characters.js";
import { findDateOfBirth } from "./date-of-birth.js";
import { findEmails } from "./email.js";
import { findGovernmentNumber } from "./government-number.js";
import { findIpv4, findIpv6 } from "./ip-address.js";
import type { Found, PersonalSpan } from "./kinds.js";
import { NumberGroups } from "./number-groups.js";
import { findPaymentCard } from "./payment-card.js";
import { findPhone } from "./phone.js";
import { findSocialSecurity } from "./social-security.js";
import { findStreetAddress } from "./street-address.js";

/** What a number can be, asked in this order: the first that says yes has it. */
const DETECTORS: readonly ((groups: NumberGroups) => Found | null)[] = [
  findSocialSecurity,
  findPaymentCard,
  findDateOfBirth,
  findIpv4,
  findGovernmentNumber,
  findPhone,
  findStreetAddress,
];

const DIGIT = 1;
const AT = 2;
const COLON = 4;

/** Bits by byte: without a digit and an @, nothing personal is in a text that is looked for. */
const CLASSES = new Uint8Array(256);
for (let byte = 0x30; byte <= 0x39; byte++) CLASSES[byte] = DIGIT;
CLASSES[0x40] = AT;
CLASSES[0x3a] = COLON;

const NONE: readonly PersonalSpan[] = [];

/** Filled again for every number: nothing is allocated where nothing is found. */
const groups = new NumberGroups();

/**
 * Personal data in UTF-8 text, in order, none overlapping. The time grows with the length of the
 * text and nothing else: each detector looks at so many bytes around a place, and no further.
 */
export function findPersonalData(
  bytes: Uint8Array,
  start: number,
  end: number,
): readonly PersonalSpan[] {
  let first = start;
  while (first < end && CLASSES[bytes[first]!] === 0) first++;
  const classes = classesIn(bytes, first, end);
  if ((classes & (DIGIT | AT)) === 0) return NONE;
  const emails = (classes & AT) !== 0 ? findEmails(bytes, start, end) : NONE;
  if ((classes & DIGIT) === 0) return emails;
  const addresses =
    (classes & COLON) === 0
      ? emails
      : between(emails, start, end, (from, to) => findIpv6(bytes, from, to));
  groups.begin(bytes, start);
  if (addresses.length === 0) return findNumbers(bytes, start, end, first);
  for (const span of addresses) groups.add(span);
  return between(addresses, start, end, (from, to) => findNumbers(bytes, from, to, from));
}

/** Spans, with what is found in the gaps between them. */
function between(
  spans: readonly PersonalSpan[],
  start: number,
  end: number,
  find: (from: number, to: number) => readonly PersonalSpan[],
): readonly PersonalSpan[] {
  if (spans.length === 0) return find(start, end);
  const all: PersonalSpan[] = [];
  let from = start;
  for (const span of spans) {
    for (const each of find(from, span.start)) all.push(each);
    all.push(span);
    from = span.end;
  }
  for (const each of find(from, end)) all.push(each);
  return all;
}

/** @param first no digit stands before. */
function findNumbers(
  bytes: Uint8Array,
  start: number,
  end: number,
  first: number,
): readonly PersonalSpan[] {
  let spans: PersonalSpan[] | null = null;
  let from = start;
  let at = first;
  while (at < end) {
    if (CLASSES[bytes[at]!] !== DIGIT) {
      at++;
      continue;
    }
    groups.read(at, from, end);
    const number = mayBePersonal(groups) ? whatItIs(groups) : null;
    if (number === null) {
      at = groups.end(0);
      continue;
    }
    from = number.end;
    at = number.end;
    if (number.kind === null) continue;
    groups.add(number);
    spans ??= [];
    spans.push({ kind: number.kind, start: number.start, end: number.end });
  }
  return spans ?? NONE;
}

const SPACE = 0x20;
const HASH = 0x23;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const LOWER_X = 0x78;

/**
 * Tells the many numbers that are nothing from the few that may be something: a lone one of a length
 * that none of the kinds has can only be a day, a house or a P.O. box.
 */
function mayBePersonal(number: NumberGroups): boolean {
  if (number.count > 1) return true;
  const length = number.length(0);
  if (length === 6) return mayBeSixPersonal(number);
  if (length === 4 || (length > 6 && length !== 12 && length < 20)) return true;
  if (length > 6) return false;
  const behind = number.at(number.end(0));
  if (behind === SPACE || behind === COMMA || behind === HYPHEN || isLetter(behind)) return true;
  // "Box 12", "box #12".
  const before = number.before(number.start(0));
  if (before === HASH) return true;
  return before === SPACE && (number.before(number.start(0) - 1)! | 0x20) === LOWER_X;
}

/** Six digits are a day of birth, a house number with a name behind it, or a P.O. box. */
function mayBeSixPersonal(number: NumberGroups): boolean {
  const behind = number.at(number.end(0));
  if (behind === SPACE || isLetter(behind)) return true;
  const start = number.start(0);
  const before = number.before(start);
  if (before === HASH) return true;
  if (before === SPACE) {
    const last = number.before(start - 1)! | 0x20;
    if (last === LOWER_X || last === SPACE) return true;
  }
  const [first, second] = [twoDigits(number, start), twoDigits(number, start + 2)];
  return Math.min(first, second) <= 12 && Math.max(first, second) <= 31;
}

function twoDigits({ bytes }: NumberGroups, at: number): number {
  return (bytes[at]! - 0x30) * 10 + bytes[at + 1]! - 0x30;
}

function whatItIs(number: NumberGroups): Found | null {
  for (const detector of DETECTORS) {
    const found = detector(number);
    if (found !== null) return found;
  }
  return null;
}

/** Personal data in a text; the places are in its UTF-8 bytes. */
export function findPersonalDataIn(text: string): readonly PersonalSpan[] {
  const bytes = encoder.encode(text);
  return findPersonalData(bytes, 0, bytes.length);
}

const encoder = new TextEncoder();

function classesIn(bytes: Uint8Array, start: number, end: number): number {
  let classes = 0;
  for (let at = start; at < end; at++) classes |= CLASSES[bytes[at]!]!;
  return classes;
}
