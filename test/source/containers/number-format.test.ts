import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberFormats } from "../../../src/source/containers/xlsx/number-format.js";

const shown = (code: string, value: number | string, date1904 = false): string =>
  new NumberFormats(new Map([[164, code]]), [164], date1904).shown(String(value), 0);
const builtIn = (id: number, value: number | string): string =>
  new NumberFormats(new Map(), [id]).shown(String(value), 0);
const plain = (value: number | string): string =>
  new NumberFormats(new Map(), []).shown(String(value), undefined);

describe("dates and times", () => {
  it.each([
    ["yyyy-mm-dd", "2025-04-30 12:00:00"],
    ["[Red]dd/mm/yyyy;@", "2025-04-30 12:00:00"],
    ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2025-04-30 12:00:00"],
    ['[$-409]d\\-mmm\\-yy\\ "at" h:mm AM/PM;@', "2025-04-30 12:00:00"],
    ["[$-411]ge.m.d;@", "2025-04-30 12:00:00"],
    ['yyyy"年"m"月"d"日"', "2025-04-30 12:00:00"],
    ["mmmm d", "2025-04-30 12:00:00"],
    ["mmm-yy", "2025-04-30 12:00:00"],
    ["m/d/yy h:mm", "2025-04-30 12:00:00"],
    ["h:mm:ss", "2025-04-30 12:00:00"],
    ["mm:ss.0", "2025-04-30 12:00:00"],
    ["m", "2025-04-30 12:00:00"],
  ])("%s", (code, text) => {
    expect(shown(code, 45777.5)).toBe(text);
  });

  it("are days without a time where there is none", () => {
    expect(shown("m/d/yyyy", 45777)).toBe("2025-04-30");
    expect(shown("m/d/yyyy h:mm", 45777)).toBe("2025-04-30 00:00:00");
  });

  it("are times without a day where there is none, and longer ones for elapsed time", () => {
    expect(shown("[$-409]h:mm AM/PM", 0.5)).toBe("12:00:00");
    expect(shown("mm:ss", 0.25 / 24)).toBe("00:15:00");
    expect(shown("[h]:mm:ss", 1.5)).toBe("36:00:00");
    expect(shown("[mm]:ss", 0.25 / 24)).toBe("0:15:00");
    expect(builtIn(46, 2.5)).toBe("60:00:00");
  });

  it("are told from literals that hold their letters", () => {
    expect(shown('"Day "0', 45777.5)).toBe("45778");
    expect(shown('0" days"', 45777.5)).toBe("45778");
    expect(shown("0\\d", 45777.5)).toBe("45778");
    expect(shown("_-* #,##0.00\\ _D_M_-", 45777.5)).toBe("45777.50");
    expect(shown("[Magenta]0.0", 45777.5)).toBe("45777.5");
    expect(shown("[$USD-409] 0.0", 45777.5)).toBe("45777.5");
    expect(shown('0"y;d"', 2.5)).toBe("3");
  });

  it.each([14, 15, 16, 17, 22, 27, 36, 50, 58])("built-in format %i is one", (id) => {
    expect(builtIn(id, 45777.5)).toBe("2025-04-30 12:00:00");
  });

  it("count from 1900 with its day that never was, or from 1904", () => {
    expect([1, 59, 61, 2_958_465].map((day) => shown("yyyy-mm-dd", day))).toEqual([
      "1900-01-01",
      "1900-02-28",
      "1900-03-01",
      "9999-12-31",
    ]);
    expect([0, 1, 44_315].map((day) => shown("yyyy-mm-dd", day, true))).toEqual([
      "1904-01-01",
      "1904-01-02",
      "2025-04-30",
    ]);
  });

  it("are numbers where no calendar has such a day", () => {
    for (const value of ["-1", "2958466", "1000000000"]) {
      expect(shown("yyyy-mm-dd", value)).toBe(value);
    }
    expect(shown("yyyy-mm-dd", "1E+300")).toBe("1E+300");
  });

  it("hold every second of a day", () => {
    const seconds = fc.integer({ min: 0, max: 86_399 });
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_464 }), seconds, (day, second) => {
        const expected = new Date((day - 25_569) * 86_400_000 + second * 1000).toISOString();
        expect(shown("yyyy-mm-dd hh:mm:ss", day + second / 86_400)).toBe(
          expected.slice(0, 19).replace("T", " "),
        );
      }),
    );
  });
});

