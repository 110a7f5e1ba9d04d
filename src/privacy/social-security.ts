import { SOCIAL_WORDS } from "./key-words.js";
import type { Found, PersonalKind } from "./kinds.js";
import { BLANK, DASH, type NumberGroups, POINT } from "./number-groups.js";
import { saysOneOf } from "./words.js";

/** Social security numbers that are kept for advertising, and used in examples. */
const FOR_ADVERTISING = "9876543";

const LAST_FOUR = new Set(["last", "end", "ending", "ends"]);

/**
 * Social security numbers and ITINs: 123-45-6789 in hyphens always, because nothing else is written
 * so; with blanks or points if the number can have been given out; without them, and the last four
 * digits, where the words before say so.
 */
export function findSocialSecurity(groups: NumberGroups): Found | null {
  const start = groups.start(0);
  if (groups.are(3, 2, 4)) {
    const end = groups.end(2);
    const digits = groups.digits(3);
    if (groups.isTail(start) || groups.goesOn(end) || /^0+$/.test(digits)) return null;
    return canBeOne(groups, digits) ? { kind: kindOf(digits), start, end } : null;
  }
  const length = groups.length(0);
  if ((length !== 9 && length !== 4) || groups.isTail(start) || groups.goesOn(groups.end(0))) {
    return null;
  }
  if (!saysOneOf(groups.words, SOCIAL_WORDS)) return null;
  if (length === 9) return { kind: kindOf(groups.digits(1)), start, end: groups.end(0) };
  if (!groups.words.some((word) => LAST_FOUR.has(word))) return null;
  return { kind: "social security number", start, end: groups.end(0) };
}

function canBeOne(groups: NumberGroups, digits: string): boolean {
  const join = groups.join(1);
  if (groups.join(2) !== join) return false;
  if (join === DASH || join === (DASH | BLANK)) return true;
  if (join !== BLANK && join !== POINT) return false;
  if (saysOneOf(groups.words, SOCIAL_WORDS)) return true;
  if (join === BLANK && groups.followsDigits(groups.start(0))) return false;
  // 011 44 1632 960001: how the US dials another country.
  if (join === BLANK && digits.startsWith("011")) return false;
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits) || isItin(digits);
}

function kindOf(digits: string): PersonalKind {
  return isItin(digits) ? "ITIN" : "social security number";
}

/** ITINs begin with 9, and their fourth and fifth digit are 50 or more. */
function isItin(digits: string): boolean {
  return /^9\d\d[5-9]/.test(digits) && !digits.startsWith(FOR_ADVERTISING);
}
