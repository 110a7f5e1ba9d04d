import { describe, expect, it } from "vitest";
import { UNREADABLE } from "../../../src/response/response-batch.js";
import type { Context } from "../../../src/rules/rule.js";
import { mixedScale } from "../../../src/rules/value/mixed-scale.js";
import { unsupportedScale } from "../../../src/rules/value/unsupported-scale.js";
import { definitionOf } from "../../support/judge.js";
import { contextOf, onDataset, onDefinition } from "../../support/on-rule.js";
import { type Given, tallyOf, times } from "../../support/plain-responses.js";

const rated = (...ratings: number[]): Given[] => ratings.map((rating) => ({ rating }));
const unreadable = (text: string): Given => ({ rating: UNREADABLE, cells: { question_1: text } });

const surveyWith = (type: string, labels?: Record<string, number>) =>
  definitionOf({
    survey: { title: "T", type, transactionPoint: "post_interaction", channel: "website" },
    questions: [
      {
        asks: "trust",
        text: "I trust",
        column: "Trust",
        ...(labels === undefined ? {} : { labels }),
      },
    ],
  });

/** A raw export of the survey, whose question 1 holds these cells. */
function onCells(
  rule: typeof mixedScale,
  cells: string[],
  parts: Partial<Context>,
  ratings: number[] = [],
) {
  const tally = tallyOf(rated(...ratings));
  for (const cell of cells) tally.labels.add(cell);
  return onDataset(rule, tally, contextOf({ target: "raw", ...parts }));
}

describe("CX306", () => {
  const undeclared = contextOf({ scale: null, scaleDeclared: false });

  it("counts 0 and 2 to 5", () => {
    expect(onDataset(mixedScale, rated(0, 0, 1, 2, 5), undeclared)).toEqual([
      { data: { zeros: 2, others: 2 }, place: { column: "question_1" } },
    ]);
  });

  it.each([
    [0, 1],
    [1, 2, 3, 4, 5],
    [1, 1],
  ])("lets one scale pass", (...ratings) => {
    expect(onDataset(mixedScale, rated(...ratings), undeclared)).toEqual([]);
  });

  it("sees what the declared scale does not allow", () => {
    expect(onDataset(mixedScale, [...rated(0, 1), unreadable("3")])).toMatchObject([
      { data: { zeros: 1, others: 1 } },
    ]);
    const likert = contextOf({ scale: "likert_scale" });
    expect(onDataset(mixedScale, [...rated(1, 5, 4), unreadable("0")], likert)).toMatchObject([
      { data: { zeros: 1, others: 2 } },
    ]);
  });

  it("is not misled by the codes of a platform that the definition maps", () => {
    const definition = surveyWith("thumbs_up_down", { "1": 1, "2": 0 });
    expect(onCells(mixedScale, ["1", "2"], { definition }, [1, 0])).toEqual([]);
    const counted = surveyWith("likert_scale", { "0": 1, "1": 2, "2": 3, "3": 4, "4": 5 });
    const likert = { definition: counted, scale: "likert_scale" } as const;
    expect(onCells(mixedScale, ["0", "4"], likert, [1, 5])).toEqual([]);
  });

  it("counts a cell once that stands among the labels as well", () => {
    const found = onCells(mixedScale, ["0", "1", "4"], {}, [0, 0, 1]);
    expect(found).toMatchObject([{ data: { zeros: 2, others: 1 } }]);
  });
});

describe("CX312", () => {
  const likert = { scale: "likert_scale" } as const;
  const what = (cells: string[], parts: Partial<Context>, ratings?: number[]) =>
    onCells(unsupportedScale, cells, parts, ratings).map(({ place }) => place);

  it.each([
    ["six or seven points", ["Agree", "Somewhat agree", "Strongly agree"]],
    ["ten points", ["1", "5", "9", "10"]],
    ["0 to 4", ["0", "4"]],
    ["thumbs", ["Thumbs up", "Thumbs down"]],
  ])("knows a scale of %s from one of five", (_, cells) => {
    expect(what(cells, likert)).toEqual([{ column: "question_1" }]);
  });

  it("lets five points pass, some of which nobody chose", () => {
    expect(what(["Strongly agree", "Neutral", "Disagree"], likert)).toEqual([]);
    expect(what(["Thumbs up"], {})).toEqual([]);
  });

  it("misses the neutral point only where so many answered that somebody should have chosen it", () => {
    const four = ["Strongly agree", "Agree", "Disagree", "Strongly disagree"];
    const answers = (count: number) => times(count, { rating: 4 }).map(({ rating }) => rating!);
    expect(what(four, likert, answers(99))).toEqual([]);
    expect(what(four, likert, answers(100))).toHaveLength(1);
  });

  it("leaves a scale to the person who declared its labels", () => {
    const definition = surveyWith("likert_scale", { Agree: 4, "Somewhat agree": 4 });
    expect(what(["Agree", "Somewhat agree"], { ...likert, definition })).toEqual([]);
  });

  it("finds in a definition the ratings that the survey's type does not have", () => {
    const labels = { Best: 7, Good: 4, Zero: 0, Bad: 1 };
    expect(onDefinition(unsupportedScale, surveyWith("likert_scale", labels))).toMatchObject([
      { path: ["questions", 0, "labels"], data: { what: expect.stringContaining("0, 7") } },
    ]);
    expect(onDefinition(unsupportedScale, surveyWith("thumbs_up_down", labels))).toHaveLength(1);
  });

  it("finds nothing in a definition whose labels fit, or that has none", () => {
    const fitting = surveyWith("likert_scale", { Best: 5, Worst: 1 });
    expect(onDefinition(unsupportedScale, fitting)).toEqual([]);
    expect(onDefinition(unsupportedScale, surveyWith("thumbs_up_down"))).toEqual([]);
  });
});

it.each([mixedScale, unsupportedScale])("$id is skipped without question 1", (rule) => {
  expect(rule.skip?.(contextOf({ without: ["question_1"] }))).not.toBeNull();
  expect(rule.skip?.(contextOf())).toBeNull();
});
