import type { Rule } from "../rule.js";

export const datasetRules: readonly Rule[] = [];
