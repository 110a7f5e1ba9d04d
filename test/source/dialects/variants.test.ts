import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { describe, expect, it } from "vitest";
import type { SurveyDefinition } from "../../../src/survey/definition.js";
import { parseSurveyDefinition } from "../../../src/survey/load.js";
import { definitionOf, judgeText } from "../../support/judge.js";
import { fileOf } from "./file-of.js";

/*
 * The example exports after somebody had them in another program: they are recognised, and every
 * response, time and reason is the same.
 */

const FIXTURES = join(import.meta.dirname, "../../../fixtures");

type Rows = readonly (readonly string[])[];
type Change = (rows: Rows, headerRecords: number) => Rows;

const names = (change: (name: string) => string): Change => {
  return ([header = [], ...rest]) => [header.map(change), ...rest];
};
/** A column that the platform does not have, with nothing of its own in further header records. */
const added =
  (at: "front" | "end"): Change =>
  (rows, headerRecords) =>
    rows.map((cells, i) => {
      const cell = i === 0 ? "Region" : i < headerRecords ? "" : "North";
      return at === "front" ? [cell, ...cells] : [...cells, cell];
    });

const CHANGES: Readonly<Record<string, Change>> = {
  "names in lower case": names((name) => name.toLowerCase()),
  "names in upper case": names((name) => name.toUpperCase()),
  "names with blanks around them": names((name) => (name === "" ? "" : ` ${name} `)),
  "a column added in front": added("front"),
  "a column added at the end": added("end"),
  "columns in reverse order": (rows) => rows.map((cells) => [...cells].reverse()),
  "a title above, as wide as the table": (rows) => [
    ["Survey of the quarter", ...Array(rows[0]!.length - 1).fill("")],
    ...rows,
  ],
};

const EXPORTS: Readonly<Record<string, { survey?: string; delimiter?: string; header?: number }>> =
  {
    "touchpoints-raw": { survey: "surveys/touchpoints-thumbs.yaml" },
    "qualtrics-three-header-records": { survey: "surveys/qualtrics-likert.yaml", header: 3 },
    surveymonkey: { header: 2 },
    "ms-forms": {},
    "google-forms": {},
    "google-forms-sheet": {},
    limesurvey: { delimiter: ";" },
    alchemer: {},
    kobo: { delimiter: ";" },
    "odk-central": {},
    redcap: {},
  };

/** A question's text stands above the first of its columns only: their order matters. */
const IN_ORDER = ["surveymonkey"];

function definitionAt(path: string): SurveyDefinition {
  const parsed = parseSurveyDefinition(readFileSync(path, "utf8"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  // What the file is has to be told from the file.
  const { dialect: _, ...where } = parsed.definition.export;
  return { ...parsed.definition, export: where };
}

describe.each(Object.entries(EXPORTS))("%s", (name, { survey, delimiter = ",", header = 1 }) => {
  const text = readFileSync(join(FIXTURES, `exports/${name}.csv`), "utf8").replace(/^\uFEFF/, "");
  const definition = definitionAt(join(FIXTURES, survey ?? `exports/${name}.survey.yaml`));
  const rows = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true }) as Rows;

  const read = async (changed: Rows) => {
    const { outcome, responses } = await judgeText(
      stringify(
        changed.map((row) => [...row]),
        { delimiter },
      ),
      {
        definition,
      },
    );
    const { excluded, blank, rejected, balanced } = outcome.reconciliation;
    return { responses, excluded, blank, rejected, balanced };
  };

  it.each(
    Object.keys(CHANGES).filter(
      (change) => !(IN_ORDER.includes(name) && change.includes("reverse")),
    ),
  )("reads the same with %s", async (change) => {
    const expected = await read(rows);
    expect(expected.responses.length).toBeGreaterThan(100);
    expect(await read(CHANGES[change]!(rows, header))).toEqual(expected);
  });
});

it("every example export is tried", () => {
  for (const name of Object.keys(EXPORTS)) {
    expect(existsSync(join(FIXTURES, `exports/${name}.csv`))).toBe(true);
  }
});

