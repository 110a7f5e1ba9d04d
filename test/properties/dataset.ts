import fc from "fast-check";
import { DRIVERS } from "../../src/guidance/drivers.js";
import { BRANCHES, type Branch, type SurveyType } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { ALL_DRIVERS, type Answer, answerOf, FIXED_ANSWERS } from "./answers.js";
import type { AnswersInput } from "./answers-input.js";
import { ofBothAnswers } from "./both-kinds.js";
import { offerProperties } from "./offers.js";
import { type Pick, pickOne, ruleProperty } from "./one-mutation.js";
import { type RawInput, rawInput } from "./raw-input.js";
import { type SubmissionInput, submissionInput, submissionRow } from "./submission-input.js";
import { pickRows, type TableInput } from "./table-input.js";

const { burdenResponses, fewResponses, forcedResponses, oneSidedResponses } = DEFAULT_THRESHOLDS;
const { longCommentBytes, otherRespondents, repeatedComments } = DEFAULT_THRESHOLDS;

/** Nothing but the rating that is 1 on either scale, by fewer than make a file one-sided. */
function onlyOnes(file: SubmissionInput, pick: Pick): SubmissionInput {
  const count = pick(fc.integer, { min: fewResponses, max: oneSidedResponses - 1 });
  const ones = respondents(file.type, count, () => 1, pick);
  return file.with({ rows: ones.map((answer, at) => submissionRow(answer, `R-${at + 1}`)) });
}

/** So many answers with drivers and comments of every kind, from none on. */
function respondents(
  type: SurveyType,
  count: number,
  rating: (at: number) => number,
  pick: Pick,
): readonly Answer[] {
  const first = pick(fc.nat, { max: ALL_DRIVERS });
  return Array.from({ length: count }, (_, at) =>
    answerOf(type, rating(at), (first + at * 5) & ALL_DRIVERS, at % 2 === 0 ? "Thank you" : ""),
  );
}

const question1Properties = [
  ruleProperty({
    rule: "CX604",
    story: "only ones, and nobody says the scale",
    valid: submissionInput({ declared: false }),
    mutate: onlyOnes,
    nearMiss: (file, pick) => onlyOnes(file.with({ declared: true }), pick),
  }),
  ...ofBothAnswers(
    {
      rule: "CX608",
      story: "so many answers, all of them the same",
      mutate: (input, pick) => withSameRating(input, pick, oneSidedResponses),
      nearMiss: (input, pick) => withSameRating(input, pick, oneSidedResponses - 1),
    },
    { declared: true },
  ),
  ...ofBothAnswers({
    rule: "CX610",
    story: "fewer answers to question 1 than make a share",
    mutate: (input, pick) =>
      withAnswered(input, pick(fc.integer, { min: FIXED_ANSWERS - 1, max: fewResponses - 1 })),
    nearMiss: (input) => withAnswered(input, fewResponses),
  }),
];

function withSameRating(input: AnswersInput, pick: Pick, count: number): AnswersInput {
  const rating = pickOne(pick, [input.top, ...input.lower]);
  const unrated = input.answers.filter((answer) => answer.rating === null);
  return input.with([...unrated, ...respondents(input.type, count, () => rating, pick)]);
}

/** The first so many answers to question 1, and all responses without one. */
function withAnswered(input: AnswersInput, count: number): AnswersInput {
  const [rated, unrated] = [true, false].map((is) =>
    input.answers.filter(({ rating }) => (rating !== null) === is),
  );
  return input.with([...rated!.slice(0, count), ...unrated!]);
}

const question3Properties = [
  ...ofBothAnswers({
    rule: "CX605",
    story: "not one comment",
    mutate: (input) => input.withAll((answer) => ({ ...answer, comment: "" })),
    nearMiss: (input, pick) => {
      const place = pick(fc.nat, { max: input.answers.length - 1 });
      return input.withAll((answer, at) => ({ ...answer, comment: at === place ? "-" : "" }));
    },
  }),
  ruleProperty({
    rule: "CX605",
    story: "a survey that neither asks question 3 nor says why",
    valid: rawInput(),
    mutate: (file) => file.with({ definition: { questions: file.questions.slice(0, -1) } }),
    nearMiss: (file) => {
      const notAsked = { comment: "The kiosk has two buttons" };
      return file.with({ definition: { questions: file.questions.slice(0, -1), notAsked } });
    },
  }),
  ...ofBothAnswers({
    rule: "CX611",
    story: "one long comment in responses that differ",
    mutate: (input, pick) => withComment(input, pick, repeatedComments, longCommentBytes),
    nearMiss: (input, pick) =>
      pick(fc.boolean)
        ? withComment(input, pick, repeatedComments - 1, longCommentBytes)
        : withComment(input, pick, repeatedComments, longCommentBytes - 1),
  }),
];

/** The same comment of so many bytes in so many responses, each with drivers of its own (CX309). */
function withComment(input: AnswersInput, pick: Pick, times: number, bytes: number): AnswersInput {
  const comment = "The page did not load, whatever I tried. ".repeat(2).slice(0, bytes);
  const rating = pickOne(pick, [input.top, input.lowest]);
  const first = pick(fc.nat, { max: ALL_DRIVERS });
  return input.withMore(
    Array.from({ length: times }, (_, at) =>
      answerOf(input.type, rating, (first + at) & ALL_DRIVERS, comment),
    ),
  );
}

