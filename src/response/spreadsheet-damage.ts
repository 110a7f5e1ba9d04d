const MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic";
const ERROR = "ref|name|value|n/a|div/0|num|null|spill|calc";
/**
 * How a coded cell looks that a spreadsheet has changed: a range turned into a date (2-50 → Feb-50,
 * and in a workbook 2050-02-01), a long number in scientific notation, a formula or its error, a
 * number that the column was too narrow for (####). See raw-exports §11.
 */
const DAMAGE = new RegExp(
  [
    `(?:${MONTH})-\\d{1,4}`,
    `\\d{1,2}-(?:${MONTH})(?:-\\d{2,4})?`,
    "\\d{4}-\\d{2}-\\d{2}(?: 00:00:00)?",
    "\\d{1,2}/\\d{1,2}/(?:\\d{2}|\\d{4})",
    // The point is a comma in many countries.
    "\\d(?:[.,]\\d+)?e\\+\\d+",
    `#(?:${ERROR})[!?]?`,
    "#{3,}",
    '="[^"]*"',
  ]
    .map((pattern) => `^${pattern}$`)
    .join("|"),
  "i",
);

/** Whether bytes can be such a cell at all: nearly none has to be looked at as text. */
export function mayBeDamage(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 4 || end - start > 100) return false;
  const first = bytes[start]!;
  if (first === HASH || first === EQUALS) return true;
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at];
    if (byte === HYPHEN || byte === PLUS || byte === SLASH) return true;
  }
  return false;
}

const HASH = 0x23;
const PLUS = 0x2b;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const EQUALS = 0x3d;

/** Whether a coded cell, or an id, looks so. */
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
