import { DRIVERS } from "../../guidance/drivers.js";
import { BRANCHES } from "../../guidance/edition.js";
import { grouped } from "../../report/message.js";
import { TROUBLE, UNREADABLE } from "../../response/response-batch.js";
import { DRIVER_RESPONSE_COLUMNS } from "../../response/response-columns.js";
import { isSpreadsheetDamage } from "../../response/spreadsheet-damage.js";
import { TRAIT } from "../../response/traits.js";
import type { JudgedBatch } from "../rule.js";
import { defineRecordRule } from "../rule.js";
import { type UnresolvedCell, UnresolvedCells } from "./unresolved-cells.js";

export const spreadsheetDamage = defineRecordRule({
  id: "CX305",
  name: "spreadsheet-damage",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["raw-exports#11"],
  reads: ["rating", "trouble", "idTraits"],
  heading: "A spreadsheet has changed cells",
  message: 'The cell holds "{found}"{meaning}.',
  fix: "Go back to the export as the platform wrote it; what stood here cannot be worked out again. In a spreadsheet, import the file with all columns as text instead of opening it.",
  why: "Long ids turn into rounded numbers that many responses share; answers such as 1-5 turn into dates.",
  mayFind: ({ sums }) =>
    (sums.trouble & TROUBLE.spreadsheetDamage) !== 0 || (sums.idTraits & TRAIT.odd) !== 0,
  check(batch, { columns, targets }, report) {
    const isSubmission = targets.has("submission") && !targets.has("raw");
    const branches = BRANCHES.map((branch) => new UnresolvedCells(batch, branch, columns));
    for (let i = 0; i < batch.length; i++) {
      if ((batch.trouble[i]! & TROUBLE.spreadsheetDamage) !== 0) {
        for (const { column, text } of damagedAnswers(batch, i, isSubmission ? null : branches)) {
          report(i, column, { found: text, meaning: CHANGED });
        }
      }
      if ((batch.idTraits[i]! & TRAIT.odd) !== 0 && isSpreadsheetDamage(batch.externalId(i))) {
        report(i, "external_id", { found: batch.externalId(i), meaning: CHANGED });
      }
    }
  },
  checkDataset({ longIds }, _context, report) {
    if (!longIds.areRounded) return;
    const { first, line, rounded } = longIds;
    const all = rounded === 1 ? "it ends" : `all ${grouped(rounded)} long ids end`;
    const meaning = `: ${all} in zeros from the 16th digit on`;
    report({ found: first, meaning, count: rounded }, { column: "external_id", line });
  },
});

const CHANGED = ", which is what a spreadsheet makes of something else";

/**
 * The mapping knows that answers of the response are damaged; this tells which ones.
 * @param branches null: a submission file, where every driver has its cell.
 */
function damagedAnswers(
  batch: JudgedBatch,
  i: number,
  branches: readonly UnresolvedCells[] | null,
): UnresolvedCell[] {
  const cells = branches?.flatMap((each) => each.of(i)) ?? unreadableDrivers(batch, i);
  const drivers = cells.filter(({ tokens }) => tokens.some(isSpreadsheetDamage));
  const text = batch.cell(i, "question_1");
  const ratingIsDamaged = batch.rating[i] === UNREADABLE && isSpreadsheetDamage(text);
  return ratingIsDamaged ? [{ column: "question_1", text, tokens: [text] }, ...drivers] : drivers;
}

/** The driver cells of a submission file that are none of the allowed values. */
function unreadableDrivers(batch: JudgedBatch, i: number): UnresolvedCell[] {
  const bits = batch.positiveUnreadable[i]! | (batch.negativeUnreadable[i]! << DRIVERS.length);
  if (bits === 0) return [];
  return DRIVER_RESPONSE_COLUMNS.flatMap((column, at) => {
    if ((bits & (1 << at)) === 0) return [];
    const text = batch.cell(i, column);
    return [{ column, text, tokens: [text] }];
  });
}
