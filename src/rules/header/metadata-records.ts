import { defineHeaderRule, type Header } from "../rule.js";

/** What the second header record of SurveyMonkey holds. */
const SECOND_HEADER = new Set(["response", "open-ended response", "other (please specify)"]);

export const metadataRecords = defineHeaderRule({
  id: "CX206",
  name: "metadata-records",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#3", "raw-exports#2"],
  heading: "Header records of the survey platform stand among the responses",
  message: "The record is {what} and no response.",
  fix: "Delete the record from a submission file. For a raw export, say how many header records there are in the definition (export.headerRecords), or name the dialect.",
  why: "Each such record is stored as a response and counted as a respondent.",
  check(header, _context, report) {
    header.firstRecords.slice(0, 3).forEach(({ line, cells }, at) => {
      const what = metadataIn(cells, header);
      if (what !== null) report({ what }, { line, record: at + 1 });
    });
  },
});

function metadataIn(cells: readonly string[], header: Header): string | null {
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (filled.length === 0) return null;
  const share = (test: (cell: string, index: number) => boolean): number =>
    cells.filter((cell, index) => cell.trim() !== "" && test(cell, index)).length / filled.length;
  if (share((cell) => /^\{['"]ImportId['"]:/.test(cell)) > 0) return "a record of ImportIds";
  if (filled.length > 1 && share((cell, index) => cell === header.cells[index]) > 0.5) {
    return "the header once more";
  }
  if (share((cell) => SECOND_HEADER.has(cell.trim().toLowerCase())) >= 0.5) {
    return "a second header record";
  }
  return null;
}
