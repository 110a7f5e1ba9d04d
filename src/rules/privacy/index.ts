import type { Rule } from "../rule.js";
import { formulaInjection } from "./formula-injection.js";
import { markupInComment } from "./markup-in-comment.js";
import { personalDataColumn } from "./personal-data-column.js";
import { personalDataInComment } from "./personal-data-in-comment.js";
import { personalDataInId } from "./personal-data-in-id.js";

/** Family 8xx: privacy and safety. */
export const privacyRules: readonly Rule[] = [
  personalDataInComment,
  personalDataInId,
  formulaInjection,
  markupInComment,
  personalDataColumn,
];
