import { defineDatasetRule } from "../rule.js";
import { DRIVER_TALLY } from "./driver-columns.js";

export const nullMixed = defineDatasetRule({
  id: "CX601",
  name: "null-mixed",
  severity: "warning",
  targets: ["submission"],
  cites: ["receiving-system#1"],
  reads: ["offered", "notOffered"],
  heading: "Driver columns mix null with 0 and 1",
  message: "{column} is null in {nulls} responses and 0 or 1 in {others}.",
  fix: "Decide by the survey and not by the respondent: null throughout if the survey does not offer the driver, otherwise 0 or 1 throughout. If the survey changed within the quarter, there is nothing to do.",
  why: "The receiving system decides null per survey. A mix makes the base of the driver’s share wrong, by up to a factor of two.",
  check(tally, _context, report) {
    for (const { at, column } of DRIVER_TALLY) {
      const nulls = tally.notOffered[at]!;
      const others = tally.offered[at]!;
      if (nulls > 0 && others > 0) report({ column, nulls, others }, { column });
    }
  },
});
