import { DRIVER_KEYS } from "../../guidance/edition.js";
import { defineDatasetRule } from "../rule.js";
import { questionsOf } from "../survey/questions-of.js";
import { DRIVER_TALLY, isMissing, neverOffered } from "./driver-columns.js";

export const driverAsymmetry = defineDatasetRule({
  id: "CX511",
  name: "driver-asymmetry",
  severity: "warning",
  targets: ["definition", "submission"],
  cites: ["a11-280-2024#280.14"],
  reads: ["offered", "notOffered"],
  heading: "Drivers are offered on one branch only",
  message: "{driver} is offered on the {offered} branch and not on the other.",
  fix: "Add the statement to the other list of the survey, or map its column. If it is left out on purpose, there is nothing to do.",
  why: "What made the difference and what could have been better are compared driver by driver.",
  check(tally, context, report) {
    DRIVER_KEYS.forEach((driver, at) => {
      const positive = DRIVER_TALLY[at]!;
      const negative = DRIVER_TALLY[at + DRIVER_KEYS.length]!;
      if (isMissing(positive, context) || isMissing(negative, context)) return;
      const lacks = [positive, negative].filter((each) => neverOffered(tally, each, context));
      if (lacks.length !== 1) return;
      const offered = lacks[0] === positive ? "negative" : "positive";
      report({ driver, offered }, { column: lacks[0]!.column });
    });
  },
  checkDefinition(definition, _context, report) {
    const [positive] = questionsOf(definition, "positive_drivers");
    const [negative] = questionsOf(definition, "negative_drivers");
    if (positive === undefined || negative === undefined) return;
    for (const driver of DRIVER_KEYS) {
      const inPositive = positive.question.statements.some((each) => each.driver === driver);
      const inNegative = negative.question.statements.some((each) => each.driver === driver);
      if (inPositive === inNegative) continue;
      const [lacks, offered] = inPositive ? [negative, "positive"] : [positive, "negative"];
      report(lacks.path, { driver, offered });
    }
  },
});
