import { defineDatasetRule } from "../rule.js";

export const noResponses = defineDatasetRule({
  id: "CX107",
  name: "no-responses",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#2"],
  reads: ["responses"],
  heading: "The file has a header and no response",
  message: "Below the header there is no record that is a response.",
  fix: "Export again and check the date range, the filters and the survey. Records that were left out (previews, tests) are counted in the last lines of the report.",
  why: "The receiving system accepts such a file as zero rows: the quarter counts as not reported (red).",
  check(tally, _context, report) {
    if (tally.responses === 0) report({});
  },
});
