import { DRIVERS } from "../../guidance/drivers.js";
import { TROUBLE } from "../../response/response-batch.js";
import { DRIVER_RESPONSE_COLUMNS } from "../../response/response-columns.js";
import { isSpreadsheetDamage } from "../../response/spreadsheet-damage.js";
import { defineRecordRule, type JudgedBatch, type RecordReport } from "../rule.js";
import { needsDrivers } from "./branch-columns.js";
import { driverValueMeant } from "./driver-value-meant.js";

export const driverValue = defineRecordRule({
  id: "CX302",
  name: "driver-value",
  severity: "error",
  targets: ["submission"],
  cites: ["receiving-system#1", "receiving-system#2"],
  reads: ["positiveUnreadable", "negativeUnreadable"],
  heading: "Driver columns hold other values than 0, 1 and null",
  message:
    'The cell holds "{found}"; expected 1 (selected), 0 (offered, not selected) or null (not offered).{hint}',
  fix: "Replace the values in the whole column, exactly as written: no blanks, no decimals, null in lower case. cx280 format writes them right.",
  why: "The receiving system stores the text as it is, and the driver is lost for that response.",
  skip: needsDrivers,
  check(batch, _context, report) {
    for (let i = 0; i < batch.length; i++) {
      const bits = batch.positiveUnreadable[i]! | (batch.negativeUnreadable[i]! << 7);
      if (bits === 0) continue;
      for (let column = 0; column < DRIVERS.length * 2; column++) {
        if ((bits & (1 << column)) !== 0) reportCell(batch, i, column, report);
      }
    }
  },
});

/** @param column of the 14, positive ones first. */
function reportCell(batch: JudgedBatch, i: number, column: number, report: RecordReport): void {
  const name = DRIVER_RESPONSE_COLUMNS[column]!;
  // CX305 speaks of damage.
  const mayBeDamaged = (batch.trouble[i]! & TROUBLE.spreadsheetDamage) !== 0;
  if (mayBeDamaged && isSpreadsheetDamage(batch.cell(i, name))) return;
  report(i, name, () => {
    const found = batch.cell(i, name);
    const should = driverValueMeant(found);
    return { found, should, hint: hintFor(found, should) };
  });
}

function hintFor(found: string, should: string | null): string {
  if (should !== null) return ` It should most likely be ${should}.`;
  return found.trim() === ""
    ? " An empty cell is 0 if the survey offered the driver, null if not."
    : "";
}
