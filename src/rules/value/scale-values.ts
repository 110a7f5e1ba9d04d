import type { Context } from "../rule.js";

/** What question 1 may hold, said for people. */
export function allowedRatings(context: Context): string {
  const { definition, edition, scale } = context;
  const labels = definition?.questions.find((question) => question.asks === "trust")?.labels;
  if (context.targets.has("raw") && labels !== undefined) return Object.keys(labels).join(", ");
  if (scale === null) return "1 or 0 (thumbs), or 1 to 5 (Likert)";
  const type = edition.surveyTypes[scale];
  if (context.targets.has("raw")) return Object.values(type.labels).join(", ");
  return type.ratings.join(", ");
}

/** The file has no column for question 1, so there is nothing to say of its values. */
export function needsQuestion1(context: Context): string | null {
  return context.columns.index("question_1") < 0 ? "there is no column for question 1" : null;
}
