import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadsheetDamage } from "../../src/rules/value/spreadsheet-damage.js";
import { contextOf } from "../support/on-rule.js";
import { tallyOf } from "../support/plain-responses.js";

function areRounded(ids: readonly string[]): boolean {
  return tallyOf(ids.map((id) => ({ id }))).longIds.areRounded;
}

/** A number as a spreadsheet writes it that keeps fifteen digits. */
const rounded = (id: string): string => id.slice(0, 15).padEnd(id.length, "0");

describe("ids of sixteen and more digits", () => {
  it("were numbers in a spreadsheet where all of them end in zeros", () => {
    expect(areRounded(["39104817200451800", "40218830017742000"])).toBe(true);
    // Of sixteen digits one in ten ends in a zero: four of them are no chance any more.
    expect(areRounded(["3910481720045180", "4021883001774200", "4021883001774210"])).toBe(false);
    expect(
      areRounded(["3910481720045180", "4021883001774200", "4021883001774210", "4021883001774220"]),
    ).toBe(true);
    expect(areRounded(["3910481720045180000"])).toBe(true);
  });

  it("were not where one of them does not", () => {
    expect(areRounded(["39104817200451800", "40218830017742000", "40218830017742001"])).toBe(false);
  });

  it.each([
    [
      "of fifteen digits",
      ["391048172004510", "402188300177400", "402188300177000", "4000000000000"],
    ],
    ["with a zero at their front", ["0391048172004518000", "0402188300177420000"]],
    ["with letters", ["R39104817200451800000", "39104817200451800000x"]],
    ["with more digits than any number", [`1${"0".repeat(60)}`]],
    ["none", []],
  ])("are not seen in ids %s", (_, ids) => expect(areRounded(ids)).toBe(false));

  it("are known for rounded by any spreadsheet, and never before", () => {
    const id = fc.stringMatching(/^[1-9]\d{16,19}$/);
    fc.assert(
      fc.property(fc.array(id, { minLength: 2, maxLength: 30 }), (ids) => {
        expect(areRounded(ids.map(rounded))).toBe(true);
        const whole = ids.map((each) => each.replace(/.$/, "7"));
        expect(areRounded(whole)).toBe(false);
        expect(areRounded([...ids.map(rounded), whole[0]!])).toBe(false);
      }),
    );
  });

  it("are reported by CX305, once, with the first of them", () => {
    const given = ["a1", "39104817200451800", "40218830017742000"].map((id) => ({ id }));
    const found: unknown[] = [];
    spreadsheetDamage.checkDataset?.(tallyOf(given), contextOf(), (data, place) =>
      found.push([data, place]),
    );
    expect(found).toEqual([
      [
        {
          found: "39104817200451800",
          count: 2,
          meaning: expect.stringContaining("all 2 long ids"),
        },
        { column: "external_id", line: 3 },
      ],
    ]);
  });
});
