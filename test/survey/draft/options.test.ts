import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_EDITION } from "../../../src/guidance/editions.js";
import { joinedOptions } from "../../../src/survey/draft/options.js";

const found = (cells: readonly string[], preferred: string | null = null) => {
  const values = new Map<string, number>();
  for (const cell of cells) values.set(cell, (values.get(cell) ?? 0) + 1);
  return joinedOptions(values, DEFAULT_EDITION, { preferred });
};

/** Statements, two of which hold commas. */
const STATEMENTS = [
  "My issue was resolved, or I know what comes next",
  "It was easy to reach someone",
  "It took a reasonable amount of time, start to end",
  "I understand what was being asked of me",
  "I was treated fairly",
];

describe("statements in joined cells", () => {
  it("are found whatever stands between them, commas in them or not", () => {
    const separator = fc.constantFrom(",", ", ", ";", "; ", "|");
    const selected = fc.array(fc.subarray(STATEMENTS, { minLength: 1 }), { maxLength: 30 });
    fc.assert(
      fc.property(separator, selected, (between, responses) => {
        // Each stands alone: parts that never part cannot be told from one statement.
        const alone = STATEMENTS.map((each) => [each]);
        const all = [...alone, ...alone, ...alone, ...responses];
        const cells = all.map((each) => each.join(between));
        expect(new Set(found(cells, between.trim())?.options)).toEqual(new Set(STATEMENTS));
      }),
    );
  });

  it("are found without being told what stands between them", () => {
    const cells = [
      ...STATEMENTS,
      ...STATEMENTS,
      ...STATEMENTS,
      `${STATEMENTS[1]};${STATEMENTS[4]}`,
      `${STATEMENTS[0]};${STATEMENTS[3]}`,
    ];
    expect(found(cells)).toMatchObject({ separator: ";", typed: 0 });
    expect(new Set(found(cells)?.options)).toEqual(new Set(STATEMENTS));
  });

  it("are not what respondents have typed", () => {
    const cells = ["ease,efficiency", "ease", "effectiveness,my cousin Ann helped", "the colours"];
    expect(found(cells, ",")).toEqual({
      separator: ",",
      options: ["effectiveness", "ease", "efficiency"],
      typed: 2,
    });
  });

  it("may be codes", () => {
    expect(found(["1", "2,5", "5"], ",")?.options).toEqual(["1", "2", "5"]);
  });

  it("come in the order of the guidance", () => {
    const cells = ["I was treated fairly;It was easy;My question was answered", "It was easy"];
    expect(found(cells)?.options).toEqual([
      "My question was answered",
      "It was easy",
      "I was treated fairly",
    ]);
  });
});
