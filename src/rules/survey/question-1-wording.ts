import { isPageFeedback, statesTrust } from "../../survey/wording.js";
import { defineSurveyRule } from "../rule.js";
import { askedInAnother } from "./asked-in.js";
import { questionsOf } from "./questions-of.js";

export const question1Wording = defineSurveyRule({
  id: "CX502",
  name: "question-1-wording",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "Question 1 does not state trust",
  message: "Question 1 reads “{found}”; expected a statement such as “{expected}”.",
  fix: "Word question 1 as a statement of trust in the agency or service that respondents agree with or not: “Based on my experience …, I trust …”.",
  why: "Satisfaction, helpfulness and recommendation measure something else and cannot be compared with trust.",
  skipSurvey: (definition) => askedInAnother(definition, ["en", "es"]),
  check(definition, { edition }, report) {
    for (const { question, path } of questionsOf(definition, "trust")) {
      if (isPageFeedback(question.text) || statesTrust(question.text)) continue;
      const expected = edition.wordings.trust.text;
      report([...path, "text"], { found: question.text, expected });
    }
  },
});
