import type { FindingData } from "../../engine/finding.js";
import { TROUBLE } from "../../response/response-batch.js";
import { isSpreadsheetDamage, mayBeJoinedCodes } from "../../response/spreadsheet-damage.js";
import { defineRecordRule, type JudgedBatch, type RecordReport } from "../rule.js";
import { needsDrivers } from "./branch-columns.js";
import { UnresolvedCells } from "./unresolved-cells.js";

export const unknownOption = defineRecordRule({
  id: "CX307",
  name: "unknown-option",
  severity: "error",
  targets: ["raw"],
  cites: ["raw-exports#0"],
  reads: ["trouble"],
  heading: "Answers match no statement of the survey definition",
  message: 'The cell holds "{unknown}", which is no statement of this question{hint}.',
  fix: "Add the statement to the definition as the export writes it (value), or mark the statement at which respondents can type as typedText.",
  why: "An answer that is not understood would be lost; it is not guessed at.",
  skip: needsDrivers,
  mayFind: ({ sums }) => (sums.trouble & (TROUBLE.unknownPositive | TROUBLE.unknownNegative)) !== 0,
  check(batch, { columns }, report) {
    reportUnknown(
      batch,
      TROUBLE.unknownPositive,
      new UnresolvedCells(batch, "positive", columns),
      report,
    );
    reportUnknown(
      batch,
      TROUBLE.unknownNegative,
      new UnresolvedCells(batch, "negative", columns),
      report,
    );
  },
});

function reportUnknown(
  batch: JudgedBatch,
  bit: number,
  cells: UnresolvedCells,
  report: RecordReport,
): void {
  const data = (i: number) => unknownData(cells.tokens(i), true);
  for (let i = 0; i < batch.length; i++) {
    if ((batch.trouble[i]! & bit) === 0) continue;
    if (cells.joined !== null) {
      report(i, cells.joined, data);
      continue;
    }
    for (const { column, tokens } of cells.of(i)) {
      // CX305 speaks of damage.
      if (!tokens.some(isSpreadsheetDamage)) report(i, column, unknownData(tokens, false));
    }
  }
}

function unknownData(unknown: readonly string[], isJoined: boolean): FindingData {
  const [only] = unknown;
  const isNumber = isJoined && unknown.length === 1 && mayBeJoinedCodes(only ?? "");
  return { unknown, count: unknown.length, hint: isNumber ? JOINED_AWAY : "" };
}

const JOINED_AWAY = ": a spreadsheet makes such a number of codes joined by a comma (4,5)";
