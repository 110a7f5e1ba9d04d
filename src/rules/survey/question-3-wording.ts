import { isOpenQuestion } from "../../survey/wording.js";
import { defineSurveyRule } from "../rule.js";
import { askedInAnother } from "./asked-in.js";
import { questionsOf } from "./questions-of.js";

export const question3Wording = defineSurveyRule({
  id: "CX507",
  name: "question-3-wording",
  severity: "warning",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "Question 3 is far from the required wording",
  message: "Question 3 reads “{found}”; required is “{expected}”, or similar.",
  fix: "Use the required wording, or one that is as open.",
  why: "A narrower question gets narrower comments.",
  skipSurvey: (definition) => askedInAnother(definition, ["en", "es"]),
  check(definition, { edition }, report) {
    for (const { question, path } of questionsOf(definition, "comment")) {
      if (isOpenQuestion(question.text)) continue;
      const expected = edition.wordings.comment.text;
      report([...path, "text"], { found: question.text, expected });
    }
  },
});
