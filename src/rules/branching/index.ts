import type { Rule } from "../rule.js";

export const branchingRules: readonly Rule[] = [];
