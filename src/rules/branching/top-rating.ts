import { questionAsking } from "../../survey/questions.js";
import type { Context } from "../rule.js";

/**
 * The lowest rating behind which question 2a comes; behind those below it comes 2b. That is the
 * highest rating, unless the definition says that OMB agreed to another branch.
 */
export function positiveFrom(context: Context): number {
  const top = topRating(context);
  const { definition } = context;
  if (definition?.survey.branchWaiver === undefined) return top;
  const shownFor = questionAsking(definition, "positive_drivers")?.shownFor ?? [];
  return Math.min(top, ...shownFor);
}

/** The ratings behind which question 2a comes, in words. */
export function afterRatings(context: Context): string {
  const [from, top] = [positiveFrom(context), topRating(context)];
  return from === top ? `the highest rating, ${top}` : `the ratings from ${from} on`;
}

/** The highest rating of the scale in force. */
export function topRating({ edition, scale }: Context): number {
  return scale === null ? Number.NaN : edition.surveyTypes[scale].top;
}

export function needsBranches({ columns }: Context): string | null {
  if (columns.index("question_1") < 0) return "there is no column for question 1";
  const drivers = ["positive_effectiveness", "negative_effectiveness"] as const;
  const any = drivers.some((column) => columns.index(column) >= 0);
  return any ? null : "there are no columns for the drivers";
}

export function needsScale({ scale }: Context): string | null {
  return scale === null ? "the scale of question_1 is not known" : null;
}

export function needsBranchesAndScale(context: Context): string | null {
  return needsBranches(context) ?? needsScale(context);
}
