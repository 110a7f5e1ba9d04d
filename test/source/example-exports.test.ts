import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { recogniseDialect } from "../../src/source/dialects/recognise.js";
import { openFile } from "../../src/source/files.js";
import { parseSurveyDefinition } from "../../src/survey/load.js";
import { judgeText } from "../support/judge.js";

const EXPORTS = join(import.meta.dirname, "../../fixtures/exports");

describe("the example export of", () => {
  it.each<[string, string, number, Record<string, number>]>([
    ["surveymonkey", "surveymonkey", 117, { test: 3 }],
    ["ms-forms", "ms-forms", 120, {}],
    ["google-forms", "google-forms", 120, {}],
    ["google-forms-sheet", "google-forms", 120, {}],
    ["limesurvey", "limesurvey", 116, { unfinished: 4 }],
    ["alchemer", "alchemer", 113, { disqualified: 3, unfinished: 4 }],
    ["kobo", "kobo", 117, { rejected: 3 }],
    ["odk-central", "odk-central", 117, { rejected: 3 }],
    ["redcap", "redcap", 116, { unfinished: 4 }],
  ])("%s is read without error or warning", async (name, dialect, responses, excluded) => {
    const source = await openFile(join(EXPORTS, `${name}.csv`));
    expect(recogniseDialect(source.head).name).toBe(dialect);
    await source.close();
    const parsed = parseSurveyDefinition(
      readFileSync(join(EXPORTS, `${name}.survey.yaml`), "utf8"),
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { outcome } = await judgeText(readFileSync(join(EXPORTS, `${name}.csv`)), {
      definition: parsed.definition,
      quarter: { fiscalYear: 2025, quarter: 2 },
      rules: CATALOGUE,
    });
    expect({ ...outcome.counts, byRule: {} }).toMatchObject({ error: 0, warning: 0 });
    expect(outcome.reconciliation).toMatchObject({
      recordsRead: 120,
      responsesJudged: responses,
      excluded,
      balanced: true,
    });
  });

  it("one survey gives the same ratings on every platform that holds all responses", async () => {
    const ratings = async (name: string): Promise<number[]> => {
      const parsed = parseSurveyDefinition(
        readFileSync(join(EXPORTS, `${name}.survey.yaml`), "utf8"),
      );
      if (!parsed.ok) throw new Error(name);
      const bytes = readFileSync(join(EXPORTS, `${name}.csv`));
      const { responses } = await judgeText(bytes, { definition: parsed.definition });
      return responses.map(({ rating }) => rating);
    };
    const expected = await ratings("ms-forms");
    expect(new Set(expected).size).toBe(6);
    expect(await ratings("google-forms")).toEqual(expected);
    expect(await ratings("google-forms-sheet")).toEqual(expected);
  });
});
