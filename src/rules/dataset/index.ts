import type { Rule } from "../rule.js";
import { answersPossiblyForced } from "./answers-possibly-forced.js";
import { burdenObserved } from "./burden-observed.js";
import { conditionalDriverNotOffered } from "./conditional-driver-not-offered.js";
import { driverAsymmetry } from "./driver-asymmetry.js";
import { fewResponses } from "./few-responses.js";
import { nullMixed } from "./null-mixed.js";
import { oneSided } from "./one-sided.js";
import { otherNeverSelected } from "./other-never-selected.js";
import { question3Empty } from "./question-3-empty.js";
import { repeatedComment } from "./repeated-comment.js";
import { requiredDriverNotOffered } from "./required-driver-not-offered.js";
import { scaleUndeclared } from "./scale-undeclared.js";

/** Family 6xx: the dataset, and CX511, which can be seen in it. */
export const datasetRules: readonly Rule[] = [
  driverAsymmetry,
  nullMixed,
  requiredDriverNotOffered,
  conditionalDriverNotOffered,
  scaleUndeclared,
  question3Empty,
  answersPossiblyForced,
  burdenObserved,
  oneSided,
  otherNeverSelected,
  fewResponses,
  repeatedComment,
];
