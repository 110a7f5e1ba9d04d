import { defineDatasetRule } from "../rule.js";
import { DRIVER_TALLY, neverOffered } from "./driver-columns.js";

export const conditionalDriverNotOffered = defineDatasetRule({
  id: "CX603",
  name: "conditional-driver-not-offered",
  severity: "info",
  targets: ["submission"],
  cites: ["a11-280-2024#280.14"],
  reads: ["notOffered"],
  heading: "Drivers that are required if applicable are not offered",
  message: "{column} is null throughout, and no survey definition explains it.",
  fix: "If the driver applies to the service, add its statement to the survey. If not, say why in the definition (notOffered).",
  why: "Transparency, humanity and employee interaction are required where they apply.",
  check(tally, context, report) {
    const { definition, edition } = context;
    const conditional = edition.drivers.filter(({ status }) => status === "required_if_applicable");
    for (const each of DRIVER_TALLY) {
      const { column, driver, branch } = each;
      if (!conditional.some(({ key }) => key === driver)) continue;
      if (!neverOffered(tally, each, context)) continue;
      const question = definition?.questions.find(({ asks }) => asks === `${branch}_drivers`);
      const explained =
        question !== undefined &&
        "notOffered" in question &&
        question.notOffered.some((left) => left.driver === driver);
      if (!explained) report({ column, driver }, { column });
    }
  },
});
