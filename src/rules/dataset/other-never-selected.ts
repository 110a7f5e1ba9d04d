import { selectedTotal } from "../../engine/tally.js";
import { needsScale, positiveFrom } from "../branching/top-rating.js";
import { defineDatasetRule } from "../rule.js";
import { DRIVER_TALLY } from "./driver-columns.js";

export const otherNeverSelected = defineDatasetRule({
  id: "CX609",
  name: "other-never-selected",
  severity: "info",
  targets: ["submission", "raw"],
  cites: ["receiving-system#3", "raw-exports#1"],
  reads: ["offered", "selected"],
  heading: "“Other” was never selected",
  message: "{column} was offered to {respondents} respondents and never selected.",
  fix: "If respondents can type beside “other”, take the platform’s raw export: there the typed text stands in place of the option, and cx280 counts it (typedText in the definition).",
  why: "Touchpoints’ own A-11 download writes 0 for “other” as soon as someone types something.",
  skip: needsScale,
  check(tally, context, report) {
    const top = positiveFrom(context);
    for (const { at, branch, driver, column } of DRIVER_TALLY) {
      if (driver !== "other" || tally.offered[at] === 0 || selectedTotal(tally, at) > 0) continue;
      let respondents = 0;
      for (let rating = 0; rating <= 5; rating++) {
        if (rating >= top === (branch === "positive")) respondents += tally.ratings[rating]!;
      }
      if (respondents < context.thresholds.otherRespondents) continue;
      report({ column, respondents }, { column });
    }
  },
});
