import { TROUBLE } from "../../response/response-batch.js";
import { isSpreadsheetDamage } from "../../response/spreadsheet-damage.js";
import type { JudgedBatch, RecordReport } from "../rule.js";
import { defineRecordRule } from "../rule.js";

const EQUALS = 0x3d;
const HASH = 0x23;
const PLUS = 0x2b;

export const spreadsheetDamage = defineRecordRule({
  id: "CX305",
  name: "spreadsheet-damage",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["raw-exports#11"],
  reads: ["trouble", "idStart", "idEnd"],
  heading: "A spreadsheet has changed cells",
  message: 'The cell holds "{found}", which is what a spreadsheet makes of something else.',
  fix: "Go back to the export as the platform wrote it; what stood here cannot be worked out again. In a spreadsheet, import the file with all columns as text instead of opening it.",
  why: "Long ids turn into rounded numbers that many responses share; answers such as 1-5 turn into dates.",
  check(batch, _context, report) {
    for (let i = 0; i < batch.length; i++) {
      if ((batch.trouble[i]! & TROUBLE.spreadsheetDamage) !== 0) reportAnswer(batch, i, report);
      if (mayBeDamagedId(batch, i) && isSpreadsheetDamage(batch.externalId(i))) {
        report(i, "external_id", () => ({ found: batch.externalId(i) }));
      }
    }
  },
});

/** The mapping knows that an answer of the response is damaged; look which one it is. */
function reportAnswer(batch: JudgedBatch, i: number, report: RecordReport): void {
  const columns = ["question_1", "positive_effectiveness", "negative_effectiveness"] as const;
  const column =
    columns.find((each) => batch.cell(i, each).split(/[,;|]/).some(isSpreadsheetDamage)) ??
    "question_1";
  report(i, column, () => ({ found: batch.cell(i, column) }));
}

/** By its bytes: 3.91E+16 has "E+" near its end, the others begin with = or #. */
function mayBeDamagedId(batch: JudgedBatch, i: number): boolean {
  const { bytes } = batch;
  const start = batch.idStart[i]!;
  const end = batch.idEnd[i]!;
  if (end <= start) return false;
  if (bytes[start] === EQUALS || bytes[start] === HASH) return true;
  return bytes[end - 3] === PLUS || bytes[end - 2] === PLUS;
}
