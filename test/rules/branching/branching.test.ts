import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DriverKey } from "../../../src/guidance/edition.js";
import { UNANSWERED, UNREADABLE } from "../../../src/response/response-batch.js";
import { bothBranches } from "../../../src/rules/branching/both-branches.js";
import { branchThreshold } from "../../../src/rules/branching/branch-threshold.js";
import { driversWithoutQuestion1 } from "../../../src/rules/branching/drivers-without-question-1.js";
import { branchingRules } from "../../../src/rules/branching/index.js";
import { negativeAfterTopRating } from "../../../src/rules/branching/negative-after-top-rating.js";
import { positiveAfterLowerRating } from "../../../src/rules/branching/positive-after-lower-rating.js";
import { definitionOf } from "../../support/judge.js";
import { contextOf, onDefinition, onResponses, recordsOf } from "../../support/on-rule.js";
import type { Given } from "../../support/plain-responses.js";

const likert = contextOf({ scale: "likert_scale" });
const EASE: DriverKey[] = ["ease"];
const LIKERT = [UNREADABLE, UNANSWERED, 1, 2, 3, 4, 5];

describe("CX401", () => {
  it("finds positive drivers behind every rating but the highest", () => {
    const given = LIKERT.map((rating) => ({ rating, positive: EASE }));
    expect(onResponses(positiveAfterLowerRating, given, likert)).toEqual(
      [1, 2, 3, 4].map((rating) => ({
        record: LIKERT.indexOf(rating) + 1,
        column: "question_1",
        data: { rating, top: 5, after: "the highest rating, 5" },
      })),
    );
  });

  it("knows thumbs up for the highest rating", () => {
    const given = [0, 1].map((rating) => ({ rating, positive: EASE }));
    expect(onResponses(positiveAfterLowerRating, given)).toMatchObject([
      { record: 1, data: { rating: 0, top: 1 } },
    ]);
  });

  it("is not about negative drivers", () => {
    expect(recordsOf(positiveAfterLowerRating, [{ rating: 0, negative: EASE }])).toEqual([]);
  });
});

describe("CX402", () => {
  it("finds negative drivers behind the highest rating only", () => {
    const given = LIKERT.map((rating) => ({ rating, negative: EASE }));
    expect(onResponses(negativeAfterTopRating, given, likert)).toEqual([
      {
        record: LIKERT.indexOf(5) + 1,
        column: "question_1",
        data: { rating: 5, top: 5, after: "the highest rating, 5" },
      },
    ]);
    const thumbs = [0, 1].map((rating) => ({ rating, negative: EASE }));
    expect(recordsOf(negativeAfterTopRating, thumbs)).toEqual([2]);
  });

  it("is not about positive drivers", () => {
    expect(recordsOf(negativeAfterTopRating, [{ rating: 1, positive: EASE }])).toEqual([]);
  });
});

describe("a branch that OMB agreed to", () => {
  const agreed = (branchWaiver?: string) =>
    contextOf({
      scale: "likert_scale",
      definition: definitionOf({
        survey: {
          title: "Survey",
          type: "likert_scale",
          transactionPoint: "post_interaction",
          channel: "website",
          ...(branchWaiver === undefined ? {} : { branchWaiver }),
        },
        questions: [
          { asks: "trust", text: "I trust", column: "A" },
          {
            asks: "positive_drivers",
            text: "What about this interaction made the difference?",
            shownFor: [4, 5],
            column: "B",
            statements: [{ driver: "ease", text: "It was easy" }],
          },
        ],
      }),
    });
  const positive = LIKERT.map((rating) => ({ rating, positive: EASE }));
  const negative = LIKERT.map((rating) => ({ rating, negative: EASE }));
  const recordOf = (rating: number) => LIKERT.indexOf(rating) + 1;

  it("is the one that responses are held to", () => {
    const context = agreed("Agreed with OMB in 2024.");
    expect(recordsOf(positiveAfterLowerRating, positive, context)).toEqual([1, 2, 3].map(recordOf));
    expect(recordsOf(negativeAfterTopRating, negative, context)).toEqual([4, 5].map(recordOf));
  });

  it("is the guidance's where nobody has agreed to another", () => {
    const context = agreed();
    expect(recordsOf(positiveAfterLowerRating, positive, context)).toEqual(
      [1, 2, 3, 4].map(recordOf),
    );
    expect(recordsOf(negativeAfterTopRating, negative, context)).toEqual([recordOf(5)]);
  });
});

