import { isDigit, isLetter } from "./characters.js";
import type { PersonalSpan } from "./kinds.js";

const AT = 0x40;
const POINT = 0x2e;
const HYPHEN = 0x2d;

/** Marks beside letters and digits that mail systems allow before the @ and people use. */
const LOCAL_MARKS = new Set([..."._%+-'&"].map((mark) => mark.charCodeAt(0)));

/** E-mail addresses: name@domain with a dot in the domain and a word behind the last one. */
export function findEmails(bytes: Uint8Array, start: number, end: number): PersonalSpan[] {
  const spans: PersonalSpan[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (bytes[at] !== AT) continue;
    const first = localStart(bytes, from, at);
    const last = domainEnd(bytes, at + 1, end);
    // What has been looked at is not looked at again.
    from = at + 1;
    if (first === at || last < 0) continue;
    spans.push({ kind: "e-mail", start: first, end: last });
    from = last;
    at = last - 1;
  }
  return spans;
}

function localStart(bytes: Uint8Array, from: number, at: number): number {
  let first = at;
  while (first > from) {
    const length = letterBefore(bytes, from, first);
    if (length === 0 && !LOCAL_MARKS.has(bytes[first - 1]!)) break;
    first -= Math.max(1, length);
  }
  // A quote or a dash that opens is not part of the name.
  while (first < at && LOCAL_MARKS.has(bytes[first]!)) first++;
  return bytes[at - 1] === POINT ? at : first;
}

/** Bytes of the letter or digit that ends at `end`, of any script; 0 if there is none. */
function letterBefore(bytes: Uint8Array, from: number, end: number): number {
  const byte = bytes[end - 1]!;
  if (isLetter(byte) || isDigit(byte)) return 1;
  if (byte < 0x80) return 0;
  let lead = end - 1;
  while (lead > from && end - lead < 4 && (bytes[lead]! & 0xc0) === 0x80) lead--;
  return isLetterLead(bytes[lead]!) ? end - lead : 0;
}

/** Lead bytes of letters: not those of punctuation (C2, E2, E3 80), nor of emoji (F0 and up). */
function isLetterLead(byte: number): boolean {
  return byte >= 0xc3 && byte < 0xf0 && byte !== 0xe2 && byte !== 0xe3;
}

/**
 * The end of a domain's last part that begins with two letters or more; -1 if there is none. What
 * follows these letters in the same part (example.com2) was typed without a blank.
 */
function domainEnd(bytes: Uint8Array, start: number, end: number): number {
  let last = -1;
  let labels = 0;
  let at = start;
  while (at < end) {
    const label = at;
    let letters = -1;
    let length = labelLength(bytes, at, end);
    while (length > 0) {
      if (letters < 0 && (isDigit(bytes[at]) || bytes[at] === HYPHEN)) letters = at;
      at += length;
      length = labelLength(bytes, at, end);
    }
    if (at === label) break;
    if (letters < 0) letters = at;
    if (++labels > 1 && letters - label > 1) last = letters;
    if (bytes[at] !== POINT) break;
    at++;
  }
  return last;
}

/** Bytes of the character at `at` if a part of a domain can hold it. */
function labelLength(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at]!;
  if (at >= end) return 0;
  if (isLetter(byte) || isDigit(byte) || byte === HYPHEN) return 1;
  if (!isLetterLead(byte)) return 0;
  return Math.min(byte < 0xe0 ? 2 : 3, end - at);
}
