import type { Found } from "./kinds.js";
import { BLANK, DASH, type NumberGroups } from "./number-groups.js";

/** How the digits are grouped on cards, beside all in one. */
const GROUPINGS = [
  [4, 4, 4, 4, 3],
  [4, 4, 4, 4],
  [4, 6, 5],
  [4, 6, 4],
];

/** Beginnings of the card schemes' numbers, and how long these are. */
const SCHEMES: readonly [beginning: RegExp, lengths: readonly number[]][] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:6011|64[4-9]|65)/, [16, 19]],
  [/^(?:30[0-5]|3095|36|3[89])/, [14]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^62/, [16, 17, 18, 19]],
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [16, 18, 19]],
];

/** Payment cards: a scheme's beginning and length, and the check digit. */
export function findPaymentCard(groups: NumberGroups): Found | null {
  const length = groups.length(0);
  if (length >= 13 && length <= 19) return card(groups, 1);
  if (length !== 4 || groups.count < 3 || groups.followsDigits(groups.start(0))) return null;
  for (const grouping of GROUPINGS) {
    const found = isGrouped(groups, grouping) ? card(groups, grouping.length) : null;
    if (found !== null) return found;
  }
  return null;
}

function isGrouped(groups: NumberGroups, lengths: readonly number[]): boolean {
  const join = groups.join(1);
  if (join !== BLANK && join !== DASH) return false;
  return lengths.every(
    (length, group) =>
      groups.length(group) === length && (group < 2 || groups.join(group) === join),
  );
}

function card(groups: NumberGroups, taken: number): Found | null {
  const start = groups.start(0);
  const end = groups.end(taken - 1);
  if (groups.isTail(start) || groups.goesOn(end)) return null;
  return isCardNumber(groups.digits(taken)) ? { kind: "payment card number", start, end } : null;
}

function isCardNumber(digits: string): boolean {
  const isOfScheme = SCHEMES.some(
    ([beginning, lengths]) => lengths.includes(digits.length) && beginning.test(digits),
  );
  return isOfScheme && hasCheckDigit(digits);
}

/** Luhn: every second digit from the right doubled, its own digits summed, is a multiple of ten. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
