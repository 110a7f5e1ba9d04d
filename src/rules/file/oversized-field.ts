import { defineFileRule } from "../rule.js";

export const oversizedField = defineFileRule({
  id: "CX113",
  name: "oversized-field",
  severity: "error",
  targets: ["submission", "raw"],
  cites: [],
  notices: ["oversized-field"],
  heading: "A cell is larger than any answer",
  message: "The cell is larger than {limit} bytes. The record was passed over.",
  fix: "Open the file in a text editor at this line: a quote that is not closed makes one cell of everything behind it.",
  why: "No respondent writes that much; responses have most likely been swallowed.",
  check({ line, record, column, limit }, _context, report) {
    report({ limit }, { line, record, cellIndex: column });
  },
});
