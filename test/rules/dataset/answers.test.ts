import { describe, expect, it } from "vitest";
import { UNREADABLE } from "../../../src/response/response-batch.js";
import { answersPossiblyForced } from "../../../src/rules/dataset/answers-possibly-forced.js";
import { burdenObserved } from "../../../src/rules/dataset/burden-observed.js";
import { fewResponses } from "../../../src/rules/dataset/few-responses.js";
import { oneSided } from "../../../src/rules/dataset/one-sided.js";
import { otherNeverSelected } from "../../../src/rules/dataset/other-never-selected.js";
import { question3Empty } from "../../../src/rules/dataset/question-3-empty.js";
import { repeatedComment } from "../../../src/rules/dataset/repeated-comment.js";
import { scaleUndeclared } from "../../../src/rules/dataset/scale-undeclared.js";
import { definitionOf } from "../../support/judge.js";
import { contextOf, onDataset } from "../../support/on-rule.js";
import { type Given, times } from "../../support/plain-responses.js";

const likert = contextOf({ scale: "likert_scale" });
const undeclared = contextOf({ scale: null, scaleDeclared: false });

describe("CX604", () => {
  it("counts the answers that cannot be told", () => {
    const given = [...times(3, { rating: 1 }), {}, { rating: UNREADABLE }];
    expect(onDataset(scaleUndeclared, given, undeclared)).toEqual([
      { data: { answers: 3 }, place: { column: "question_1" } },
    ]);
  });

  it("is silent where a person or the values have told, and where nobody answered", () => {
    const ones = times(3, { rating: 1 });
    expect(onDataset(scaleUndeclared, ones, contextOf())).toEqual([]);
    const shown = contextOf({ scale: "likert_scale", scaleDeclared: false });
    expect(onDataset(scaleUndeclared, [...ones, { rating: 4 }], shown)).toEqual([]);
    expect(onDataset(scaleUndeclared, [{}, {}], undeclared)).toEqual([]);
  });
});

describe("CX605", () => {
  const asked = { asks: "comment", text: "Anything else?", column: "Comment" };

  it("counts the responses without one comment", () => {
    expect(onDataset(question3Empty, [{ rating: 1 }, { rating: 0 }])).toEqual([
      { data: { responses: 2 }, place: { column: "question_4" } },
    ]);
    const definition = definitionOf({ questions: [asked] });
    expect(onDataset(question3Empty, [{}], contextOf({ definition }))).toHaveLength(1);
  });

  it("is silent at one comment, also of a response without rating, and without responses", () => {
    expect(onDataset(question3Empty, [{ rating: 1 }, { comment: "Hm" }])).toEqual([]);
    expect(onDataset(question3Empty, [])).toEqual([]);
  });

  it("honours opting out and a channel that cannot capture comments", () => {
    const optOut = definitionOf({ questions: [{ ...asked, optOut: "They hold case details." }] });
    expect(onDataset(question3Empty, [{}], contextOf({ definition: optOut }))).toEqual([]);
    const kiosk = { notAsked: { comment: "Two buttons." }, questions: [{ ...asked, column: "C" }] };
    const definition = definitionOf(kiosk);
    expect(onDataset(question3Empty, [{}], contextOf({ definition }))).toEqual([]);
  });

  it("is skipped where the column is missing, not where an export needs none", () => {
    const without = ["question_4"] as const;
    expect(question3Empty.skip?.(contextOf({ without }))).not.toBeNull();
    expect(question3Empty.skip?.(contextOf({ without, target: "raw" }))).toBeNull();
    const definition = definitionOf({ questions: [asked] });
    const context = contextOf({ without, target: "raw", definition });
    expect(question3Empty.skip?.(context)).not.toBeNull();
  });
});

describe("CX606", () => {
  it.each<[string, Given, object]>([
    ["2a", { rating: 5, positive: ["ease"] }, likert],
    ["2b", { rating: 4, negative: ["ease"] }, likert],
    ["2a", { rating: 1, positive: ["ease"] }, contextOf()],
    ["3", { comment: "Hm" }, likert],
  ])("tells that question %s was never skipped", (question, each, context) => {
    const found = (count: number, more: Given[] = []) =>
      onDataset(answersPossiblyForced, [...times(count, each), ...more], context as typeof likert);
    expect(found(200)).toEqual([{ data: { question, respondents: 200 }, place: undefined }]);
    expect(found(199)).toEqual([]);
    const { positive: _, negative: __, comment: ___, ...skipped } = each;
    expect(found(200, [skipped])).toEqual([]);
  });

  it("takes those for a base who saw the question", () => {
    const given = [
      ...times(200, { rating: 5, positive: ["ease" as const] }),
      ...times(50, { rating: 2 }),
    ];
    expect(onDataset(answersPossiblyForced, given, likert)).toMatchObject([
      { data: { question: "2a", respondents: 200 } },
    ]);
  });

  it("does not take a driver of the other list for an answer", () => {
    const given = times(200, { rating: 5, negative: ["ease"] });
    expect(onDataset(answersPossiblyForced, given, likert)).toEqual([]);
  });
});

