/**
 * Whether a coded cell looks as a spreadsheet leaves it: a range turned into a date (2-50 →
 * Feb-50), a long number in scientific notation, a formula or its error, a number that the column
 * was too narrow for (####). See raw-exports §11.
 */
const DAMAGE =
  /^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{1,4}|\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-\d{2,4})?|\d(?:\.\d+)?e\+\d+|#(?:ref|name|value|n\/a|div\/0|num|null)[!?]?|#{3,}|="[^"]*")$/i;

/** Whether bytes can be such a cell at all: nearly none has to be looked at as text. */
export function mayBeDamage(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 4 || end - start > 100) return false;
  const first = bytes[start]!;
  if (first === HASH || first === EQUALS) return true;
  for (let at = start + 1; at < end; at++) {
    if (bytes[at] === HYPHEN || bytes[at] === PLUS) return true;
  }
  return false;
}

const HASH = 0x23;
const PLUS = 0x2b;
const HYPHEN = 0x2d;
const EQUALS = 0x3d;

export function isSpreadsheetDamage(text: string): boolean {
  return text.length <= 100 && DAMAGE.test(text.trim());
}

/**
 * Whether a number in a cell of joined codes may have been several of them: a spreadsheet makes 45
 * or 4.5 of "4,5".
 */
export function mayBeJoinedCodes(text: string): boolean {
  return /^(?:\d{2,7}|\d{1,7}[.,]\d{1,7})$/.test(text);
}
