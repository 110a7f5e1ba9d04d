import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRIVERS } from "../../../src/guidance/drivers.js";
import { TROUBLE, UNREADABLE } from "../../../src/response/response-batch.js";
import { DRIVER_RESPONSE_COLUMNS } from "../../../src/response/response-columns.js";
import { ambiguousOption } from "../../../src/rules/value/ambiguous-option.js";
import { spreadsheetDamage } from "../../../src/rules/value/spreadsheet-damage.js";
import { unknownOption } from "../../../src/rules/value/unknown-option.js";
import { columnsAt, contextOf, onResponses, recordsOf } from "../../support/on-rule.js";

/** Each driver has a column, as in the submission file. */
const split = contextOf({ target: "raw" });
/** Question 2a in cell 2, question 2b in cell 3; no statement of the survey is about effectiveness. */
const joined = contextOf({
  target: "raw",
  columns: columnsAt({
    external_id: 0,
    question_1: 1,
    ...Object.fromEntries(
      DRIVERS.filter((driver) => driver !== "effectiveness").flatMap((driver) => [
        [`positive_${driver}`, 2],
        [`negative_${driver}`, 3],
      ]),
    ),
  }),
});

describe("CX305", () => {
  it.each(["3.91E+16", "9E+5", "1.2E+124", '="0123"', "#REF!", "#NAME?", "#DIV/0!", "#####"])(
    "knows the id %s for damaged",
    (id) => {
      expect(onResponses(spreadsheetDamage, [{ id: "a1" }, { id }])).toEqual([
        { record: 2, column: "external_id", data: { found: id, meaning: expect.any(String) } },
      ]);
    },
  );

  it.each(["391E16", "a+b", "12+34", "#12", "=", "E+16", "", "3.91E+16-b", "+", "12.5E+3"])(
    "lets the id %j pass",
    (id) => expect(recordsOf(spreadsheetDamage, [{ id }])).toEqual([]),
  );

  it("finds any id in scientific notation, and none that is all letters, digits and hyphens", () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(99), fc.integer({ min: 1, max: 308 }), (digit, rest, power) => {
        const id = `${digit}.${rest}E+${power}`;
        expect(recordsOf(spreadsheetDamage, [{ id }])).toEqual([1]);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,24}$/), (id) => {
        expect(recordsOf(spreadsheetDamage, [{ id }])).toEqual([]);
      }),
    );
  });

  it("names each damaged answer where every statement has a column", () => {
    const given = {
      rating: UNREADABLE,
      trouble: TROUBLE.spreadsheetDamage,
      cells: { question_1: "5-Jan", positive_humanity: "#REF!", negative_ease: "Feb-50" },
      unresolved: [["#REF!"], ["Feb-50"]] as [string[], string[]],
    };
    expect(onResponses(spreadsheetDamage, [{ rating: 1 }, given], split)).toMatchObject([
      { record: 2, column: "question_1", data: { found: "5-Jan" } },
      { record: 2, column: "positive_humanity", data: { found: "#REF!" } },
      { record: 2, column: "negative_ease", data: { found: "Feb-50" } },
    ]);
  });

  it("names the joined cell", () => {
    const given = {
      rating: 1,
      trouble: TROUBLE.spreadsheetDamage,
      cells: { negative_ease: "It was quick; #REF!" },
      unresolved: [[], ["#ref!"]] as [string[], string[]],
    };
    expect(onResponses(spreadsheetDamage, [given], joined)).toMatchObject([
      { record: 1, column: "negative_ease", data: { found: "It was quick; #REF!" } },
    ]);
  });

  it("does not speak of a rating that the definition knows, whatever it looks like", () => {
    const given = {
      rating: 5,
      trouble: TROUBLE.spreadsheetDamage,
      cells: { question_1: "5-Jan", positive_ease: "#REF!" },
      unresolved: [["#REF!"], []] as [string[], string[]],
    };
    expect(onResponses(spreadsheetDamage, [given], split)).toMatchObject([
      { column: "positive_ease" },
    ]);
  });
});

