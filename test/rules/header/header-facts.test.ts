import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_EDITION } from "../../../src/guidance/editions.js";
import { headerFacts } from "../../../src/rules/header/header-facts.js";
import { NAMES } from "../file/reported.js";

const facts = (cells: readonly string[]) => headerFacts({ cells }, DEFAULT_EDITION);
const replaced = (index: number, name: string): string[] => NAMES.with(index, name);
const anyName = fc.nat({ max: NAMES.length - 1 });

/** The same name in another dress: case, blanks around and between, punctuation. */
const dressed = (name: string): fc.Arbitrary<string> =>
  fc
    .record({
      upper: fc.boolean(),
      between: fc.constantFrom(" ", "-", ".", "__", "\u00A0", "_\u200B", "/"),
      around: fc.constantFrom("", " ", "\u00A0", '"', "\uFEFF", "*"),
    })
    .map(({ upper, between, around }) => {
      const text = name.replaceAll("_", between);
      return `${around}${upper ? text.toUpperCase() : text}${around}`;
    })
    .filter((text) => text !== name);

/** One letter left out or doubled, or two swapped. */
const slipped = (name: string): fc.Arbitrary<string> => {
  const letters = [...name].flatMap((each, at) => (/[a-z]/.test(each) ? [at] : []));
  return fc
    .record({
      at: fc.constantFrom(...letters),
      how: fc.constantFrom("left out", "doubled", "swapped"),
    })
    .map(({ at, how }) => {
      const [before, letter, behind] = [name.slice(0, at), name[at] ?? "", name.slice(at + 1)];
      if (how === "left out") return before + behind;
      if (how === "doubled") return before + letter + letter + behind;
      return /^[a-z]/.test(behind) ? before + behind.charAt(0) + letter + behind.slice(1) : name;
    })
    .filter((text) => text !== name);
};

describe("headerFacts", () => {
  it("gives every column and every name one place, whatever the header", () => {
    const cell = fc.oneof(
      fc.constantFrom(...NAMES, "", "date", "positive_speed"),
      anyName.chain((at) => dressed(NAMES[at] ?? "")),
      anyName.chain((at) => slipped(NAMES[at] ?? "")),
      fc.string({ unit: "grapheme", maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 25 }), (cells) => {
        const { known, misnamed, missing, unexpected } = facts(cells);
        const columns = [...known.keys(), ...[...misnamed, ...unexpected].map((e) => e.index)];
        expect(columns.sort((a, b) => a - b)).toEqual([...cells.keys()]);
        const names = [...new Set(known.values()), ...misnamed.map((e) => e.expected), ...missing];
        expect(names.sort()).toEqual([...NAMES].sort());
      }),
    );
  });

  it.each([
    ["another dress", dressed],
    ["a slip", slipped],
  ])("knows a name in spite of %s", (_, changed) => {
    fc.assert(
      fc.property(
        anyName.chain((at) => changed(NAMES[at] ?? "").map((text) => ({ at, text }))),
        ({ at, text }) => {
          const { misnamed, missing, unexpected } = facts(replaced(at, text));
          expect(misnamed).toEqual([{ index: at, found: text, expected: NAMES[at] }]);
          expect([missing, unexpected]).toEqual([[], []]);
        },
      ),
    );
  });

  it("knows all names in another dress, in any order", () => {
    const header = fc
      .shuffledSubarray([...NAMES], { minLength: NAMES.length })
      .chain((names) => fc.tuple(fc.constant(names), fc.tuple(...names.map(dressed))));
    fc.assert(
      fc.property(header, ([names, cells]) => {
        expect(facts(cells).misnamed.map(({ expected }) => expected)).toEqual(names);
      }),
    );
  });

  it.each([
    ["positive_ease", "positive_speed"],
    ["positive_ease", "negative_easy_use"],
    ["positive_efficiency", "positive_timeliness"],
    ["question_4", "question_2"],
    ["question_4", "question_14"],
    ["question_1", "question"],
    ["external_id", "response_id"],
    ["question_4", "comment"],
    ["positive_employee", "employee"],
  ])("does not take %s to be meant by %s", (name, other) => {
    const { misnamed, missing, unexpected } = facts(replaced(NAMES.indexOf(name), other));
    expect(misnamed).toEqual([]);
    expect(missing).toEqual([name]);
    expect(unexpected.map(({ found }) => found)).toEqual([other]);
  });

  it("takes a name for the other branch's only where that is written", () => {
    const { misnamed, missing } = facts(
      NAMES.map((name) => (name === "negative_ease" ? "Positive Ease" : name)),
    );
    expect([misnamed, missing]).toEqual([[], ["negative_ease"]]);
  });

  it("prefers the better dress to the slip that stands before it", () => {
    const cells = NAMES.map((name) => (name === "positive_ease" ? "Positive Ease" : name));
    const { misnamed, unexpected } = facts(["positive_eas", ...cells]);
    expect(misnamed.map(({ index, expected }) => [index, expected])).toEqual([
      [4, "positive_ease"],
    ]);
    expect(unexpected).toEqual([{ index: 0, found: "positive_eas" }]);
  });

  it("tells answers from a header", () => {
    expect(facts(["a1", "1", "0", "All went well"]).isHeader).toBe(false);
    expect(facts([]).isHeader).toBe(false);
    expect(facts(["a1", "Question 1"]).isHeader).toBe(true);
  });
});
