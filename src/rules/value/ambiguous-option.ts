import { type ResponseColumn, TROUBLE } from "../../response/response-batch.js";
import { defineRecordRule, type JudgedBatch, type RecordReport } from "../rule.js";
import { branchColumns, needsDrivers } from "./branch-columns.js";

export const ambiguousOption = defineRecordRule({
  id: "CX308",
  name: "ambiguous-option",
  severity: "error",
  targets: ["raw"],
  cites: ["raw-exports#0"],
  reads: ["trouble"],
  heading: "Joined answers can be read in two ways",
  message: 'The cell holds "{found}": its statements can be cut apart in more than one way.',
  fix: "Export with one column for each choice, or with the choices’ values (numbers) instead of their texts, and change the definition accordingly.",
  why: "One statement is another one with a further one behind it, so which was selected cannot be told.",
  skip: needsDrivers,
  mayFind: ({ sums }) =>
    (sums.trouble & (TROUBLE.ambiguousPositive | TROUBLE.ambiguousNegative)) !== 0,
  check(batch, { columns }, report) {
    // Only a joined cell can be read in two ways, and a branch has one of those.
    const [positive = null] = branchColumns(columns, "positive");
    const [negative = null] = branchColumns(columns, "negative");
    for (let i = 0; i < batch.length; i++) {
      const trouble = batch.trouble[i]!;
      if ((trouble & TROUBLE.ambiguousPositive) !== 0) reportCell(batch, i, positive, report);
      if ((trouble & TROUBLE.ambiguousNegative) !== 0) reportCell(batch, i, negative, report);
    }
  },
});

function reportCell(
  batch: JudgedBatch,
  i: number,
  column: ResponseColumn | null,
  report: RecordReport,
): void {
  report(i, column, () => ({ found: column === null ? "" : batch.cell(i, column) }));
}
