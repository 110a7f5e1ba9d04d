import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hanging } from "../../src/report/wrap.js";

describe("hanging", () => {
  it("puts further lines below the text, deeper than the lead", () => {
    expect(hanging("  ", "->", "one two three four five six seven", 32)).toEqual([
      "  -> one two three four five six",
      "    seven",
    ]);
  });

  it("sets a paragraph without lead flush", () => {
    const lines = hanging("  ", "", "one two three four five six seven eight", 32);
    expect(lines).toEqual(["  one two three four five six", "  seven eight"]);
  });

  it("keeps every word, in order, and no line too long that could be cut", () => {
    const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes(" "));
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1 }),
        fc.integer({ min: 34, max: 120 }),
        (words, width) => {
          const lines = hanging("  ", "->", words.join(" "), width);
          expect(
            lines
              .join(" ")
              .split(/ +/)
              .filter((each) => each !== ""),
          ).toEqual(["->", ...words]);
          for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it("keeps a word that is longer than the line whole", () => {
    const path = "a/".repeat(50);
    expect(hanging("", "", `see ${path}`, 40)).toEqual(["see", path]);
  });
});
