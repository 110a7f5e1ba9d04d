import { branchCount, type Tally } from "../../engine/tally.js";
import { BRANCH_BOTH, BRANCH_NEGATIVE, BRANCH_POSITIVE } from "../../response/batch-sums.js";
import { percent } from "../percent.js";
import { defineDatasetRule } from "../rule.js";
import { needsBranchesAndScale, positiveFrom } from "./top-rating.js";

export const branchingNotApplied = defineDatasetRule({
  id: "CX405",
  name: "branching-not-applied",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14"],
  reads: ["branches"],
  heading: "The branching does not hold",
  message:
    "{contradicting} of {responses} responses with drivers ({share} %) contradict the branch of their rating.",
  fix: "Check the definition first: question 2a and 2b may be swapped, or the scale reversed. If it is right, the survey shows both lists to everybody: correct its branching.",
  why: "So many contradictions are no slips. Drivers of the wrong branch say nothing about what made the difference.",
  skip: needsBranchesAndScale,
  check(tally, context, report) {
    const { contradicting, responses } = contradictions(tally, positiveFrom(context));
    const { branchingResponses, branchingShare } = context.thresholds;
    if (contradicting < branchingResponses || contradicting < responses * branchingShare) return;
    report({ contradicting, responses, share: percent(contradicting, responses) });
  },
});

/** Of the responses with a rating and drivers: those with a driver of the other branch. */
function contradictions(tally: Tally, top: number): { contradicting: number; responses: number } {
  let contradicting = 0;
  let responses = 0;
  for (let rating = 0; rating <= 5; rating++) {
    const positive = branchCount(tally, rating, BRANCH_POSITIVE);
    const negative = branchCount(tally, rating, BRANCH_NEGATIVE);
    const both = branchCount(tally, rating, BRANCH_BOTH);
    responses += positive + negative + both;
    contradicting += both + (rating >= top ? negative : positive);
  }
  return { contradicting, responses };
}
