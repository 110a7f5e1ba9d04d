import { branchingRules } from "./branching/index.js";
import { datasetRules } from "./dataset/index.js";
import { fileRules } from "./file/index.js";
import { headerRules } from "./header/index.js";
import { packageRules } from "./package/index.js";
import { privacyRules } from "./privacy/index.js";
import type { Rule } from "./rule.js";
import { surveyRules } from "./survey/index.js";
import { timeRules } from "./time/index.js";
import { valueRules } from "./value/index.js";

/** Every rule of this version, by id. */
export const CATALOGUE: readonly Rule[] = [
  ...fileRules,
  ...headerRules,
  ...valueRules,
  ...branchingRules,
  ...datasetRules,
  ...surveyRules,
  ...timeRules,
  ...privacyRules,
  ...packageRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The rule with an id ("CX402", "cx402") or a name ("negative-after-top-rating"). */
export function findRule(idOrName: string): Rule | null {
  const wanted = idOrName.trim().toLowerCase();
  return CATALOGUE.find((rule) => rule.id.toLowerCase() === wanted || rule.name === wanted) ?? null;
}
