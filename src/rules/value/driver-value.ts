import type { FindingData } from "../../engine/finding.js";
import { DRIVERS } from "../../guidance/drivers.js";
import { TROUBLE } from "../../response/response-batch.js";
import { DRIVER_RESPONSE_COLUMNS } from "../../response/response-columns.js";
import { isSpreadsheetDamage } from "../../response/spreadsheet-damage.js";
import { defineRecordRule } from "../rule.js";
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
  mayFind: ({ sums }) => sums.unreadable.some((count) => count > 0),
  check(batch, _context, report) {
    const data = DRIVER_RESPONSE_COLUMNS.map((name) => (i: number) => dataOf(batch.cell(i, name)));
    for (let i = 0; i < batch.length; i++) {
      // Few of the fourteen are: only those are gone through.
      let bits = batch.positiveUnreadable[i]! | (batch.negativeUnreadable[i]! << DRIVERS.length);
      for (; bits !== 0; bits &= bits - 1) {
        const column = 31 - Math.clz32(bits & -bits);
        const name = DRIVER_RESPONSE_COLUMNS[column]!;
        // CX305 speaks of damage.
        const mayBeDamaged = (batch.trouble[i]! & TROUBLE.spreadsheetDamage) !== 0;
        if (mayBeDamaged && isSpreadsheetDamage(batch.cell(i, name))) continue;
        report(i, name, data[column]!);
      }
    }
  },
});

function dataOf(found: string): FindingData {
  const should = driverValueMeant(found);
  return { found, should, hint: hintFor(found, should) };
}

function hintFor(found: string, should: string | null): string {
  if (should !== null) return ` It should most likely be ${should}.`;
  return found.trim() === ""
    ? " An empty cell is 0 if the survey offered the driver, null if not."
    : "";
}
