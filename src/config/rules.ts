import { CATALOGUE, findRule } from "../rules/catalogue.js";
import type { Rule } from "../rules/rule.js";
import type { Configuration } from "./config.js";

/**
 * The catalogue with the severities of a configuration. A rule that is turned off stays in the
 * list, so that every report says that it was not applied.
 */
export function rulesWith(severity: Configuration["severity"], where: string): readonly Rule[] {
  const wanted = new Map(
    Object.entries(severity).map(([name, value]) => [findRule(name)?.id, value] as const),
  );
  return CATALOGUE.map((rule): Rule => {
    const value = wanted.get(rule.id);
    if (value === undefined) return rule;
    if (value === "off") return { ...rule, off: `turned off in ${where}` };
    const { milder: _, ...others } = rule;
    return { ...others, severity: value } as Rule;
  });
}
