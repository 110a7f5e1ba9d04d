import { defineSurveyRule } from "../rule.js";
import { numberOf, questionsOf } from "./questions-of.js";

export const singleChoiceDrivers = defineSurveyRule({
  id: "CX522",
  name: "single-choice-drivers",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "Question 2 allows one choice only",
  message: "Question {question} allows one choice; expected all that apply.",
  fix: "Make the question a multiple selection in the survey platform.",
  why: "Respondents are asked to select all that apply; with one choice, drivers push each other out.",
  check(definition, _context, report) {
    for (const { question, path } of questionsOf(
      definition,
      "positive_drivers",
      "negative_drivers",
    )) {
      if (!question.multiple) report([...path, "multiple"], { question: numberOf(question.asks) });
    }
  },
});
