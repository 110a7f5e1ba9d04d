import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRIVERS } from "../../../src/guidance/drivers.js";
import { DRIVER_RESPONSE_COLUMNS } from "../../../src/response/response-columns.js";
import { driverValue } from "../../../src/rules/value/driver-value.js";
import { driverValueMeant } from "../../../src/rules/value/driver-value-meant.js";
import { columnsAt, contextOf, onResponses } from "../../support/on-rule.js";

describe("driverValueMeant", () => {
  it.each(["TRUE", "Yes", "X", "checked", "1.0", "1,00", " 1", "+1", "Selected"])(
    "takes %j for selected",
    (text) => expect(driverValueMeant(text)).toBe("1"),
  );

  it.each(["FALSE", "No", "0.0", "0 ", "unchecked", "Not selected"])(
    "takes %j for not selected",
    (text) => expect(driverValueMeant(text)).toBe("0"),
  );

  it.each(["NULL", "N/A", "NA", "Null ", "#N/A", "not offered"])(
    "takes %j for not offered",
    (text) => expect(driverValueMeant(text)).toBe("null"),
  );

  it.each(["", "  ", "2", "0.5", "-1", "10", "1e0", "maybe", "It was quick"])(
    "does not guess at %j",
    (text) => expect(driverValueMeant(text)).toBeNull(),
  );

  it("minds neither case nor blanks around a word", () => {
    const words = fc.constantFrom("true", "yes", "false", "no", "null", "n/a", "1", "0", "1.0");
    const blanks = fc.stringMatching(/^[ \t\u00A0]{0,3}$/);
    fc.assert(
      fc.property(words, blanks, blanks, fc.boolean(), (word, before, behind, upper) => {
        const cell = before + (upper ? word.toUpperCase() : word) + behind;
        expect(driverValueMeant(cell)).toBe(driverValueMeant(word));
      }),
    );
  });

  it("means only what a driver cell may hold, and what it means stays as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const meant = driverValueMeant(text);
        if (meant === null) return;
        expect(["0", "1", "null"]).toContain(meant);
        expect(driverValueMeant(meant)).toBe(meant);
      }),
    );
  });
});

describe("CX302", () => {
  it("names each cell, and what it should be", () => {
    const given = [
      { rating: 1, positive: ["ease" as const] },
      { rating: 1, cells: { positive_ease: "TRUE", negative_other: "N/A" } },
      { rating: 0, cells: { negative_effectiveness: "quick" } },
    ];
    expect(onResponses(driverValue, given)).toMatchObject([
      { record: 2, column: "positive_ease", data: { found: "TRUE", should: "1" } },
      { record: 2, column: "negative_other", data: { found: "N/A", should: "null" } },
      { record: 3, column: "negative_effectiveness", data: { found: "quick", should: null } },
    ]);
  });

  it("says of an empty cell what it can be, and of other text nothing more", () => {
    const [empty, other] = onResponses(driverValue, [
      { cells: { positive_ease: "", positive_other: "quick" } },
    ]);
    expect(empty?.data.hint).toMatch(/\b0\b.*\bnull\b/);
    expect(other?.data.hint).toBe("");
  });

  it("finds exactly the cells that are none of the three", () => {
    const cell = fc.constantFrom("0", "1", "null", "", "TRUE", "NULL", "2");
    const cells = fc.record(
      Object.fromEntries(DRIVER_RESPONSE_COLUMNS.map((column) => [column, cell])),
    );
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 4 }), (responses) => {
        const wrong = responses.flatMap((each, i) =>
          DRIVER_RESPONSE_COLUMNS.filter(
            (column) => !["0", "1", "null"].includes(each[column]!),
          ).map((column) => `${i + 1} ${column}`),
        );
        const found = onResponses(
          driverValue,
          responses.map((each) => ({ cells: each })),
        );
        expect(found.map(({ record, column }) => `${record} ${column}`)).toEqual(wrong);
      }),
    );
  });

  it("is skipped where the file has no driver column, and only there", () => {
    const none = contextOf({ without: DRIVER_RESPONSE_COLUMNS });
    expect(driverValue.skip?.(none)).toEqual(expect.any(String));
    const last = columnsAt({ [`negative_${DRIVERS.at(-1)!}`]: 3 });
    expect(driverValue.skip?.(contextOf({ columns: last }))).toBeNull();
  });
});
