import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OptionMatcher } from "../../src/response/option-matcher.js";

const EASE = 2;
const EFFECTIVE = 1;
const OTHER = 64;

describe("OptionMatcher", () => {
  const matcher = new OptionMatcher(
    [
      { bit: EFFECTIVE, value: "I found what I needed, quickly" },
      { bit: EASE, value: "It was easy" },
    ],
    ",",
    0,
  );

  it("reads statements that hold the separator", () => {
    expect(matcher.match("It was easy,I found what I needed, quickly")).toEqual({
      selected: EASE | EFFECTIVE,
      ambiguous: false,
      unknown: [],
    });
  });

  it("sees through case, blanks, quotes and dashes that platforms change", () => {
    expect(matcher.match(" it  was EASY ").selected).toBe(EASE);
  });

  it("names a remainder and does not guess", () => {
    const match = matcher.match("It was easy,It was cheap");
    expect(match).toEqual({ selected: EASE, ambiguous: false, unknown: ["it was cheap"] });
  });

  it("does not take a statement for the beginning of a longer word", () => {
    expect(matcher.match("It was easygoing").unknown).toEqual(["it was easygoing"]);
  });

  it("takes one typed text as other, but not two", () => {
    const typing = new OptionMatcher([{ bit: EASE, value: "ease" }], ",", OTHER);
    expect(typing.match("ease,the queue was short").selected).toBe(EASE | OTHER);
    expect(typing.match("first,ease,second")).toEqual({
      selected: EASE,
      ambiguous: false,
      unknown: ["first", "second"],
    });
  });

  it("says when a cell can be read in two ways, and reads the longest match", () => {
    const nested = new OptionMatcher(
      [
        { bit: 1, value: "Fast" },
        { bit: 2, value: "Friendly" },
        { bit: 4, value: "Fast, Friendly" },
      ],
      ",",
      0,
    );
    expect(nested.match("Fast, Friendly")).toEqual({ selected: 4, ambiguous: true, unknown: [] });
    expect(nested.match("Friendly,Fast").ambiguous).toBe(false);
  });

  it("accepts a separator behind every item", () => {
    const trailing = new OptionMatcher([{ bit: EASE, value: "It was easy" }], ";", 0);
    expect(trailing.match("It was easy;")).toEqual({
      selected: EASE,
      ambiguous: false,
      unknown: [],
    });
  });

  it("ends quickly on text made to have very many readings", () => {
    const many = new OptionMatcher(
      Array.from({ length: 7 }, (_, at) => ({
        bit: 1 << at,
        value: Array(at + 1)
          .fill("a")
          .join(","),
      })),
      ",",
      0,
    );
    expect(many.match(`${Array(400).fill("a").join(",")},b`).unknown).toEqual(["b"]);
  });

  it("gives back any selection of statements, whatever they hold", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9 '().-]{1,12}$/).map((text) => text.trim());
    const statement = fc
      .array(
        word.filter((text) => text !== ""),
        { minLength: 1, maxLength: 3 },
      )
      .map((words) => words.join(", "));
    const statements = fc.uniqueArray(statement, {
      minLength: 1,
      maxLength: 7,
      selector: (text) => text.toLowerCase().replace(/\s+/g, " "),
    });
    fc.assert(
      fc.property(
        statements,
        fc.nat({ max: 127 }),
        fc.constantFrom(",", ";", ", "),
        (values, mask, separator) => {
          const options = values.map((value, at) => ({ bit: 1 << at, value }));
          const chosen = options.filter(({ bit }) => (mask & bit) !== 0);
          const match = new OptionMatcher(options, separator, 0).match(
            chosen.map(({ value }) => value).join(separator),
          );
          const wanted = chosen.reduce((bits, { bit }) => bits | bit, 0);
          expect(match.unknown).toEqual([]);
          // Two readings are possible (one statement may be the join of others): then it says so.
          expect(match.selected === wanted || match.ambiguous).toBe(true);
        },
      ),
    );
  });
});
