import type { Rule } from "../rule.js";

export const valueRules: readonly Rule[] = [];
