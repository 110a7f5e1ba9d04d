import type { Edition } from "../../guidance/edition.js";
import { defineHeaderRule, type Header, type Report } from "../rule.js";
import { headerFacts } from "./header-facts.js";
import { summaryColumns } from "./summary-columns.js";

export const missingColumn = defineHeaderRule({
  id: "CX201",
  name: "missing-column",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14", "receiving-system#1"],
  heading: "Columns are missing",
  message: "{what}{hint}",
  fix: "In a submission file, the first line holds exactly the 17 names: delete what stands above it and add what is missing; a driver that the survey does not offer has null in every row. For a raw export, give its survey definition (--survey; cx280 init drafts one), and name the column there as the header has it.",
  why: "The receiving system takes the first line for the header and refuses a file whose headers are not the 17 names. Without a mapped column, a part of every response would be lost.",
  check(header, { targets, edition }, report) {
    if (targets.has("raw")) checkMapped(header, report);
    else if (summaryColumns(header).length === 0) checkNames(header, edition, report);
  },
});

function checkMapped({ unresolved, line }: Header, report: Report): void {
  for (const { wanted, found, nearest } of unresolved) {
    if (found > 0) continue;
    const hint = nearest === null ? "" : ` The nearest is "${nearest}".`;
    report({ wanted, nearest, what: `There is no column "${wanted}".`, hint }, { line });
  }
}

function checkNames(header: Header, edition: Edition, report: Report): void {
  const { line, delimiter } = header;
  const count = edition.columns.length;
  const facts = headerFacts(header, edition);
  if (!facts.isHeader) {
    // One message, and none where the cells were cut wrongly (CX116): all 17 would be missing.
    if (delimiter !== ",") return;
    const below = header.firstRecords.find(({ cells }) =>
      edition.columns.some(({ key }) => cells.includes(key)),
    );
    const hint = below === undefined ? "" : ` They stand in line ${below.line}.`;
    const what = `Line ${line} holds none of the ${count} names.`;
    report({ wanted: null, headerLine: below?.line ?? null, what, hint }, { line });
    return;
  }
  if (line > 1) {
    const what = `Line 1 is not the header: the names stand in line ${line}.`;
    report({ wanted: null, headerLine: line, what, hint: "" }, { line: 1 });
  }
  for (const wanted of facts.missing) {
    report({ wanted, what: `There is no column "${wanted}".`, hint: "" }, { line });
  }
}
