import type { Tally } from "../../engine/tally.js";
import { BRANCHES, type Branch, DRIVER_KEYS, type DriverKey } from "../../guidance/edition.js";
import type { Context } from "../rule.js";

export interface DriverColumn {
  /** Index in the tally: 0–13. */
  readonly at: number;
  readonly branch: Branch;
  readonly driver: DriverKey;
  readonly column: `${Branch}_${DriverKey}`;
}

/** The 14 driver columns in the tally's order. */
export const DRIVER_TALLY: readonly DriverColumn[] = BRANCHES.flatMap((branch, block) =>
  DRIVER_KEYS.map((driver, at) => ({
    at: block * DRIVER_KEYS.length + at,
    branch,
    driver,
    column: `${branch}_${driver}` as const,
  })),
);

/**
 * Whether no response was offered the driver: `null` throughout. A column that a submission file
 * lacks is reported by the header rules; one that a raw export lacks becomes `null`.
 */
export function neverOffered(
  tally: Tally,
  { at, column }: DriverColumn,
  context: Context,
): boolean {
  if (!context.targets.has("raw") && context.columns.index(column) < 0) return false;
  return tally.responses > 0 && tally.notOffered[at] === tally.responses;
}
