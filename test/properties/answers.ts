import fc from "fast-check";
import { DRIVERS } from "../../src/guidance/drivers.js";
import type { SurveyType } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";

/** A response as it was meant, whatever the file makes of it. */
export interface Answer {
  readonly rating: number | null;
  /** Selected drivers of question 2a and of question 2b: a bit for each, effectiveness is bit 0. */
  readonly positive: number;
  readonly negative: number;
  readonly comment: string;
}

export const ALL_DRIVERS = 2 ** DRIVERS.length - 1;

/** Ratings of a scale from the lowest to the highest. */
export function ratingsOf(type: SurveyType): readonly number[] {
  return [...DEFAULT_EDITION.surveyTypes[type].ratings].sort((a, b) => a - b);
}

export function topOf(type: SurveyType): number {
  return DEFAULT_EDITION.surveyTypes[type].top;
}

/** A rating with drivers selected in the list that is shown after it. */
export function answerOf(
  type: SurveyType,
  rating: number,
  drivers: number,
  comment: string = "",
): Answer {
  const isTop = rating === topOf(type);
  return { rating, positive: isTop ? drivers : 0, negative: isTop ? 0 : drivers, comment };
}

/** None of them is long enough to be told apart from a common one (CX309, CX611). */
const COMMENTS = [
  "",
  "Thank you",
  'They said "tomorrow", then came today',
  "Line one\nline two",
  "Muchas gracias, señora",
  "Great 👍",
];

/** Answers that no rule has anything to say of; there are five more than `length` says. */
export function soundAnswers(
  type: SurveyType,
  length: readonly [number, number] = [40, 60],
): fc.Arbitrary<readonly Answer[]> {
  const generated = fc
    .record({
      rating: fc.constantFrom(...ratingsOf(type)),
      drivers: fc.nat({ max: ALL_DRIVERS }),
      comment: fc.constantFrom(...COMMENTS),
    })
    .map(({ rating, drivers, comment }) => answerOf(type, rating, drivers, comment));
  const [minLength, maxLength] = length;
  return fc
    .array(generated, { minLength, maxLength })
    .map((answers) => [...fixedAnswers(type), ...answers]);
}

/**
 * What every file begins with, so that nothing is one-sided, unused or never skipped by accident:
 * on both branches every driver, an empty question 1, 2a, 2b and 3, and a comment.
 */
function fixedAnswers(type: SurveyType): Answer[] {
  const [lowest = 0] = ratingsOf(type);
  const top = topOf(type);
  return [
    answerOf(type, top, ALL_DRIVERS, "Thank you"),
    answerOf(type, lowest, ALL_DRIVERS),
    answerOf(type, top, 0),
    answerOf(type, lowest, 0),
    { rating: null, positive: 0, negative: 0, comment: "Did not want to say" },
  ];
}

/** Responses that no mutation of a single one touches: what the others rest on. */
export const FIXED_ANSWERS = fixedAnswers("thumbs_up_down").length;
