import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isSpreadsheetDamage,
  mayBeDamage,
  mayBeJoinedCodes,
} from "../../src/response/spreadsheet-damage.js";

const DAMAGED = [
  ...["Feb-50", "5-Jan", "10-Jun", "1-Mar-2025", "may-25", "5-ene", "2050-02-01", "1/5/2026"],
  ...["2026-01-05 00:00:00", "3.91E+16", "3,91E+16", "3.91048172004519E+016", "1E+05"],
  ...["#REF!", "#NAME?", "#N/A", "#DIV/0!", "#SPILL!", "####", "########", '="0123"'],
];

describe("a coded cell", () => {
  it.each(DAMAGED)("is damaged: %s", (text) => {
    expect(isSpreadsheetDamage(text)).toBe(true);
    expect(isSpreadsheetDamage(` ${text.toLowerCase()} `)).toBe(true);
    const bytes = new TextEncoder().encode(`x,${text},y`);
    expect(mayBeDamage(bytes, 2, bytes.length - 2)).toBe(true);
  });

  it.each([
    ...["1-5", "2-50", "1-5 times", "January", "Jan 5", "5 - Strongly agree", "4,5", "4.5", "1/5"],
    ...["3.91E16", "E+16", "#1", "##", "#hashtag", '="a"&"b"', "=1+1", "may", "May-be", "24/7"],
    ...["2050-02-01 10:00:00", "Feb-50x", "1/5/202", ""],
  ])("is not damaged: %j", (text) => expect(isSpreadsheetDamage(text)).toBe(false));

  it("is looked at as text wherever it may be damaged", () => {
    const text = fc.oneof(
      fc.constantFrom(...DAMAGED),
      fc.string({ unit: fc.constantFrom(...'19-+/#.,E="REF!Feb '), maxLength: 10 }),
    );
    fc.assert(
      fc.property(text, (cell) => {
        const bytes = new TextEncoder().encode(cell);
        if (isSpreadsheetDamage(cell) && cell.length > 3) {
          expect(mayBeDamage(bytes, 0, bytes.length)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

it.each([
  ["45", true],
  ["4.5", true],
  ["4,5", true],
  ["1234567", true],
  ["12345678", false],
  ["4", false],
  ["4,5,6", false],
  ["4a", false],
])("%s may be codes that were joined: %s", (text, may) => {
  expect(mayBeJoinedCodes(text)).toBe(may);
});
