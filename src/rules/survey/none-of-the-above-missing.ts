import { defineSurveyRule } from "../rule.js";
import { numberOf, questionsOf } from "./questions-of.js";

export const noneOfTheAboveMissing = defineSurveyRule({
  id: "CX516",
  name: "none-of-the-above-missing",
  severity: "info",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "Question 2 offers no “none of the above”",
  message:
    "Question {question} of a Likert survey offers no “none of the above” or “something else”.",
  fix: "Add such a statement, and map it to the driver “other”.",
  why: "It keeps respondents from choosing something that does not apply, at the ends of the scale above all.",
  check(definition, _context, report) {
    if (definition.survey.type !== "likert_scale") return;
    for (const { question, path } of questionsOf(
      definition,
      "positive_drivers",
      "negative_drivers",
    )) {
      if (question.statements.some(({ driver }) => driver === "other")) continue;
      report(path, { question: numberOf(question.asks) });
    }
  },
});
