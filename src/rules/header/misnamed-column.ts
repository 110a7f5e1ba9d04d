import { defineHeaderRule } from "../rule.js";
import { headerFacts } from "./header-facts.js";
import { summaryColumns } from "./summary-columns.js";

export const misnamedColumn = defineHeaderRule({
  id: "CX203",
  name: "misnamed-column",
  severity: "error",
  targets: ["submission"],
  cites: ["receiving-system#2"],
  heading: "Columns are named almost, but not quite, right",
  message: 'The column is named "{found}"; expected "{expected}".',
  fix: "Rename the column to exactly the expected name: lower case, underscores, no blanks. If the two look alike, type the name anew: a blank or a character that does not show is in it.",
  why: "The receiving system compares the names letter by letter and refuses the file.",
  check(header, { edition }, report) {
    if (summaryColumns(header).length > 0) return;
    for (const { index, found, expected } of headerFacts(header, edition).misnamed) {
      report({ found, expected }, { line: header.line, cellIndex: index });
    }
  },
});
