import type { Context } from "../rule.js";

/** The highest rating of the scale in force; behind it comes question 2a, behind others 2b. */
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
