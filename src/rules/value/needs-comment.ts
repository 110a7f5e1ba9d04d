import type { Context } from "../rule.js";

/** Comments are not in the file, or not read out because the survey opted out of submitting them. */
export function needsComment({ columns }: Context): string | null {
  return columns.index("question_4") < 0 ? "there is no column for question 3" : null;
}