describe("other numbers", () => {
  it.each([
    ["General", "45777.5"],
    ['General" items"', "45777.5"],
    ["@", "45777.5"],
    ["", "45777.5"],
    [";;;", "45777.5"],
    ["#,##0.00", "45777.50"],
    ["#,##0.###", "45777.5"],
    ["0.0##", "45777.5"],
    ["0", "45778"],
    ["0.00E+00", "45777.5"],
    ["# ?/?", "45777.5"],
    ["0%", "4577750%"],
    ["$#,##0.00_);[Red]($#,##0.00)", "45777.50"],
  ])("%s", (code, text) => {
    expect(shown(code, 45777.5)).toBe(text);
  });

  it("are in scientific notation where a spreadsheet has taken an id for such a number", () => {
    expect(shown("0.00E+00", 73_928_000)).toBe("7.3928E+07");
    expect(shown("##0.0E+0", 100_000)).toBe("1E+05");
    expect([11, 48].map((id) => builtIn(id, 100_000))).toEqual(["1E+05", "1E+05"]);
    expect(shown("0.00E+00", 5)).toBe("5");
    expect(shown("0.00E+00", "93.4")).toBe("93.4");
  });

  it("keep the zeros at their front that a format asks for", () => {
    expect(shown("00000", 2139)).toBe("02139");
    expect(shown("00000", 123_456)).toBe("123456");
    expect(shown("000\\-00\\-0000", 1_234_567)).toBe("001234567");
    expect(shown("0000.0", -4.25)).toBe("-0004.3");
    expect(shown("[$-409]00", 0)).toBe("00");
    expect(shown("#,##00", 5)).toBe("05");
    expect(shown("00%", 0.05)).toBe("5%");
    // What has more digits than a sheet holds is damaged, whatever its format.
    expect(shown("00000", "39104817200451863")).toBe("3.91048E+16");
  });

  it("round as spreadsheets do", () => {
    expect(shown("0.00", "1.005")).toBe("1.01");
    expect(shown("0.0", "2.25")).toBe("2.3");
    expect(shown("0.0", "-2.25")).toBe("-2.3");
    expect(shown("0.0", "-0.01")).toBe("0.0");
    expect(shown("0.00%", "0.285")).toBe("28.50%");
    expect(shown("0%", "0.285")).toBe("29%");
    expect(shown("0.000000", "1.5E-5")).toBe("0.000015");
    expect([9, 10].map((id) => builtIn(id, 0.25))).toEqual(["25%", "25.00%"]);
    expect([2, 4, 39].map((id) => builtIn(id, 0.25))).toEqual(["0.25", "0.25", "0.25"]);
  });

  it("stay whole where they are whole", () => {
    expect(["5", "5.0", "5E0", "-3", "0", "-0"].map((value) => plain(value))).toEqual([
      "5",
      "5",
      "5",
      "-3",
      "0",
      "0",
    ]);
    expect(shown("0.0", 5)).toBe("5");
    expect(plain("123456789012345")).toBe("123456789012345");
  });

  it("have fifteen digits", () => {
    expect(plain("0.30000000000000004")).toBe("0.3");
    expect(plain("2.2999999999999998")).toBe("2.3");
    expect(plain("1E-7")).toBe("1E-07");
  });

  it("show damage where a sheet could not hold all digits, in any format of numbers", () => {
    for (const code of ["General", "0", "#,##0", "0.00"]) {
      expect(shown(code, "39123456789012345")).toBe("3.91235E+16");
      expect(shown(code, "1234567890123456")).toBe("1.23457E+15");
    }
    expect(plain("-39100000000000000")).toBe("-3.91E+16");
    expect(plain("1.2345678901234568E+24")).toBe("1.23457E+24");
  });

  it("are left as they stand where they are none", () => {
    for (const value of ["", "abc", "0x10", "Infinity", "NaN", "1E999", "1 2"]) {
      expect(plain(value)).toBe(value);
    }
  });

  it("of any size are shown as the same number, or as damaged", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plain(value);
        expect(text).toMatch(/^-?\d+(?:\.\d+)?(?:E[+-]\d{2,3})?$/);
        const near = Number(text);
        expect(Math.abs(near - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-5);
      }),
    );
  });

  it("of any format and value are text, and no error", () => {
    const code = fc.string({ unit: fc.constantFrom(...'ymdhs0#?.,;%/@"\\_*[]-+eEgGAPM $x') });
    fc.assert(
      fc.property(code, fc.double(), fc.boolean(), (each, value, date1904) => {
        expect(shown(each, value, date1904).length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
