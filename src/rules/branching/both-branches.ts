import { BRANCH_BOTH, BUCKET_UNREADABLE } from "../../response/batch-sums.js";
import { defineRecordRule } from "../rule.js";
import { needsBranches } from "./top-rating.js";

export const bothBranches = defineRecordRule({
  id: "CX404",
  name: "both-branches",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14", "receiving-system#3", "raw-exports#1"],
  reads: ["positive", "negative"],
  heading: "Responses answer both branches",
  message: "The response selects drivers of question 2a and of question 2b.",
  fix: "Leave them as they are if the platform keeps the boxes of a respondent who changed the rating (Touchpoints does). Otherwise look at the branching of the survey.",
  why: "A respondent sees one of the two lists. Such responses can be genuine and must not be thrown away, but many of them mean that the survey does not branch.",
  skip: needsBranches,
  mayFind: ({ sums }) => sums.any(0, BUCKET_UNREADABLE, [BRANCH_BOTH]),
  check(batch, _context, report) {
    for (let i = 0; i < batch.length; i++) {
      if (batch.positive[i] !== 0 && batch.negative[i] !== 0) report(i, null, {});
    }
  },
});
