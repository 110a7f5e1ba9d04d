import { defineSurveyRule } from "../rule.js";
import { lackingDrivers } from "./lacking-drivers.js";

export const conditionalDriverUnexplained = defineSurveyRule({
  id: "CX509",
  name: "conditional-driver-unexplained",
  severity: "warning",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "Drivers are left out without a reason",
  message:
    "Question {question} has no statement for {driver}, which is required if applicable, and no reason is stated.",
  fix: "Add a statement, or say under notOffered why the driver does not apply to the service.",
  why: "Transparency, humanity and employee interaction are required where they apply.",
  check(definition, { edition }, report) {
    for (const lacking of lackingDrivers(definition, edition, "required_if_applicable")) {
      if (lacking.explained) continue;
      report(lacking.path, { driver: lacking.driver.key, question: lacking.question });
    }
  },
});
