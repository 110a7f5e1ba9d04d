import { defineSurveyRule } from "../rule.js";

export const questionRequired = defineSurveyRule({
  id: "CX515",
  name: "question-required",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "A question is mandatory",
  message: "The question “{found}” cannot be left unanswered.",
  fix: "Make every question optional in the survey platform, and take optional: false out of the definition.",
  why: "A respondent can decide to not answer a question and must still be able to complete the others.",
  check(definition, _context, report) {
    definition.questions.forEach((question, at) => {
      if (!question.optional) report(["questions", at, "optional"], { found: question.text });
    });
  },
});
