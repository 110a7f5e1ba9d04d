import { branchCount } from "../../engine/tally.js";
import { BRANCH_BOTH, BRANCH_NEGATIVE, BRANCH_POSITIVE } from "../../response/batch-sums.js";
import { defineDatasetRule } from "../rule.js";
import { needsBranchesAndScale, positiveFrom } from "./top-rating.js";

export const branchNeverUsed = defineDatasetRule({
  id: "CX406",
  name: "branch-never-used",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14"],
  reads: ["branches", "ratings"],
  heading: "A branch has respondents and not one driver",
  message:
    "{respondents} respondents were on the {branch} branch (question {question}), and none selected a driver there.",
  fix: "Check that the definition names the columns of both lists, and that the survey shows the list: it may be hidden, or the export may lack it.",
  why: "Raw responses to question 2 are required. A list that nobody uses was most likely not shown, or got lost on the way.",
  skip: needsBranchesAndScale,
  check(tally, context, report) {
    const top = positiveFrom(context);
    const sums = {
      positive: { respondents: 0, selected: 0 },
      negative: { respondents: 0, selected: 0 },
    };
    for (let rating = 0; rating <= 5; rating++) {
      const branch = rating >= top ? "positive" : "negative";
      const used = branch === "positive" ? BRANCH_POSITIVE : BRANCH_NEGATIVE;
      sums[branch].respondents += tally.ratings[rating]!;
      sums[branch].selected +=
        branchCount(tally, rating, used) + branchCount(tally, rating, BRANCH_BOTH);
    }
    for (const branch of ["positive", "negative"] as const) {
      // A list whose column is missing is reported as that.
      if (context.columns.index(`${branch}_effectiveness`) < 0) continue;
      const { respondents, selected } = sums[branch];
      if (selected > 0 || respondents < context.thresholds.branchRespondents) continue;
      report({ branch, respondents, question: branch === "positive" ? "2a" : "2b" });
    }
  },
});
