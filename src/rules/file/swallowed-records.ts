import { defineFileRule } from "../rule.js";

export const swallowedRecords = defineFileRule({
  id: "CX114",
  name: "swallowed-records",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: ["receiving-system#2"],
  notices: ["swallowed-records"],
  heading: "A cell looks as if it had swallowed whole records",
  message: "Inside the quotes of one cell, {lines} lines look like records.",
  fix: "Open the file in a text editor at this line and look for a quote that does not belong there. If a respondent really pasted such lines, there is nothing to do.",
  why: "A stray quote and a later one make one cell of all the responses between them; the file still reads well, and the responses are gone.",
  check({ line, record, column, lines }, _context, report) {
    report({ lines }, { line, record, cellIndex: column });
  },
});
