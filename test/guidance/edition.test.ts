import { describe, expect, it } from "vitest";
import data from "../../schemas/editions/a11-280-2024.json" with { type: "json" };
import { parseEdition } from "../../src/guidance/edition-schema.js";
import { DEFAULT_EDITION, EDITION_IDS, editionById } from "../../src/guidance/editions.js";

/** Columns A to Q, as the receiving system's format checklist prints them. */
const COLUMNS = [
  "external_id",
  "question_1",
  "positive_effectiveness",
  "positive_ease",
  "positive_efficiency",
  "positive_transparency",
  "positive_humanity",
  "positive_employee",
  "positive_other",
  "negative_effectiveness",
  "negative_ease",
  "negative_efficiency",
  "negative_transparency",
  "negative_humanity",
  "negative_employee",
  "negative_other",
  "question_4",
];

describe("the 2024 edition", () => {
  // The program trusts it: it is checked here, and nowhere else.
  it("is what its schema says, and nothing more", () => {
    expect(parseEdition(data)).toEqual(data);
    expect(DEFAULT_EDITION).toEqual(data);
  });

  it("is known by its id, and is the default", () => {
    expect(EDITION_IDS).toEqual(["a11-280-2024"]);
    expect(editionById("a11-280-2024")).toEqual(DEFAULT_EDITION);
    expect(editionById("a11-280-2023")).toBeNull();
  });

  it("has the 17 columns in the receiving system's order", () => {
    expect(DEFAULT_EDITION.columns.map((column) => column.key)).toEqual(COLUMNS);
  });

  it("requires the drivers that §280.14 requires", () => {
    expect(DEFAULT_EDITION.drivers.map(({ key, status }) => [key, status])).toEqual([
      ["effectiveness", "required"],
      ["ease", "required"],
      ["efficiency", "required"],
      ["transparency", "required_if_applicable"],
      ["humanity", "required_if_applicable"],
      ["employee", "required_if_applicable"],
      ["other", "if_applicable"],
    ]);
  });

  it("has a label for every rating of a scale, and its top rating is the highest", () => {
    for (const { ratings, top, labels } of Object.values(DEFAULT_EDITION.surveyTypes)) {
      expect(Object.keys(labels).map(Number).sort()).toEqual(ratings);
      expect(top).toBe(Math.max(...ratings));
    }
  });

  it("has the limits of §280.8, §280.9, §280.12 and §280.14", () => {
    expect(DEFAULT_EDITION.limits).toEqual({
      questions: 15,
      burdenMinutes: 5,
      postTransactionHours: 48,
      graceDays: 365,
      peopleWithoutApproval: 9,
      servicesPerProvider: 2,
    });
  });

  it("tells control numbers from others", () => {
    const pattern = new RegExp(DEFAULT_EDITION.controlNumber);
    expect(pattern.test("3206-0276")).toBe(true);
    for (const wrong of ["32060276", "3206-276", "OMB 3206-0276", "3206-02760"]) {
      expect(pattern.test(wrong), wrong).toBe(false);
    }
  });
});

describe("parseEdition", () => {
  it("refuses drivers or columns in another order, and what it does not know", () => {
    const [first, second, ...drivers] = data.drivers;
    expect(() => parseEdition({ ...data, drivers: [second, first, ...drivers] })).toThrow("order");
    const columns = data.columns.toReversed();
    expect(() => parseEdition({ ...data, columns })).toThrow("columns");
    expect(() => parseEdition({ ...data, surprise: 1 })).toThrow("surprise");
    const { limits: _, ...rest } = data;
    expect(() => parseEdition(rest)).toThrow("limits");
  });
});
