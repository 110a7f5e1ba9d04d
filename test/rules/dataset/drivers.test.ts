import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRIVERS } from "../../../src/guidance/drivers.js";
import type { DriverKey } from "../../../src/guidance/edition.js";
import type { ResponseColumn } from "../../../src/response/response-batch.js";
import { DRIVER_RESPONSE_COLUMNS } from "../../../src/response/response-columns.js";
import { conditionalDriverNotOffered } from "../../../src/rules/dataset/conditional-driver-not-offered.js";
import { driverAsymmetry } from "../../../src/rules/dataset/driver-asymmetry.js";
import { nullMixed } from "../../../src/rules/dataset/null-mixed.js";
import { requiredDriverNotOffered } from "../../../src/rules/dataset/required-driver-not-offered.js";
import type { Rule } from "../../../src/rules/rule.js";
import { definitionOf } from "../../support/judge.js";
import { contextOf, onDataset, onDefinition } from "../../support/on-rule.js";
import type { Given } from "../../support/plain-responses.js";

const nulls = (...columns: ResponseColumn[]): Given => ({
  rating: 1,
  cells: Object.fromEntries(columns.map((column) => [column, "null"])),
});
const drivers = (...keys: DriverKey[]): ResponseColumn[] =>
  keys.flatMap((key) => [`positive_${key}` as const, `negative_${key}` as const]);
const named = (rule: Rule, given: Given[], context = contextOf()) =>
  onDataset(rule, given, context).map(({ place }) => place?.column);

describe("CX601", () => {
  it("counts null and the others of each column that mixes them", () => {
    const given = [nulls("positive_ease"), {}, nulls("positive_ease", "negative_other")];
    expect(onDataset(nullMixed, given)).toEqual([
      {
        data: { column: "positive_ease", nulls: 2, others: 1 },
        place: { column: "positive_ease" },
      },
      {
        data: { column: "negative_other", nulls: 1, others: 2 },
        place: { column: "negative_other" },
      },
    ]);
  });

  it("lets null throughout pass, and takes what CX302 finds for neither", () => {
    expect(named(nullMixed, [nulls("positive_ease"), nulls("positive_ease")])).toEqual([]);
    expect(
      named(nullMixed, [nulls("positive_ease"), { cells: { positive_ease: "NULL" } }]),
    ).toEqual([]);
  });

  it("does not depend on the order of the responses", () => {
    const response = fc.subarray<ResponseColumn>([
      "positive_ease",
      "negative_ease",
      "positive_other",
    ]);
    fc.assert(
      fc.property(fc.array(response, { maxLength: 8 }), (responses) => {
        const given = responses.map((columns) => nulls(...columns));
        expect(onDataset(nullMixed, [...given].reverse())).toEqual(onDataset(nullMixed, given));
      }),
    );
  });
});

describe("CX602 and CX603", () => {
  it("share the drivers between them by what the edition requires; nobody needs other", () => {
    const all = [nulls(...drivers(...DRIVERS))];
    const columns = (...keys: DriverKey[]) =>
      (["positive", "negative"] as const).flatMap((branch) =>
        keys.map((key) => `${branch}_${key}`),
      );
    expect(named(requiredDriverNotOffered, all)).toEqual(
      columns("effectiveness", "ease", "efficiency"),
    );
    expect(named(conditionalDriverNotOffered, all)).toEqual(
      columns("transparency", "humanity", "employee"),
    );
  });

  it.each([requiredDriverNotOffered, conditionalDriverNotOffered])(
    "$id is silent where one response was offered the driver, and where there is none",
    (rule) => {
      expect(named(rule, [nulls(...drivers(...DRIVERS)), {}])).toEqual([]);
      expect(named(rule, [])).toEqual([]);
    },
  );

  it.each([requiredDriverNotOffered, conditionalDriverNotOffered])(
    "$id knows nothing of columns that the file lacks",
    (rule) => {
      const without = contextOf({ without: DRIVER_RESPONSE_COLUMNS });
      expect(named(rule, [nulls(...drivers(...DRIVERS))], without)).toEqual([]);
    },
  );

  it("CX603 is content with a definition that gives the reason, branch by branch", () => {
    const definition = definitionOf({
      questions: [
        {
          asks: "positive_drivers",
          text: "What made the difference?",
          column: "Good",
          statements: [{ driver: "ease", text: "It was easy" }],
          notOffered: [{ driver: "employee", reason: "Nobody is met." }],
        },
      ],
    });
    const given = [nulls(...drivers("employee", "humanity"))];
    expect(named(conditionalDriverNotOffered, given, contextOf({ definition }))).toEqual([
      "positive_humanity",
      "negative_humanity",
      "negative_employee",
    ]);
  });
});

describe("CX511", () => {
  it("names the column that is null and the branch that is not", () => {
    const given = [
      nulls("negative_transparency", "positive_other"),
      nulls("negative_transparency", "positive_other"),
    ];
    expect(onDataset(driverAsymmetry, given)).toEqual([
      {
        data: { driver: "transparency", offered: "positive" },
        place: { column: "negative_transparency" },
      },
      { data: { driver: "other", offered: "negative" }, place: { column: "positive_other" } },
    ]);
  });

  it("is silent where both or neither are offered, where one mixes, and where one is missing", () => {
    expect(named(driverAsymmetry, [nulls(...drivers("employee"))])).toEqual([]);
    expect(named(driverAsymmetry, [nulls("negative_ease"), {}])).toEqual([]);
    expect(named(driverAsymmetry, [])).toEqual([]);
    const without = contextOf({ without: ["positive_ease"] });
    expect(named(driverAsymmetry, [nulls("negative_ease")], without)).toEqual([]);
  });

  const list = (branch: string, ...keys: DriverKey[]) => ({
    asks: `${branch}_drivers`,
    text: "Which?",
    column: branch,
    statements: keys.map((driver) => ({ driver, text: `It was ${driver}` })),
  });

  it("finds in a definition the list that lacks the driver", () => {
    const definition = definitionOf({
      questions: [list("positive", "ease", "humanity"), list("negative", "ease", "other")],
    });
    expect(onDefinition(driverAsymmetry, definition)).toMatchObject([
      { path: ["questions", 1], data: { driver: "humanity", offered: "positive" } },
      { path: ["questions", 0], data: { driver: "other", offered: "negative" } },
    ]);
  });

  it("finds nothing in equal lists, in another order, or where one list is missing", () => {
    const equal = [list("positive", "ease", "other"), list("negative", "other", "ease")];
    expect(onDefinition(driverAsymmetry, definitionOf({ questions: equal }))).toEqual([]);
    expect(onDefinition(driverAsymmetry, definitionOf({ questions: equal.slice(1) }))).toEqual([]);
  });
});
