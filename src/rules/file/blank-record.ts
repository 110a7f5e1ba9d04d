import { defineFileRule } from "../rule.js";

export const blankRecord = defineFileRule({
  id: "CX111",
  name: "blank-record",
  severity: { submission: "error", raw: "warning" },
  targets: ["submission", "raw"],
  cites: ["receiving-system#2"],
  notices: ["blank-record"],
  heading: "There are blank records",
  message: "The record is blank: {what}.",
  fix: "Delete the blank rows, below the last response as well: in a spreadsheet, mark the rows and delete them instead of emptying their cells. In a raw export they are skipped and counted.",
  why: "The receiving system stores each one as a response without answers, and counts it as a respondent.",
  check({ line, record, cells }, _context, report) {
    report(
      { cells, what: cells === 0 ? "an empty line" : `${cells} empty cells` },
      { line, record },
    );
  },
});