describe("a file that could be of two platforms", () => {
  it.each<[string, string, string]>([
    [
      "Response ID of Alchemer",
      "alchemer",
      "Response ID,Time Started,Date Submitted,Status,Last page",
    ],
    [
      "Response ID of LimeSurvey",
      "limesurvey",
      "Response ID,Date submitted,Last page,Status,Trust",
    ],
    ["ID of Touchpoints", "touchpoints", "ID,UUID,Trust,User Agent,Page,Referrer,Created at"],
    ["ID of Microsoft Forms", "ms-forms", "ID,Start time,Completion time,Email,Name,Trust"],
    ["ID alone", "generic", "ID,Email,Name,Trust"],
    [
      "Touchpoints with the 17 behind",
      "touchpoints-combined",
      "ID,UUID,Trust,Page,Created at,external_id,question_1,question_4",
    ],
    ["a form of KoBo with a field _complete", "kobo", "trust_complete,_id,_uuid,_submission_time"],
    [
      "KEY of ODK among names of fields",
      "odk-central",
      "SubmissionDate,meta-instanceID,q_complete,KEY",
    ],
    [
      "SurveyMonkey before Alchemer",
      "surveymonkey",
      "Respondent ID,Response ID,Time Started,Date Submitted,Status",
    ],
    ["a Timestamp in front of anything", "google-forms", "Timestamp,Key,Trust"],
    ["a Timestamp elsewhere, in another form", "generic", "Key,Timestamp,Trust"],
  ])("is told: %s", async (_, dialect, header) => {
    const cells = header.split(",").map(() => "x");
    expect((await fileOf([header, cells.join(",")])).dialect.name).toBe(dialect);
  });

  it("is what the definition says, whatever it looks like", async () => {
    const lines = [
      "Response ID,Time Started,Date Submitted,Status,Trust",
      "1,,2025-02-01,Partial,Yes",
    ];
    const questions = [{ asks: "trust", text: "Trust?", column: "Trust" }];
    const where = { externalId: "Response ID", submittedAt: "Date Submitted", timeZone: "UTC" };
    const read = async (dialect: string | undefined) => {
      const definition = definitionOf({
        questions,
        export: { ...where, ...(dialect === undefined ? {} : { dialect }) },
      });
      return (await judgeText(`${lines.join("\n")}\n`, { definition })).outcome.reconciliation;
    };
    expect((await read(undefined)).excluded).toEqual({ unfinished: 1 });
    expect((await read("generic")).excluded).toEqual({});
    expect((await fileOf(lines, "generic")).dialect.name).toBe("generic");
  });
});

describe("REDCap’s form", () => {
  it("is the one with question 1, wherever columns were added or moved", async () => {
    const excluded = async (header: string, ...records: string[]) =>
      (await fileOf([header, ...records])).excluded;
    const unfinished = { unfinished: 1 };
    expect(await excluded("record_id,trust,q___1,feedback_complete,Region", "1,5,0,0,x")).toEqual(
      unfinished,
    );
    expect(await excluded("Region,record_id,trust,q___1,feedback_complete", "x,1,5,0,0")).toEqual(
      unfinished,
    );
    expect(await excluded("feedback_complete,q___1,trust,record_id", "0,1,5,1")).toEqual(
      unfinished,
    );
    // Two forms: which one counts shows only where question 1 is.
    expect(await excluded("record_id,a,x_complete,q___1,y_complete", "1,5,0,0,0")).toEqual({});
  });
});

it("an empty LimeSurvey export has no responses", async () => {
  const definition = definitionOf({
    questions: [{ asks: "trust", text: "Trust?", column: "Q1" }],
  });
  const text = '"id","submitdate","lastpage","Q1"\r\n"","","",""\r\n\r\n';
  const { outcome } = await judgeText(text, { definition });
  expect(outcome.reconciliation).toMatchObject({ responsesJudged: 0, blank: 2, balanced: true });
});
