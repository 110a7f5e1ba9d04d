import { defineSurveyRule } from "../rule.js";
import { numberOf, questionsOf } from "./questions-of.js";

export const severalStatementsPerDriver = defineSurveyRule({
  id: "CX510",
  name: "several-statements-per-driver",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "A driver has more than one statement",
  message: "Question {question} shows {count} statements for {driver}; expected one.",
  fix: "Keep one statement for each driver.",
  why: "One statement per driver category may be shown; two of them make the driver count twice as likely.",
  check(definition, _context, report) {
    for (const { question, path } of questionsOf(
      definition,
      "positive_drivers",
      "negative_drivers",
    )) {
      const counts = new Map<string, number>();
      question.statements.forEach(({ driver }, at) => {
        const count = (counts.get(driver) ?? 0) + 1;
        counts.set(driver, count);
        if (count !== 2) return;
        const all = question.statements.filter((each) => each.driver === driver).length;
        const place = [...path, "statements", at, "driver"];
        report(place, { driver, count: all, question: numberOf(question.asks) });
      });
    }
  },
});
