import { findDateOfBirth } from "./date-of-birth.js";
import { findEmails } from "./email.js";
import { findGovernmentNumber } from "./government-number.js";
import { findIpv4, findIpv6 } from "./ip-address.js";
import type { Found, PersonalSpan } from "./kinds.js";
import { isTelling } from "./may-be-personal.js";
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
    // Words are looked for beyond what was found: then the first look is not enough.
    const mayBe =
      groups.count > 1 ||
      groups.hasFound ||
      isTelling(bytes, start, groups.start(0), groups.end(0), end);
    const number = mayBe ? whatItIs(groups) : null;
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

/** What the number that was read is; null: nothing that is looked for. */
export function whatItIs(number: NumberGroups): Found | null {
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
