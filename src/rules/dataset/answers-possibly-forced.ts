import { branchCount } from "../../engine/tally.js";
import { BRANCH_BOTH, BRANCH_NEGATIVE, BRANCH_POSITIVE } from "../../response/batch-sums.js";
import { needsScale, positiveFrom } from "../branching/top-rating.js";
import { defineDatasetRule } from "../rule.js";

export const answersPossiblyForced = defineDatasetRule({
  id: "CX606",
  name: "answers-possibly-forced",
  severity: "info",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14"],
  reads: ["branches", "comments"],
  heading: "A question was never skipped",
  message: "All {respondents} respondents who saw question {question} answered it.",
  fix: "Check in the survey platform that no question is mandatory. If none is, there is nothing to do.",
  why: "All questions must be optional: a respondent can leave one out and still go on.",
  skip: needsScale,
  check(tally, context, report) {
    const top = positiveFrom(context);
    const seen = { "2a": 0, "2b": 0, "3": tally.responses };
    const answered = {
      "2a": 0,
      "2b": 0,
      "3": tally.comments.reduce((sum, count) => sum + count, 0),
    };
    for (let rating = 0; rating <= 5; rating++) {
      const question = rating >= top ? "2a" : "2b";
      const branch = rating >= top ? BRANCH_POSITIVE : BRANCH_NEGATIVE;
      seen[question] += tally.ratings[rating]!;
      answered[question] +=
        branchCount(tally, rating, branch) + branchCount(tally, rating, BRANCH_BOTH);
    }
    for (const question of ["2a", "2b", "3"] as const) {
      if (seen[question] < context.thresholds.forcedResponses) continue;
      if (answered[question] === seen[question]) report({ question, respondents: seen[question] });
    }
  },
});
