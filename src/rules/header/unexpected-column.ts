import { defineHeaderRule } from "../rule.js";
import { headerFacts, summaryColumns } from "./header-facts.js";

const DATE = /date|time|created|recorded|submitted|timestamp|quarter/i;

export const unexpectedColumn = defineHeaderRule({
  id: "CX202",
  name: "unexpected-column",
  severity: "error",
  targets: ["submission"],
  cites: ["a11-280-2024#280.14", "receiving-system#2"],
  heading: "There are columns beside the 17",
  message: "Column {position} is {what}; it is none of the 17.",
  fix: "Delete the column. If it is empty, mark it and delete it: emptying its cells leaves the commas. Dates do not belong into a submission file.",
  why: "The receiving system refuses a file with any further column, an unnamed one as well: “headers do not match”.",
  check(header, { edition }, report) {
    if (summaryColumns(header).length > 0) return;
    for (const { index, found } of headerFacts(header, edition).unexpected) {
      const kind = found.trim() === "" ? "unnamed" : DATE.test(found) ? "date" : "other";
      const what = kind === "unnamed" ? "unnamed" : `"${found}"`;
      report({ found, kind, what, position: index + 1 }, { line: header.line, cellIndex: index });
    }
  },
});
