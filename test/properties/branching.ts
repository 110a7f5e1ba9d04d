import fc from "fast-check";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { ALL_DRIVERS, type Answer, answerOf, ratingsOf, topOf } from "./answers.js";
import type { AnswersInput } from "./answers-input.js";
import { ofBothAnswers } from "./both-kinds.js";
import { type DefinitionInput, definitionInput } from "./definition-input.js";
import { type Pick, pickOne, ruleProperty } from "./one-mutation.js";
import { pickPlaces } from "./table-input.js";

const { branchingResponses, branchingShare, branchRespondents, reversedResponses } =
  DEFAULT_THRESHOLDS;

/** Far fewer than it takes to say that the survey does not branch. */
const FEW = 4;

/** The same of a few responses, each with drivers of its own. */
function withFew(
  input: AnswersInput,
  pick: Pick,
  change: (drivers: number, before: Answer) => Answer,
): AnswersInput {
  const places = pickPlaces(input.answers.length, pick, pick(fc.integer, { min: 1, max: FEW }));
  return places.reduce(
    (changed, at) => changed.withAnswer(at, (before) => change(pickDrivers(pick), before)),
    input,
  );
}

/** One driver at least. */
function pickDrivers(pick: Pick): number {
  return pick(fc.integer, { min: 1, max: ALL_DRIVERS });
}

/** A response with drivers of the list that is not shown after its rating. */
function contradicting(input: AnswersInput, rating: number, drivers: number): Answer {
  const { positive, negative, ...answer } = answerOf(input.type, rating, drivers);
  return { ...answer, positive: negative, negative: positive };
}

const responseProperties = [
  ...ofBothAnswers({
    rule: "CX401",
    story: "positive drivers after a lower rating",
    mutate: (input, pick) =>
      withFew(input, pick, (drivers) => contradicting(input, pickOne(pick, input.lower), drivers)),
  }),
  ...ofBothAnswers({
    rule: "CX402",
    story: "negative drivers after the highest rating",
    mutate: (input, pick) =>
      withFew(input, pick, (drivers) => contradicting(input, input.top, drivers)),
  }),
  ...ofBothAnswers({
    rule: "CX403",
    story: "drivers without a rating",
    mutate: (input, pick) =>
      withFew(input, pick, (drivers) => ({
        ...answerOf(input.type, pickOne(pick, [input.top, input.lowest]), drivers),
        rating: null,
      })),
    nearMiss: (input, pick) =>
      withFew(input, pick, () => ({ ...answerOf(input.type, input.top, 0), rating: null })),
  }),
  ...ofBothAnswers({
    rule: "CX404",
    story: "drivers of both lists",
    // Whatever question 1 holds, one of the lists does not belong to it.
    along: ["CX401", "CX402", "CX403"],
    mutate: (input, pick) =>
      withFew(input, pick, (drivers, before) => ({
        ...before,
        rating: pickOne(pick, [null, before.rating]),
        positive: drivers,
        negative: pickDrivers(pick),
      })),
  }),
];

function withDrivers({ positive, negative }: Answer): boolean {
  return (positive | negative) !== 0;
}

/** Contradicting responses added, fewer by `fewer` than it takes to doubt the branching. */
function withContradictions(input: AnswersInput, pick: Pick, fewer: number): AnswersInput {
  const sound = input.answers.filter(withDrivers).length;
  // Of all with drivers, the contradicting ones among them.
  const share = Math.ceil((sound * branchingShare) / (1 - branchingShare) - 1e-9);
  const count = Math.max(branchingResponses, share) - fewer;
  const rating = pickOne(pick, [input.top, pickOne(pick, input.lower)]);
  return input.withMore(
    Array.from({ length: count }, () => contradicting(input, rating, pickDrivers(pick))),
  );
}

/** So many respondents on a branch, none of whom selects a driver, and enough on the other one. */
function withUnusedBranch(input: AnswersInput, pick: Pick, respondents: number): AnswersInput {
  const unusedIsPositive = pick(fc.boolean);
  const isUnused = ({ rating }: Answer): boolean =>
    rating !== null && (rating === input.top) === unusedIsPositive;
  const lower = (): number => pickOne(pick, input.lower);
  const [unused, other] = unusedIsPositive ? [() => input.top, lower] : [lower, () => input.top];
  return input
    .with(input.answers.filter((answer) => !isUnused(answer)))
    .withMore(Array.from({ length: 30 }, () => answerOf(input.type, other(), pickDrivers(pick))))
    .withMore(Array.from({ length: respondents }, () => answerOf(input.type, unused(), 0)));
}

/** Responses with drivers of one list. */
interface Ends {
  /** At the wrong end of the scale: after the lowest rating if positive, else the highest. */
  readonly wrong: number;
  /** At the right one. */
  readonly right: number;
}

