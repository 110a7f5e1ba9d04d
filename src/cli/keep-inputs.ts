import { resolve } from "node:path";
import { UsageError } from "./exit-code.js";

/**
 * Refuses a run that would write over what it reads.
 * @param inputs paths as given; - is standard input.
 * @throws UsageError
 */
export function keepInputs(
  inputs: readonly (string | undefined)[],
  outputs: readonly (string | null | undefined)[],
): void {
  const read = new Set(inputs.filter(isGiven).map((path) => resolve(path)));
  for (const path of outputs.filter(isGiven)) {
    if (!read.has(resolve(path))) continue;
    throw new UsageError(
      `${path} is read by this run and would be written over. Give another name.`,
    );
  }
}

function isGiven(path: string | null | undefined): path is string {
  return path !== null && path !== undefined && path !== "-";
}
