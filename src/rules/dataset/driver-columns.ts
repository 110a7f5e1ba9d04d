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
export function neverOffered(tally: Tally, each: DriverColumn, context: Context): boolean {
  if (isMissing(each, context)) return false;
  return tally.responses > 0 && tally.notOffered[each.at] === tally.responses;
}

/**
 * Whether the file lacks the driver's column although it should have one: the header rules say
 * so, and nothing is known of the driver. A raw export needs no column for a driver that the
 * definition does not offer.
 */
export function isMissing({ branch, driver, column }: DriverColumn, context: Context): boolean {
  if (context.columns.index(column) >= 0) return false;
  if (!context.targets.has("raw")) return true;
  const question = context.definition?.questions.find(({ asks }) => asks === `${branch}_drivers`);
  return (
    question !== undefined &&
    "statements" in question &&
    question.statements.some((statement) => statement.driver === driver)
  );
}
