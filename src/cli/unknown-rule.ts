import { CATALOGUE } from "../rules/catalogue.js";
import { nearest } from "../rules/nearest.js";
import { UsageError } from "./exit-code.js";

export function unknownRule(idOrName: string): UsageError {
  const known = CATALOGUE.flatMap(({ id, name }) => [id, name]);
  const near = nearest(idOrName, known);
  const hint = near === null ? "cx280 rules lists them all." : `Did you mean ${near}?`;
  return new UsageError(`There is no rule "${idOrName}". ${hint}`);
}
