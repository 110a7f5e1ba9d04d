import { defineSurveyRule } from "../rule.js";
import { numberOf, questionsOf } from "./questions-of.js";

export const longStatement = defineSurveyRule({
  id: "CX523",
  name: "long-statement",
  severity: "info",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "Statements are longer than a short clause",
  message: "The statement for {driver} in question {question} has {words} words.",
  fix: "Shorten the statement: the guidance encourages clauses of one to three words.",
  why: "Short statements are read, on small screens above all.",
  check(definition, { thresholds }, report) {
    for (const { question, path } of questionsOf(
      definition,
      "positive_drivers",
      "negative_drivers",
    )) {
      question.statements.forEach(({ driver, text }, at) => {
        const words = text.trim().split(/\s+/).length;
        if (words < thresholds.longStatementWords) return;
        const place = [...path, "statements", at, "text"];
        report(place, { driver, words, question: numberOf(question.asks) });
      });
    }
  },
});
