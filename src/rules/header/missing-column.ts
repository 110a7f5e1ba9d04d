import { defineHeaderRule } from "../rule.js";
import { headerFacts, summaryColumns } from "./header-facts.js";

export const missingColumn = defineHeaderRule({
  id: "CX201",
  name: "missing-column",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14", "receiving-system#1"],
  heading: "Columns are missing",
  message: 'There is no column "{wanted}".{hint}',
  fix: "In a submission file, add the column with exactly this name; a driver that the survey does not offer has null in every row. For a raw export, name the column in the survey definition as the header has it.",
  why: "The receiving system refuses a file whose headers are not the 17 names. Without a mapped column, a part of every response would be lost.",
  check(header, { targets, edition }, report) {
    const { line } = header;
    if (targets.has("raw")) {
      for (const { wanted, found, nearest } of header.unresolved) {
        if (found > 0) continue;
        const hint = nearest === null ? "" : ` The nearest is "${nearest}".`;
        report({ wanted, nearest, hint }, { line });
      }
      return;
    }
    if (summaryColumns(header).length > 0) return;
    for (const wanted of headerFacts(header, edition).missing)
      report({ wanted, hint: "" }, { line });
  },
});
