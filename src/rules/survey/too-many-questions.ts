import { defineSurveyRule } from "../rule.js";

export const tooManyQuestions = defineSurveyRule({
  id: "CX513",
  name: "too-many-questions",
  severity: "error",
  targets: ["definition", "raw"],
  cites: ["a11-280-2024#280.14"],
  heading: "The survey has too many questions",
  message: "The survey has {count} questions; at most {limit} are allowed.",
  fix: "Leave questions out.",
  why: "Total survey length should not exceed 15 questions.",
  check(definition, { edition }, report) {
    const count = definition.questions.length;
    const limit = edition.limits.questions;
    if (count > limit) report(["questions", limit], { count, limit });
  },
});
