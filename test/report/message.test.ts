import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counted, fill, grouped, visible } from "../../src/report/message.js";

describe("fill", () => {
  it("puts data in the place of names", () => {
    const data = { found: "7", count: 12_345, which: ["a", "b"], none: null, yes: true };
    expect(fill("{found} {count} {which} {none} {yes}", data)).toBe("7 12,345 a, b nothing true");
  });

  it("refuses a name that the data lacks", () => {
    expect(() => fill("{found} and {lost}", { found: "7" })).toThrow("{lost}");
  });

  it("does not read names in values", () => {
    expect(fill("{found}", { found: "{lost}" })).toBe("{lost}");
  });

  it("makes escape sequences in values visible", () => {
    expect(fill("{found}", { found: "\u001B[2J" })).toBe("\\u001B[2J");
  });
});

describe("visible", () => {
  it.each([
    ["an escape", "\u001B", "\\u001B"],
    ["a C1 control", "\u009B", "\\u009B"],
    ["a line break", "\n", "\\u000A"],
    ["a tab", "\t", "\\u0009"],
    ["a blank without width", "\u200B", "\\u200B"],
    ["a turn of direction", "\u202E", "\\u202E"],
    ["a byte-order mark", "\uFEFF", "\\uFEFF"],
  ])("shows %s", (_, text, shown) => {
    expect(visible(`a${text}b`)).toBe(`a${shown}b`);
  });

  it("leaves no control character in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visible(text)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it("leaves letters, marks and emoji of any script alone", () => {
    const text = "Zufriedenheit größer, 満足, رضا, 👍🏽";
    expect(visible(text)).toBe(text);
  });
});

describe("numbers", () => {
  it("are grouped where they are long", () => {
    expect([grouped(2025), grouped(1_234_567)]).toEqual(["2025", "1,234,567"]);
  });

  it("are grouped as the platform groups them", () => {
    const whole = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    const large = whole.filter((value) => Math.abs(value) >= 10_000);
    const parts = large.chain((value) =>
      fc.constantFrom(0.5, 0.25).map((part) => Math.trunc(value / 1024) + part),
    );
    const value = fc.oneof(
      large,
      parts.filter((part) => Math.abs(part) >= 10_000),
    );
    fc.assert(
      fc.property(value, (each) => {
        expect(grouped(each)).toBe(each.toLocaleString("en-US"));
      }),
    );
  });

  it("take the word that fits them", () => {
    expect([counted(1, "record"), counted(2, "record"), counted(0, "entry", "entries")]).toEqual([
      "1 record",
      "2 records",
      "0 entries",
    ]);
  });
});