describe("CX403", () => {
  it.each<[string, Given]>([
    ["positive", { positive: EASE }],
    ["negative", { negative: ["other"] }],
  ])("finds %s drivers of a response without rating", (_, given) => {
    expect(onResponses(driversWithoutQuestion1, [given])).toEqual([
      { record: 1, column: "question_1", data: {} },
    ]);
  });

  it.each<[string, Given]>([
    ["nothing at all", {}],
    ["a rating", { rating: 0, negative: EASE }],
    ["a rating that cannot be read, which is CX301's", { rating: UNREADABLE, negative: EASE }],
  ])("lets %s pass", (_, given) => {
    expect(recordsOf(driversWithoutQuestion1, [given])).toEqual([]);
  });
});

describe("CX404", () => {
  it("finds responses with drivers of both branches, whatever the rating", () => {
    const given: Given[] = [
      { rating: 1, positive: EASE },
      { rating: 1, positive: EASE, negative: EASE },
      { negative: EASE },
      { positive: ["other"], negative: ["effectiveness"] },
      {},
    ];
    expect(onResponses(bothBranches, given)).toEqual([
      { record: 2, column: null, data: {} },
      { record: 4, column: null, data: {} },
    ]);
  });
});

describe("a response", () => {
  const driver = fc.subarray<DriverKey>(["effectiveness", "humanity", "other"]);
  const RULES = [
    positiveAfterLowerRating,
    negativeAfterTopRating,
    driversWithoutQuestion1,
    bothBranches,
  ];

  it("that follows its branch raises nothing; one driver of the other branch does", () => {
    const scales = fc.constantFrom(
      { context: contextOf(), ratings: [0, 1] },
      { context: likert, ratings: [1, 2, 3, 4, 5] },
    );
    const sound = scales.chain(({ context, ratings }) =>
      fc.record({
        context: fc.constant(context),
        top: fc.constant(Math.max(...ratings)),
        rating: fc.constantFrom(...ratings),
        drivers: driver,
      }),
    );
    fc.assert(
      fc.property(sound, ({ context, top, rating, drivers }) => {
        const [own, other] =
          rating === top
            ? (["positive", "negative"] as const)
            : (["negative", "positive"] as const);
        const firing = (given: Given) =>
          RULES.filter((rule) => recordsOf(rule, [given], context).length > 0).map(({ id }) => id);
        expect(firing({ rating, [own]: drivers })).toEqual([]);
        const contradiction = rating === top ? "CX402" : "CX401";
        expect(firing({ rating, [own]: drivers, [other]: EASE })).toEqual(
          drivers.length > 0 ? [contradiction, "CX404"] : [contradiction],
        );
      }),
    );
  });
});

describe("CX407", () => {
  const surveyWith = (type: string, shownFor?: number[], branchWaiver?: string) =>
    definitionOf({
      survey: {
        title: "T",
        type,
        transactionPoint: "post_interaction",
        channel: "website",
        ...(branchWaiver === undefined ? {} : { branchWaiver }),
      },
      questions: [
        { asks: "trust", text: "I trust", column: "Trust" },
        {
          asks: "positive_drivers",
          text: "What made the difference?",
          column: "Good",
          statements: [{ driver: "ease", text: "It was easy" }],
          ...(shownFor === undefined ? {} : { shownFor }),
        },
      ],
    });

  it.each([
    ["likert_scale", [4, 5], 5],
    ["likert_scale", [4], 5],
    ["thumbs_up_down", [0, 1], 1],
  ])("finds a %s survey that shows question 2a after %j", (type, shownFor, top) => {
    expect(onDefinition(branchThreshold, surveyWith(type, shownFor))).toEqual([
      { path: ["questions", 1, "shownFor"], data: { shown: shownFor, top } },
    ]);
  });

  it.each([
    ["likert_scale", [5]],
    ["thumbs_up_down", [1]],
    ["likert_scale", undefined],
  ])("lets a %s survey with %j pass", (type, shownFor) => {
    expect(onDefinition(branchThreshold, surveyWith(type, shownFor))).toEqual([]);
  });

  it("honours the waiver", () => {
    expect(onDefinition(branchThreshold, surveyWith("likert_scale", [4, 5], "OMB mail"))).toEqual(
      [],
    );
  });
});

it("rules of branches are skipped without question 1 and without both lists, not without one", () => {
  const skipping = (without: Parameters<typeof contextOf>[0]) =>
    branchingRules.filter((rule) => (rule.skip?.(contextOf(without)) ?? null) !== null);
  const data = branchingRules.filter((rule) => rule.id !== "CX407");
  expect(skipping({})).toEqual([]);
  expect(skipping({ without: ["question_1"] })).toEqual(data);
  expect(skipping({ without: ["positive_effectiveness"] })).toEqual([]);
  const undeclared = { scale: null, scaleDeclared: false } as const;
  expect(skipping(undeclared).map(({ id }) => id)).toEqual(["CX405", "CX406", "CX408"]);
});
