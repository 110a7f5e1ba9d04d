import { defineSurveyRule } from "../rule.js";

export const branchThreshold = defineSurveyRule({
  id: "CX407",
  name: "branch-threshold",
  severity: "warning",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14", "receiving-system#1"],
  heading: "Question 2a follows other ratings than the highest",
  message: "Question 2a is shown after {shown}; the guidance shows it after {top} only.",
  fix: "Let the survey show question 2a after the highest rating only, or say under survey: branchWaiver where OMB agreed to it.",
  why: "A form tool of the receiving system itself shows the positive list for 4 and 5; the guidance says the highest rating only. OMB reads drivers by branch.",
  check(definition, { edition }, report) {
    const { top } = edition.surveyTypes[definition.survey.type];
    definition.questions.forEach((question, at) => {
      if (question.asks !== "positive_drivers" || question.shownFor === undefined) return;
      if (definition.survey.branchWaiver !== undefined) return;
      if (question.shownFor.every((rating) => rating === top)) return;
      report(["questions", at, "shownFor"], { shown: question.shownFor, top });
    });
  },
});
