import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SharedTexts } from "../../../src/source/containers/xlsx/shared-texts.js";

const decoder = new TextDecoder();
const all = (texts: SharedTexts): string[] =>
  Array.from({ length: texts.count }, (_, i) => decoder.decode(texts.bytes(i)));

describe("shared texts", () => {
  it("come back as cells of CSV, each once quoted where it must be", () => {
    const texts = new SharedTexts();
    for (const text of ["", "plain", 'say "no"', "a,b", "two\nlines", " blank", "größe 👍"]) {
      texts.add(text);
    }
    expect(all(texts)).toEqual([
      "",
      "plain",
      '"say ""no"""',
      '"a,b"',
      '"two\nlines"',
      '" blank"',
      "größe 👍",
    ]);
    expect(texts.length(0)).toBe(0);
  });

  it("of any lengths come back, around and above the size of a block", () => {
    const length = fc.oneof(
      fc.nat({ max: 30 }),
      fc.nat({ max: 400_000 }),
      fc.integer({ min: (1 << 20) - 3, max: (1 << 20) + 3 }),
      fc.constantFrom(349_525, 349_526, 3 << 20),
    );
    fc.assert(
      fc.property(fc.array(length, { maxLength: 12 }), fc.boolean(), (lengths, wide) => {
        const texts = new SharedTexts();
        const given = lengths.map((each, i) => (wide ? "é" : "x").repeat(each) + i);
        for (const text of given) texts.add(text);
        const read = all(texts);
        // Compared one by one: a difference of megabytes cannot be printed.
        expect(read.length).toBe(given.length);
        expect(read.every((text, i) => text === given[i])).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("are many", () => {
    const texts = new SharedTexts();
    for (let i = 0; i < 200_000; i++) texts.add(`text ${i}`);
    expect(decoder.decode(texts.bytes(123_456))).toBe("text 123456");
  });

  it("say when there is no more room", () => {
    const texts = new SharedTexts(100);
    expect(texts.add("x".repeat(50))).toBe(true);
    expect(texts.add("x".repeat(50))).toBe(false);
  });
});
