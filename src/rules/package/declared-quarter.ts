import { detailNumber, type PackageFacts } from "../../engine/package-facts.js";
import type { FiscalQuarter } from "../../guidance/fiscal-quarter.js";

/** The quarter that the metadata of a package declare; null where they declare none that exists. */
export function declaredQuarter(facts: PackageFacts): FiscalQuarter | null {
  const fiscalYear = detailNumber(facts, "fiscal_year");
  const quarter = detailNumber(facts, "quarter");
  if (fiscalYear === null || !Number.isInteger(fiscalYear)) return null;
  if (quarter !== 1 && quarter !== 2 && quarter !== 3 && quarter !== 4) return null;
  return { fiscalYear, quarter };
}
