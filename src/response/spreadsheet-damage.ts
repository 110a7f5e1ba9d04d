/**
 * Whether a coded cell looks as a spreadsheet leaves it: a range turned into a date (2-50 →
 * Feb-50), a long number in scientific notation, a formula or its error. See raw-exports §11.
 */
const DAMAGE =
  /^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{1,4}|\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-\d{2,4})?|\d(?:\.\d+)?e\+\d+|#(?:ref|name|value|n\/a|div\/0|num|null)[!?]?|="[^"]*")$/i;

export function isSpreadsheetDamage(text: string): boolean {
  return text.length <= 100 && DAMAGE.test(text.trim());
}
