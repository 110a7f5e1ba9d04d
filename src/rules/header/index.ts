import type { Rule } from "../rule.js";

export const headerRules: readonly Rule[] = [];
