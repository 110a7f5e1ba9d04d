import { columnOf, DRIVERS } from "../../guidance/drivers.js";
import type { Branch } from "../../guidance/edition.js";
import type { ColumnMap, ResponseColumn } from "../../response/response-batch.js";
import type { Context } from "../rule.js";

/**
 * The columns of the file that hold a branch's drivers, each once: many drivers may share one
 * cell, or each driver has its own. Empty where the file has none.
 */
export function branchColumns(columns: ColumnMap, branch: Branch): ResponseColumn[] {
  const byIndex = new Map<number, ResponseColumn>();
  for (const driver of DRIVERS) {
    const column = columnOf(branch, driver);
    const index = columns.index(column);
    if (index >= 0 && !byIndex.has(index)) byIndex.set(index, column);
  }
  return [...byIndex.values()];
}

export function needsDrivers({ columns }: Context): string | null {
  const any = [branchColumns(columns, "positive"), branchColumns(columns, "negative")].flat();
  return any.length === 0 ? "there are no columns for the drivers" : null;
}