/** So many responses with drivers; the wrong ones too few to doubt the branching (CX405). */
function withEnds(input: AnswersInput, pick: Pick, positive: Ends, negative: Ends): AnswersInput {
  const { type, top, lowest } = input;
  const times = (count: number, of: (drivers: number) => Answer): Answer[] =>
    Array.from({ length: count }, () => of(pickDrivers(pick)));
  return input
    .withAll((answer) => ({ ...answer, positive: 0, negative: 0 }))
    .withMore([
      ...times(positive.wrong, (drivers) => contradicting(input, lowest, drivers)),
      ...times(negative.wrong, (drivers) => contradicting(input, top, drivers)),
      ...times(positive.right, (drivers) => answerOf(type, top, drivers)),
      ...times(negative.right, (drivers) => answerOf(type, lowest, drivers)),
    ]);
}

/** Responses with drivers of one list, where both have just enough of them. */
const ENDS = reversedResponses / 2;

const datasetProperties = [
  ...ofBothAnswers({
    rule: "CX405",
    story: "as many contradicting responses as it takes to doubt the branching",
    // Each of them contradicts its rating.
    along: ["CX401", "CX402"],
    mutate: (input, pick) => withContradictions(input, pick, 0),
    nearMiss: (input, pick) => withContradictions(input, pick, 1),
  }),
  ...ofBothAnswers(
    {
      rule: "CX405",
      story: "the share of contradicting responses that it takes in a larger file",
      // Each of them contradicts its rating.
      along: ["CX401", "CX402"],
      mutate: (input, pick) => withContradictions(input, pick, 0),
      nearMiss: (input, pick) => withContradictions(input, pick, 1),
      runs: 3,
    },
    { rows: [500, 600] },
  ),
  ...ofBothAnswers({
    rule: "CX406",
    story: "nobody on a branch selects a driver",
    mutate: (input, pick) => withUnusedBranch(input, pick, branchRespondents),
    nearMiss: (input, pick) => withUnusedBranch(input, pick, branchRespondents - 1),
  }),
  ...ofBothAnswers({
    rule: "CX408",
    story: "most drivers stand at the wrong end of the scale",
    // Each of them contradicts its rating.
    along: ["CX401", "CX402"],
    mutate: (input, pick) => {
      const wrong = pick(fc.integer, { min: ENDS / 2 + 1, max: ENDS - 1 });
      const reversed = { wrong, right: wrong - 1 };
      return withEnds(input, pick, reversed, reversed);
    },
    // Of one list half of them do, which is not most.
    nearMiss: (input, pick) => {
      const wrong = pick(fc.integer, { min: ENDS / 2 + 1, max: ENDS - 1 });
      const [reversed, half] = [
        { wrong, right: wrong - 1 },
        { wrong, right: wrong },
      ];
      const [positive, negative] = pickOne(pick, [
        [reversed, half],
        [half, reversed],
      ]);
      return withEnds(input, pick, positive, negative);
    },
  }),
  ...ofBothAnswers({
    rule: "CX408",
    story: "just enough responses with drivers, most of them at the wrong end",
    // Each of them contradicts its rating.
    along: ["CX401", "CX402"],
    mutate: (input, pick) => {
      const wrong = pick(fc.integer, { min: ENDS / 2 + 1, max: ENDS - 2 });
      const enough = { wrong, right: ENDS - wrong };
      return withEnds(input, pick, enough, enough);
    },
    nearMiss: (input, pick) => {
      const wrong = pick(fc.integer, { min: ENDS / 2 + 1, max: ENDS - 2 });
      const enough = { wrong, right: ENDS - wrong };
      return withEnds(input, pick, enough, { wrong, right: enough.right - 1 });
    },
  }),
];

const definitionProperties = [
  ruleProperty({
    rule: "CX407",
    story: "question 2a follows another rating than the highest",
    valid: definitionInput(),
    mutate: (survey, pick) => {
      const { type } = survey.definition.survey;
      const top = topOf(type);
      const lower = pickOne(
        pick,
        ratingsOf(type).filter((rating) => rating !== top),
      );
      return shownFor(survey, pickOne(pick, [[lower], [lower, top]]));
    },
    nearMiss: (survey) => shownFor(survey, [topOf(survey.definition.survey.type)]),
  }),
  ruleProperty({
    rule: "CX407",
    story: "the waiver for the ratings of question 2a is gone",
    valid: definitionInput().map((survey) =>
      shownFor(survey, ratingsOf(survey.definition.survey.type)).withSurvey((part) => {
        part.branchWaiver = "Agreed with OMB";
      }),
    ),
    mutate: (survey) =>
      survey.withSurvey((part) => {
        delete part.branchWaiver;
      }),
  }),
];

/** The ratings after which question 2a is shown; nobody has agreed to others. */
function shownFor(survey: DefinitionInput, ratings: readonly number[]): DefinitionInput {
  return survey
    .withSurvey((part) => {
      delete part.branchWaiver;
    })
    .withQuestion("positive_drivers", (question) => {
      question.shownFor = [...ratings];
    });
}

/** Family 4xx. */
export const branchingProperties = [
  ...responseProperties,
  ...datasetProperties,
  ...definitionProperties,
];
