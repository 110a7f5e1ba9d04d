import { defineHeaderRule } from "../rule.js";

const NAMES: Readonly<Record<string, string>> = { ";": "semicolons", "\t": "tabs", "|": "pipes" };

export const wrongDelimiter = defineHeaderRule({
  id: "CX116",
  name: "wrong-delimiter",
  severity: "error",
  targets: ["submission"],
  cites: ["receiving-system#2"],
  heading: "The cells are not separated by commas",
  message: "The cells are separated by {found}; expected commas.",
  fix: "Save the file as CSV separated by commas. Spreadsheets use semicolons where the computer’s region writes decimals with a comma: change the list separator, or download the file from Google Sheets.",
  why: "The receiving system sees one long column name and refuses the file: “headers do not match”.",
  check({ delimiter, line }, _context, report) {
    const found = NAMES[delimiter];
    if (found !== undefined) report({ found }, { line });
  },
});
