import { defineDatasetRule } from "../rule.js";
import { DRIVER_TALLY, neverOffered } from "./driver-columns.js";

export const requiredDriverNotOffered = defineDatasetRule({
  id: "CX602",
  name: "required-driver-not-offered",
  severity: "error",
  targets: ["submission"],
  cites: ["a11-280-2024#280.14", "receiving-system#1"],
  reads: ["notOffered"],
  heading: "Required drivers are not offered",
  message: "{column} is null throughout; {driver} is a required driver.",
  fix: "Effectiveness, ease and efficiency must each have a statement in question 2a and 2b. If the survey has it, map its column or statement to the driver.",
  why: "A survey without the required drivers does not align with the guidance, and its dataset is not accepted.",
  check(tally, context, report) {
    const required = context.edition.drivers.filter(({ status }) => status === "required");
    for (const each of DRIVER_TALLY) {
      const { column, driver } = each;
      if (!required.some(({ key }) => key === driver)) continue;
      if (neverOffered(tally, each, context)) report({ column, driver }, { column });
    }
  },
});
