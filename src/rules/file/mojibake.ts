import { defineFileRule } from "../rule.js";

export const mojibake = defineFileRule({
  id: "CX115",
  name: "mojibake",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: ["raw-exports#11"],
  notices: ["mojibake"],
  heading: "Text was decoded wrongly and saved again",
  message:
    "The cell holds characters that are UTF-8 read as windows-1252, such as â€™ for an apostrophe{read}.",
  fix: "Go back to the original export and do not open it in a spreadsheet by double-clicking: import it with “From Text/CSV” and choose UTF-8. Or let cx280 read the export as it came.",
  why: "Comments in which letters are replaced are published as they are, and statements that hold them match no option.",
  check({ line, record, column, repaired }, _context, report) {
    const read = repaired === undefined ? "" : repaired ? READ : NOT_READ;
    report({ repaired: repaired === true, read }, { line, record, cellIndex: column });
  },
});

const READ = "; it is read as what it was";
const NOT_READ = "; not all of it can be turned back, and what cannot is read as it stands";
