import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/engine/outcome.js";
import { DEFAULT_EDITION } from "../../../src/guidance/editions.js";
import { judgeFile } from "../../../src/judging/judge-source.js";
import { CATALOGUE } from "../../../src/rules/catalogue.js";
import { DEFAULT_THRESHOLDS } from "../../../src/rules/thresholds.js";
import { openStandardInput } from "../../../src/source/files.js";
import { definitionOf } from "../../support/judge.js";
import { chunksOf } from "../../support/read-source.js";
import { rowsOf, type SheetCell, workbookOf } from "../../support/workbook.js";

/*
 * A CSV that was opened in a spreadsheet program and saved as a workbook, as LibreOffice 7.4, ExcelJS
 * and SheetJS write it: cells are numbers and dates in the formats that the program has chosen.
 */

const FORMATS = ["m/d/yyyy h:mm", "d-mmm", "0.00E+00", "00000"];
const dateTime = (number: number): SheetCell => ({ number, style: 0 });
const range = (number: number): SheetCell => ({ number, style: 1 });
const scientific = (number: number): SheetCell => ({ number, style: 2 });
const padded = (number: number): SheetCell => ({ number, style: 3 });

const definition = definitionOf({
  questions: [
    { asks: "trust", text: "Trust?", column: "Trust", labels: { "1-5": 1, "6-10": 0 } },
    {
      asks: "positive_drivers",
      text: "Why?",
      column: "Why",
      statements: [
        { driver: "ease", text: "Easy", value: "1" },
        { driver: "efficiency", text: "Quick", value: "2" },
      ],
    },
  ],
  export: { externalId: "Key", submittedAt: "When", timeZone: "UTC" },
});

async function judged(...rows: (readonly SheetCell[])[]): Promise<Outcome> {
  const behind = '<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>';
  const all = rowsOf([["Permit survey"], [], ["Key", "When", "Trust", "Why"], ...rows]);
  const bytes = workbookOf({ sheets: [{ name: "Data", rows: all, behind }], formats: FORMATS });
  return judgeFile({
    source: await openStandardInput(chunksOf(bytes, 1000)),
    definition,
    edition: DEFAULT_EDITION,
    surveyType: null,
    rules: CATALOGUE,
    thresholds: DEFAULT_THRESHOLDS,
    now: Date.UTC(2025, 6, 1),
    maxFindings: 100,
    showValues: false,
  });
}

const found = ({ findings }: Outcome, ...rules: string[]): unknown[] =>
  findings
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, cell, line, data }) => [rule, cell ?? line, data.found ?? data.count]);

const ALL = ["CX118", "CX201", "CX301", "CX305", "CX307", "CX705", "CX706"];
const at = dateTime(45701.5);

describe("a workbook of a CSV that was opened", () => {
  it("is read below its merged title, with dates and padded ids as they are shown", async () => {
    const outcome = await judged(
      [padded(123), at, "1-5", { number: 2 }],
      ["k2", at, "6-10", "1,2"],
    );
    expect(found(outcome, ...ALL)).toEqual([
      ["CX118", 1, undefined],
      ["CX118", 2, undefined],
    ]);
    expect(outcome.reconciliation).toMatchObject({ recordsRead: 2, responsesJudged: 2 });
    expect(new Date(outcome.tally.earliest).toISOString()).toBe("2025-02-13T12:00:00.000Z");
  });

  it("has ids that became numbers reported, rounded or not", async () => {
    const outcome = await judged(
      [{ number: "39104817200451863" }, at, "1-5", ""],
      [scientific(73_928_000), at, "1-5", ""],
      [{ number: 391_048_172_004 }, at, "1-5", ""],
    );
    expect(found(outcome, "CX305")).toEqual([
      ["CX305", "A4", "3.91048E+16"],
      ["CX305", "A5", "7.3928E+07"],
    ]);
  });

  it("has ranges that became dates and codes that became numbers reported", async () => {
    const outcome = await judged(["k1", at, range(45_662), { number: 12 }]);
    expect(found(outcome, "CX301", "CX305", "CX307")).toEqual([
      ["CX305", "C4", "2025-01-05"],
      ["CX307", "D4", 1],
    ]);
  });

  it("has dates reported whose day and month have changed places", async () => {
    const outcome = await judged(
      ["k1", dateTime(45_749.5), "1-5", ""],
      ["k2", dateTime(45_690.5), "1-5", ""],
      ["k3", "25/02/2025 10:00:30", "1-5", ""],
      ["k4", "13/02/2025 10:00:30", "1-5", ""],
    );
    expect(found(outcome, "CX706")).toEqual([["CX706", 6, 2]]);
  });
});
