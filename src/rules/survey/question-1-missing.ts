import { defineSurveyRule } from "../rule.js";
import { questionsOf } from "./questions-of.js";

export const question1Missing = defineSurveyRule({
  id: "CX501",
  name: "question-1-missing",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "The survey does not ask for trust",
  message: "No question asks for trust (asks: trust).",
  fix: "Add question 1 to the survey, and to the definition with its column.",
  why: "Trust is the one measure that is compared across government; without it there is nothing to report.",
  check(definition, _context, report) {
    if (questionsOf(definition, "trust").length === 0) report(["questions"], {});
  },
});
