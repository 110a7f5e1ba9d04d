import { branchCount } from "../../engine/tally.js";
import { BRANCH_NEGATIVE, BRANCH_POSITIVE } from "../../response/batch-sums.js";
import { defineDatasetRule } from "../rule.js";
import { needsBranchesAndScale, topRating } from "./top-rating.js";

export const scaleReversed = defineDatasetRule({
  id: "CX408",
  name: "scale-reversed",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["raw-exports#10"],
  reads: ["branches"],
  heading: "The scale looks reversed",
  message:
    "{positiveAtLowest} of {positive} responses with positive drivers have the lowest rating, and {negativeAtTop} of {negative} with negative drivers the highest.",
  fix: "Turn the ratings around where they come from: say in the definition which label or number is the highest (questions: trust: labels).",
  why: "Read the wrong way round, every trusting customer counts as a distrusting one.",
  skip: needsBranchesAndScale,
  check(tally, context, report) {
    const { scale, edition, thresholds } = context;
    if (scale === null) return;
    const top = topRating(context);
    const lowest = Math.min(...edition.surveyTypes[scale].ratings);
    let positive = 0;
    let negative = 0;
    for (let rating = 0; rating <= 5; rating++) {
      positive += branchCount(tally, rating, BRANCH_POSITIVE);
      negative += branchCount(tally, rating, BRANCH_NEGATIVE);
    }
    const positiveAtLowest = branchCount(tally, lowest, BRANCH_POSITIVE);
    const negativeAtTop = branchCount(tally, top, BRANCH_NEGATIVE);
    if (positive + negative < thresholds.reversedResponses) return;
    if (positiveAtLowest * 2 <= positive || negativeAtTop * 2 <= negative) return;
    report({ positiveAtLowest, positive, negativeAtTop, negative });
  },
});