/** Answers until so many are on a branch, with some that select no driver, some with comments. */
function filledTo(input: AnswersInput, pick: Pick, branch: Branch, count: number): AnswersInput {
  const there = input.answers.filter((answer) => isOn(input, branch, answer)).length;
  const ratings = branch === "positive" ? [input.top] : input.lower;
  const rating = (at: number): number => ratings[at % ratings.length]!;
  return input.withMore(respondents(input.type, count - there, rating, pick));
}

function isOn(input: AnswersInput, branch: Branch, { rating }: Answer): boolean {
  return rating !== null && (rating === input.top) === (branch === "positive");
}

const largeProperties = [
  ...ofBothAnswers({
    rule: "CX606",
    story: "nobody on a branch skips its question",
    mutate: (input, pick) => withForcedBranch(input, pick, forcedResponses, 0),
    nearMiss: (input, pick) =>
      pick(fc.boolean)
        ? withForcedBranch(input, pick, forcedResponses - 1, 0)
        : withForcedBranch(input, pick, forcedResponses, 1),
    runs: 8,
  }),
  ...ofBothAnswers({
    rule: "CX606",
    story: "nobody skips question 3",
    mutate: (input, pick) => withForcedComment(input, pick, forcedResponses, 0),
    nearMiss: (input, pick) =>
      pick(fc.boolean)
        ? withForcedComment(input, pick, forcedResponses - 1, 0)
        : withForcedComment(input, pick, forcedResponses, 1),
    runs: 8,
  }),
  ...ofBothAnswers({
    rule: "CX609",
    story: "nobody of so many selects “other”",
    mutate: (input, pick) => withoutOther(input, pick, otherRespondents, 0),
    nearMiss: (input, pick) =>
      pick(fc.boolean)
        ? withoutOther(input, pick, otherRespondents - 1, 0)
        : withoutOther(input, pick, otherRespondents, 1),
    runs: 8,
  }),
];

/** So many respondents on a branch, all of whom but so many select a driver. */
function withForcedBranch(
  input: AnswersInput,
  pick: Pick,
  count: number,
  skipping: number,
): AnswersInput {
  const branch = pickOne(pick, BRANCHES);
  const filled = filledTo(input, pick, branch, count);
  const onBranch = filled.answers.filter((answer) => isOn(input, branch, answer));
  const skips = new Set(onBranch.slice(0, skipping));
  return filled.withAll((answer) => {
    if (!onBranch.includes(answer)) return answer;
    return { ...answer, [branch]: skips.has(answer) ? 0 : answer[branch] | 1 };
  });
}

/** So many responses, all of which but so many hold a comment. */
function withForcedComment(
  input: AnswersInput,
  pick: Pick,
  count: number,
  skipping: number,
): AnswersInput {
  const ratings = [input.top, ...input.lower];
  const rating = (at: number): number => ratings[at % ratings.length]!;
  return input
    .withMore(respondents(input.type, count - input.answers.length, rating, pick))
    .withAll((answer, at) => ({
      ...answer,
      comment: at < skipping ? "" : answer.comment || "Fine",
    }));
}

/** So many respondents on a branch, of whom so many select "other". */
function withoutOther(
  input: AnswersInput,
  pick: Pick,
  count: number,
  selecting: number,
): AnswersInput {
  const branch = pickOne(pick, BRANCHES);
  const other = 1 << DRIVERS.indexOf("other");
  const filled = filledTo(input, pick, branch, count);
  const onBranch = filled.answers.filter((answer) => isOn(input, branch, answer));
  const selects = new Set(onBranch.slice(0, selecting));
  return filled.withAll((answer) => ({
    ...answer,
    [branch]: selects.has(answer) ? answer[branch] | other : answer[branch] & ~other,
  }));
}

const durationProperties = [
  ruleProperty({
    rule: "CX607",
    story: "more than half of the responses took longer than they should",
    valid: rawInput(),
    mutate: (file, pick) => withLong(file, pick, Math.floor(file.rows.length / 2) + 1),
    nearMiss: (file, pick) => withLong(file, pick, Math.floor(file.rows.length / 2)),
  }),
  ruleProperty({
    rule: "CX607",
    story: "as few long durations as can be judged",
    valid: rawInput(),
    mutate: (file, pick) => withOnly(file, pick, burdenResponses),
    nearMiss: (file, pick) => withOnly(file, pick, burdenResponses - 1),
  }),
];

const LIMIT_SECONDS = DEFAULT_EDITION.limits.burdenMinutes * 60;

/** So many responses that took longer than the limit; all others took just as long as it. */
function withLong(file: RawInput, pick: Pick, count: number): TableInput {
  const places = file.rows.map((_, row) => row);
  const long = pick(() => fc.subarray(places, { minLength: count, maxLength: count }));
  const duration = pickLong(pick);
  return file.withColumn(file.columns.duration, (row) =>
    long.includes(row) ? duration : String(LIMIT_SECONDS),
  );
}

/** Nothing but so many durations, all of them too long. */
function withOnly(file: RawInput, pick: Pick, count: number): TableInput {
  const long = pickRows(file, pick, count);
  const duration = pickLong(pick);
  return file.withColumn(file.columns.duration, (row) => (long.includes(row) ? duration : ""));
}

function pickLong(pick: Pick): string {
  return pickOne(pick, [
    String(LIMIT_SECONDS + 1),
    "301.5",
    "5:01",
    "00:05:01",
    "1:00:00",
    "90000",
  ]);
}

/** Family 6xx. */
export const datasetProperties = [
  ...offerProperties,
  ...question1Properties,
  ...question3Properties,
  ...largeProperties,
  ...durationProperties,
];