describe("CX607", () => {
  const took = (...seconds: number[]): Given[] => seconds.map((duration) => ({ duration }));
  const twenty = (low: number, high: number, lows: number) =>
    took(...Array<number>(lows).fill(low), ...Array<number>(20 - lows).fill(high));

  it("fires one second above the limit, and says so", () => {
    const found = onDataset(burdenObserved, twenty(60, 301, 9));
    expect(found).toEqual([
      { data: { responses: 20, minutes: 5.01, limit: 5 }, place: { column: "duration" } },
    ]);
  });

  it("is silent at five minutes, at a median below, and at few durations", () => {
    expect(onDataset(burdenObserved, twenty(60, 300, 9))).toEqual([]);
    expect(onDataset(burdenObserved, twenty(60, 4000, 10))).toEqual([]);
    expect(onDataset(burdenObserved, took(...Array<number>(19).fill(900)))).toEqual([]);
  });

  it("leaves responses without duration out, and counts very long ones", () => {
    const given = [...took(...Array<number>(20).fill(1e6)), ...times(100, { rating: 1 })];
    expect(onDataset(burdenObserved, given)).toMatchObject([
      { data: { responses: 20, minutes: 120 } },
    ]);
  });

  it("is skipped where the export has no durations", () => {
    expect(burdenObserved.skip?.(contextOf({ without: ["duration"] }))).not.toBeNull();
    expect(burdenObserved.skip?.(contextOf())).toBeNull();
  });
});

describe("CX608", () => {
  it.each([0, 1])("tells that all are %i", (rating) => {
    expect(onDataset(oneSided, [...times(50, { rating }), {}])).toEqual([
      { data: { answers: 50, rating }, place: { column: "question_1" } },
    ]);
  });

  it("is silent at 49 and where one differs", () => {
    expect(onDataset(oneSided, times(49, { rating: 1 }))).toEqual([]);
    expect(onDataset(oneSided, [...times(500, { rating: 1 }), { rating: 0 }])).toEqual([]);
    expect(onDataset(oneSided, times(500, {}))).toEqual([]);
  });
});

describe("CX609", () => {
  it("takes those on the branch for its respondents", () => {
    const given = [...times(200, { rating: 1 }), ...times(199, { rating: 0 })];
    expect(onDataset(otherNeverSelected, given)).toEqual([
      {
        data: { column: "positive_other", respondents: 200 },
        place: { column: "positive_other" },
      },
    ]);
    const low = [1, 2, 3, 4].flatMap((rating) => times(50, { rating }));
    expect(onDataset(otherNeverSelected, low, likert)).toMatchObject([
      { data: { column: "negative_other", respondents: 200 } },
    ]);
  });

  it("is silent where it was selected once, and where it was not offered", () => {
    const selected = [...times(200, { rating: 1 }), { rating: 1, positive: ["other" as const] }];
    expect(onDataset(otherNeverSelected, selected)).toEqual([]);
    const not = times(200, { rating: 1, cells: { positive_other: "null" } });
    expect(onDataset(otherNeverSelected, not)).toEqual([]);
  });
});

describe("CX610", () => {
  it("counts the answers to question 1, and not the responses", () => {
    expect(onDataset(fewResponses, [...times(29, { rating: 1 }), ...times(9, {})])).toEqual([
      { data: { answers: 29, least: 30 }, place: { column: "question_1" } },
    ]);
    expect(onDataset(fewResponses, [{}])).toMatchObject([{ data: { answers: 0 } }]);
  });

  it("is silent at 30, and where CX107 speaks", () => {
    expect(onDataset(fewResponses, times(30, { rating: 0 }))).toEqual([]);
    expect(onDataset(fewResponses, [])).toEqual([]);
  });
});

describe("CX611", () => {
  const comment = "The form asked for my address three times over.";

  it("names the first line and the count, and never the comment", () => {
    const given = [{ comment: `${comment}!` }, { rating: 1 }, ...times(5, { comment })];
    const found = onDataset(repeatedComment, given);
    expect(found).toEqual([
      { data: { firstLine: 4, count: 5 }, place: { line: 4, column: "question_4" } },
    ]);
    expect(JSON.stringify(found)).not.toContain("address");
  });

  it("is silent at four, and at short comments that many may write", () => {
    expect(onDataset(repeatedComment, times(4, { comment }))).toEqual([]);
    expect(onDataset(repeatedComment, times(9, { comment: "x".repeat(39) }))).toEqual([]);
    expect(onDataset(repeatedComment, times(5, { comment: "x".repeat(40) }))).toHaveLength(1);
  });

  it("is skipped without comments", () => {
    expect(repeatedComment.skip?.(contextOf({ without: ["question_4"] }))).not.toBeNull();
  });
});

it.each([scaleUndeclared, oneSided, fewResponses])("$id is skipped without question 1", (rule) => {
  expect(rule.skip?.(contextOf({ without: ["question_1"] }))).not.toBeNull();
  expect(rule.skip?.(contextOf())).toBeNull();
});

it.each([answersPossiblyForced, otherNeverSelected])("$id is skipped without scale", (rule) => {
  expect(rule.skip?.(undeclared)).not.toBeNull();
  expect(rule.skip?.(contextOf())).toBeNull();
});
