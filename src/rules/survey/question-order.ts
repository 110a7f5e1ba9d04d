import { defineSurveyRule } from "../rule.js";
import { numberOf, questionsOf } from "./questions-of.js";

export const questionOrder = defineSurveyRule({
  id: "CX512",
  name: "question-order",
  severity: "error",
  targets: ["definition", "raw"],
  cites: ["a11-280-2024#280.14"],
  heading: "Another question stands before the required ones",
  message: "The question “{found}” stands before question {before}.",
  fix: "Move further questions behind questions 1, 2a and 2b. Question 3 may stand at the end.",
  why: "Additional questions placed before the required ones change how these are answered.",
  check(definition, _context, report) {
    const required = questionsOf(definition, "trust", "positive_drivers", "negative_drivers");
    const last = required.at(-1);
    if (last === undefined) return;
    for (const { question, path, at } of questionsOf(definition, "additional")) {
      if (at > last.at) continue;
      const next = required.find((each) => each.at > at) ?? last;
      const { asks } = next.question;
      report(path, { found: question.text, before: asks === "trust" ? "1" : numberOf(asks) });
    }
  },
});
