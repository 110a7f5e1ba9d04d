import { isPageFeedback } from "../../survey/wording.js";
import { defineSurveyRule } from "../rule.js";
import { questionsOf } from "./questions-of.js";

export const pageFeedbackQuestion = defineSurveyRule({
  id: "CX503",
  name: "page-feedback-question",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "Question 1 asks about a web page",
  message: "Question 1 reads “{found}”: page feedback, which does not stand in for trust.",
  fix: "Ask for trust in the agency or service as question 1. Page feedback may stay beside the survey.",
  why: "The guidance says that page feedback and customer feedback must not stand in for each other.",
  check(definition, _context, report) {
    for (const { question, path } of questionsOf(definition, "trust")) {
      if (isPageFeedback(question.text)) report([...path, "text"], { found: question.text });
    }
  },
});
