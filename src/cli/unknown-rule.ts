import { CATALOGUE, findRule } from "../rules/catalogue.js";
import { nearest } from "../rules/nearest.js";
import type { Rule } from "../rules/rule.js";
import { UsageError } from "./exit-code.js";

/** The rule whose id or name is nearest to a misspelt one; null where none is near. */
export function nearestRule(idOrName: string): Rule | null {
  const known = CATALOGUE.flatMap(({ id, name }) => [id, name]);
  const near = nearest(idOrName, known);
  return near === null ? null : findRule(near);
}

export function unknownRule(idOrName: string): UsageError {
  const known = CATALOGUE.flatMap(({ id, name }) => [id, name]);
  const near = nearest(idOrName, known);
  const hint = near === null ? "cx280 rules lists them all." : `Did you mean ${near}?`;
  return new UsageError(`There is no rule "${idOrName}". ${hint}`);
}