describe("CX307", () => {
  const both = TROUBLE.unknownPositive | TROUBLE.unknownNegative;

  it("names the joined cells and what in them is unknown", () => {
    const given = {
      trouble: both,
      unresolved: [["it was cheap", "it was near"], ["no answer"]] as [string[], string[]],
    };
    expect(onResponses(unknownOption, [{}, given], joined)).toMatchObject([
      {
        record: 2,
        column: "positive_ease",
        data: { unknown: ["it was cheap", "it was near"], count: 2 },
      },
      { record: 2, column: "negative_ease", data: { unknown: ["no answer"], count: 1 } },
    ]);
  });

  it("looks at the branch only that is in trouble", () => {
    const trouble = TROUBLE.unknownNegative;
    const unresolved: [string[], string[]] = [["#ref!"], ["no answer"]];
    expect(onResponses(unknownOption, [{ trouble, unresolved }], joined)).toMatchObject([
      { column: "negative_ease" },
    ]);
  });

  it("names each cell where every statement has a column", () => {
    const cells = { positive_ease: "Quick", positive_humanity: "Maybe", positive_other: "Perhaps" };
    const given = {
      trouble: TROUBLE.unknownPositive,
      cells,
      unresolved: [["Maybe", "Perhaps"], []] as [string[], string[]],
    };
    // The second time, what each cell is comes from memory.
    expect(onResponses(unknownOption, [given, given], split)).toMatchObject(
      [1, 2].flatMap((record) => [
        { record, column: "positive_humanity", data: { unknown: ["Maybe"], count: 1 } },
        { record, column: "positive_other", data: { unknown: ["Perhaps"], count: 1 } },
      ]),
    );
  });

  it("knows the same cell for right in one column and for unknown in another", () => {
    const given = [
      {
        trouble: TROUBLE.unknownPositive,
        cells: { positive_ease: "2", positive_other: "9" },
        unresolved: [["9"], []] as [string[], string[]],
      },
      {
        trouble: TROUBLE.unknownPositive,
        cells: { positive_ease: "9", positive_other: "2" },
        unresolved: [["9", "2"], []] as [string[], string[]],
      },
    ];
    expect(
      onResponses(unknownOption, given, split).map(({ record, column }) => [record, column]),
    ).toEqual([
      [1, "positive_other"],
      [2, "positive_ease"],
      [2, "positive_other"],
    ]);
  });

  it("leaves damage to CX305", () => {
    const given = {
      trouble: TROUBLE.unknownPositive | TROUBLE.spreadsheetDamage,
      cells: { positive_ease: "#REF!", positive_other: "Maybe" },
      unresolved: [["#REF!", "Maybe"], []] as [string[], string[]],
    };
    expect(onResponses(unknownOption, [given], split)).toMatchObject([
      { column: "positive_other" },
    ]);
    expect(onResponses(spreadsheetDamage, [given], split)).toMatchObject([
      { column: "positive_ease" },
    ]);
  });

  it("does not lose what stands in a column that no driver has", () => {
    const given = {
      trouble: TROUBLE.unknownPositive,
      unresolved: [["Maybe"], []] as [string[], string[]],
    };
    expect(onResponses(unknownOption, [given], split)).toMatchObject([
      { record: 1, column: null, data: { unknown: ["Maybe"], count: 1 } },
    ]);
  });
});

describe("CX308", () => {
  it("names the cell of each branch that can be read in two ways", () => {
    const given = {
      trouble: TROUBLE.ambiguousPositive | TROUBLE.ambiguousNegative,
      cells: { positive_ease: "Quick, Easy", negative_ease: "Slow, Hard" },
    };
    expect(onResponses(ambiguousOption, [{}, given], joined)).toEqual([
      { record: 2, column: "positive_ease", data: { found: "Quick, Easy" } },
      { record: 2, column: "negative_ease", data: { found: "Slow, Hard" } },
    ]);
  });

  it("is not about answers that match nothing", () => {
    const given = { trouble: TROUBLE.unknownPositive | TROUBLE.unknownNegative };
    expect(recordsOf(ambiguousOption, [given], joined)).toEqual([]);
  });
});

it.each([unknownOption, ambiguousOption])("$id is skipped without driver columns", (rule) => {
  const none = contextOf({ target: "raw", without: DRIVER_RESPONSE_COLUMNS });
  expect(rule.skip?.(none)).not.toBeNull();
  expect(rule.skip?.(joined)).toBeNull();
});
