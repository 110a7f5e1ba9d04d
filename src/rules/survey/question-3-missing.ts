import { defineSurveyRule } from "../rule.js";
import { questionsOf } from "./questions-of.js";

export const question3Missing = defineSurveyRule({
  id: "CX506",
  name: "question-3-missing",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "The survey has no free-text question",
  message: "No question asks for a comment (asks: comment), and no reason is stated.",
  fix: "Add question 3. If the channel cannot capture and transcribe it, such as a voice menu, say so: notAsked: { comment: the reason }.",
  why: "Question 3 is required unless the format of the survey does not capture free text.",
  check(definition, _context, report) {
    if (questionsOf(definition, "comment").length > 0) return;
    if (definition.notAsked.comment === undefined) report(["questions"], {});
  },
});
