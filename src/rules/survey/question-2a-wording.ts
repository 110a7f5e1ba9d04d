import { sameWording } from "../../survey/wording.js";
import { defineSurveyRule } from "../rule.js";
import { askedInAnother } from "./asked-in.js";
import { questionsOf } from "./questions-of.js";

export const question2aWording = defineSurveyRule({
  id: "CX504",
  name: "question-2a-wording",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "Question 2a is not worded as required",
  message: "Question 2a reads “{found}”; required is “{expected}”.",
  fix: "Change the question to the required wording. Case, blanks and an instruction in brackets behind it do not matter.",
  why: "The wording is required, so that answers can be compared across services.",
  skipSurvey: (definition) => askedInAnother(definition, ["en"]),
  check(definition, { edition }, report) {
    const expected = edition.wordings.positive_drivers.text;
    for (const { question, path } of questionsOf(definition, "positive_drivers")) {
      if (sameWording(question.text, expected)) continue;
      report([...path, "text"], { found: question.text, expected });
    }
  },
});
