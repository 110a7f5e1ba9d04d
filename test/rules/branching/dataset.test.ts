import { describe, expect, it } from "vitest";
import { UNREADABLE } from "../../../src/response/response-batch.js";
import { DRIVER_RESPONSE_COLUMNS } from "../../../src/response/response-columns.js";
import { branchNeverUsed } from "../../../src/rules/branching/branch-never-used.js";
import { branchingNotApplied } from "../../../src/rules/branching/branching-not-applied.js";
import { scaleReversed } from "../../../src/rules/branching/scale-reversed.js";
import { contextOf, onDataset } from "../../support/on-rule.js";
import { type Given, times } from "../../support/plain-responses.js";

const likert = contextOf({ scale: "likert_scale" });
const up: Given = { rating: 1, positive: ["ease"] };
const down: Given = { rating: 0, negative: ["ease"] };

describe("CX405", () => {
  const wrong: Given = { rating: 1, negative: ["ease"] };

  it.each([
    [20, 380, 5],
    [20, 0, 100],
    [50, 950, 5],
  ])("fires at %i contradictions beside %i that fit", (contradicting, fitting, share) => {
    const given = [...times(contradicting, wrong), ...times(fitting, up)];
    expect(onDataset(branchingNotApplied, given)).toEqual([
      { data: { contradicting, responses: contradicting + fitting, share }, place: undefined },
    ]);
  });

  it.each([
    [19, 0],
    [20, 381],
    [50, 951],
  ])("is silent at %i beside %i", (contradicting, fitting) => {
    const given = [...times(contradicting, wrong), ...times(fitting, down)];
    expect(onDataset(branchingNotApplied, given)).toEqual([]);
  });

  it("counts each kind of contradiction, and takes responses with drivers and a rating for the base", () => {
    const given: Given[] = [
      ...times(7, { rating: 5, negative: ["ease"] }),
      ...times(7, { rating: 4, positive: ["ease"] }),
      ...times(7, { rating: 5, positive: ["ease"], negative: ["ease"] }),
      ...times(9, { rating: 2, negative: ["ease"] }),
      ...times(100, { rating: 5 }),
      ...times(100, { positive: ["ease"], negative: ["ease"] }),
      ...times(100, { rating: UNREADABLE, negative: ["ease"] }),
    ];
    expect(onDataset(branchingNotApplied, given, likert)).toMatchObject([
      { data: { contradicting: 21, responses: 30, share: 70 } },
    ]);
  });
});

describe("CX406", () => {
  const silent = (rating: number): Given => ({ rating });

  it("tells which branch, and how many were on it", () => {
    expect(onDataset(branchNeverUsed, [...times(20, silent(0)), up])).toEqual([
      { data: { branch: "negative", question: "2b", respondents: 20 }, place: undefined },
    ]);
    expect(onDataset(branchNeverUsed, [...times(20, silent(1)), down])).toMatchObject([
      { data: { branch: "positive", question: "2a", respondents: 20 } },
    ]);
    const both = [...times(20, silent(0)), ...times(20, silent(1))];
    expect(onDataset(branchNeverUsed, both).map(({ data }) => data.branch)).toEqual([
      "positive",
      "negative",
    ]);
  });

  it("takes all lower ratings of a Likert scale for one branch", () => {
    const given = [1, 2, 3, 4].flatMap((rating) => times(5, silent(rating)));
    expect(onDataset(branchNeverUsed, given, likert)).toMatchObject([
      { data: { branch: "negative", respondents: 20 } },
    ]);
  });

  it("is silent at 19, and where one of many selected a driver", () => {
    expect(onDataset(branchNeverUsed, times(19, silent(0)))).toEqual([]);
    expect(onDataset(branchNeverUsed, [...times(19, silent(0)), down])).toEqual([]);
    const both: Given = { rating: 0, positive: ["ease"], negative: ["ease"] };
    expect(onDataset(branchNeverUsed, [...times(40, silent(0)), both])).toEqual([]);
  });

  it("does not take a driver of the other list for one of this", () => {
    const given = times(20, { rating: 0, positive: ["ease"] });
    expect(onDataset(branchNeverUsed, given)).toMatchObject([{ data: { branch: "negative" } }]);
  });

  it("leaves a list that the file lacks to the header rules", () => {
    const without = DRIVER_RESPONSE_COLUMNS.filter((column) => column.startsWith("negative"));
    expect(onDataset(branchNeverUsed, times(20, silent(0)), contextOf({ without }))).toEqual([]);
  });
});

describe("CX408", () => {
  const positiveAt = (rating: number, count: number): Given[] =>
    times(count, { rating, positive: ["ease"] });
  const negativeAt = (rating: number, count: number): Given[] =>
    times(count, { rating, negative: ["ease"] });

  it("fires where positive drivers are mostly at the lowest and negative ones at the highest", () => {
    const given = [
      ...positiveAt(1, 6),
      ...positiveAt(5, 5),
      ...negativeAt(5, 7),
      ...negativeAt(2, 2),
    ];
    expect(onDataset(scaleReversed, given, likert)).toEqual([
      {
        data: { positiveAtLowest: 6, positive: 11, negativeAtTop: 7, negative: 9 },
        place: undefined,
      },
    ]);
    const thumbs = [...positiveAt(0, 10), ...negativeAt(1, 10)];
    expect(onDataset(scaleReversed, thumbs)).toMatchObject([
      { data: { positiveAtLowest: 10, negativeAtTop: 10 } },
    ]);
  });

  it.each<[string, Given[]]>([
    ["too few", [...positiveAt(1, 10), ...negativeAt(5, 9)]],
    ["half of the positive ones", [...positiveAt(1, 6), ...positiveAt(5, 6), ...negativeAt(5, 8)]],
    ["half of the negative ones", [...positiveAt(1, 12), ...negativeAt(5, 4), ...negativeAt(1, 4)]],
    ["positive ones alone", positiveAt(1, 40)],
    ["negative ones alone", negativeAt(5, 40)],
    ["the right way round", [...positiveAt(5, 20), ...negativeAt(1, 20)]],
  ])("is silent at %s", (_, given) => {
    expect(onDataset(scaleReversed, given, likert)).toEqual([]);
  });
});
