import type { Rule } from "../rule.js";

export const fileRules: readonly Rule[] = [];
