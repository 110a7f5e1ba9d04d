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

/** Whether no response was offered the driver: `null` throughout. */
export function neverOffered(tally: Tally, at: number): boolean {
  return tally.responses > 0 && tally.notOffered[at] === tally.responses;
}

export function needsDrivers({ columns, targets }: Context): string | null {
  // What a raw export lacks becomes `null` in the submission.
  if (targets.has("raw")) return null;
  return columns.index("positive_effectiveness") < 0
    ? "there are no columns for the drivers"
    : null;
}
