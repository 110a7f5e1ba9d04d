import type { Rule } from "../rule.js";
import { bothBranches } from "./both-branches.js";
import { branchNeverUsed } from "./branch-never-used.js";
import { branchThreshold } from "./branch-threshold.js";
import { branchingNotApplied } from "./branching-not-applied.js";
import { driversWithoutQuestion1 } from "./drivers-without-question-1.js";
import { negativeAfterTopRating } from "./negative-after-top-rating.js";
import { positiveAfterLowerRating } from "./positive-after-lower-rating.js";
import { scaleReversed } from "./scale-reversed.js";

/** Family 4xx: branching. */
export const branchingRules: readonly Rule[] = [
  positiveAfterLowerRating,
  negativeAfterTopRating,
  driversWithoutQuestion1,
  bothBranches,
  branchingNotApplied,
  branchNeverUsed,
  branchThreshold,
  scaleReversed,
];
