import { defineFileRule } from "../rule.js";

const SAID = {
  "sep-line": "a line that names the separator (sep=)",
  "title-line": "a title",
  "blank-lines": "a blank line",
  "totals-row": "a row of totals",
} as const;

export const preamble = defineFileRule({
  id: "CX118",
  name: "preamble",
  severity: "warning",
  targets: ["raw"],
  cites: ["raw-exports#11"],
  notices: ["preamble"],
  heading: "There are lines above the header or totals below the data",
  message: "The line holds {said}. It was skipped.",
  fix: "Nothing, if it is right that this line is no response. Better is the export as the platform wrote it.",
  why: "Other programs take the line for the header, or for a response.",
  check({ what, line }, _context, report) {
    report({ what, said: SAID[what] }, { line });
  },
});
