import { sameWording } from "../../survey/wording.js";
import { defineSurveyRule } from "../rule.js";
import { askedInAnother } from "./asked-in.js";
import { questionsOf } from "./questions-of.js";

export const question2bWording = defineSurveyRule({
  id: "CX505",
  name: "question-2b-wording",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "Question 2b is not worded as required",
  message: "Question 2b reads “{found}”; required is “{expected}”.",
  fix: "Change the question to the required wording. Case, blanks and an instruction in brackets behind it do not matter.",
  why: "The wording is required, so that answers can be compared across services.",
  skipSurvey: (definition) => askedInAnother(definition, ["en"]),
  check(definition, { edition }, report) {
    const expected = edition.wordings.negative_drivers.text;
    for (const { question, path } of questionsOf(definition, "negative_drivers")) {
      if (sameWording(question.text, expected)) continue;
      report([...path, "text"], { found: question.text, expected });
    }
  },
});
