import { asciiText, isDigit, isLetter } from "./characters.js";

/** = + - @, tab and carriage return: what begins a cell that a spreadsheet may run. */
const BEGINNINGS = new Uint8Array(128);
for (const byte of [0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0d]) BEGINNINGS[byte] = 1;

/** Longer than any number that somebody types. */
const LONGEST_NUMBER = 40;
const SIGNED_NUMBER = /^[+-] ?\$?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?%?\s*$/i;

/**
 * Whether a spreadsheet that opens the file would take the cell for a formula. Numbers with a sign
 * (-5, +1,000) are no formulas, and neither is what holds no letter and no digit ("-", "=)").
 */
export function isFormula(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!;
  if (start >= end || first > 0x7f || BEGINNINGS[first] === 0) return false;
  if (!holdsText(bytes, start + 1, end)) return false;
  return end - start > LONGEST_NUMBER || !SIGNED_NUMBER.test(asciiText(bytes, start, end));
}

function holdsText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (isLetter(bytes[at]) || isDigit(bytes[at]) || bytes[at]! > 0x7f) return true;
  }
  return false;
}
