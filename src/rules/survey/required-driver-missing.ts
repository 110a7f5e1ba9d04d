import { defineSurveyRule } from "../rule.js";
import { lackingDrivers } from "./lacking-drivers.js";

export const requiredDriverMissing = defineSurveyRule({
  id: "CX508",
  name: "required-driver-missing",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "Required drivers have no statement",
  message: "Question {question} has no statement for {driver}, a required driver.",
  fix: "Add a statement for the driver to the survey, and to the definition. cx280 schema edition lists the example statements.",
  why: "Effectiveness, ease and efficiency are required in both lists; without them the survey does not align with the guidance.",
  check(definition, { edition }, report) {
    for (const { driver, question, path } of lackingDrivers(definition, edition, "required")) {
      report(path, { driver: driver.key, question });
    }
  },
});
