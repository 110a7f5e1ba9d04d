import { defineHeaderRule, type Header } from "../rule.js";
import { headerFacts } from "./header-facts.js";
import { wordsOf } from "./name-meant.js";
import { summaryColumns } from "./summary-columns.js";

export const unexpectedColumn = defineHeaderRule({
  id: "CX202",
  name: "unexpected-column",
  severity: "error",
  targets: ["submission"],
  cites: ["a11-280-2024#280.14", "receiving-system#2"],
  heading: "There are columns beside the 17",
  message: "Column {position} is {what}; it is none of the 17.",
  fix: "Delete the column. If it looks empty, select and delete the whole column: clearing its cells leaves the commas. A submission file has no dates: its quarter is named in the upload form.",
  why: "The receiving system refuses a file with any further column, an unnamed one as well: “headers do not match”.",
  check(header, { edition }, report) {
    const facts = headerFacts(header, edition);
    if (!facts.isHeader || summaryColumns(header).length > 0) return;
    for (const { index, found } of facts.unexpected) {
      const kind = kindOf(header, index);
      report(
        { found, kind, what: said(kind, found), position: index + 1 },
        { line: header.line, cellIndex: index },
      );
    }
  },
});

type Kind = "unnamed" | "date" | "other";

const DATE_WORDS = /\b(?:date|datetime|time|timestamp|quarter)\b/;
const DATED = /^(?:created|recorded|submitted|completed|started|ended)(?: (?:at|on))?$/;
/** A day in figures, such as 2025-03-01, 3/1/25 or 01.03.2025. */
const DAY = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b/;

/** Tells left-over dates by the column's name or by what stands below it. */
function kindOf({ cells, firstRecords }: Header, index: number): Kind {
  const name = (cells[index] ?? "").trim();
  if (name === "") return "unnamed";
  const words = wordsOf(name).join(" ");
  if (DATE_WORDS.test(words) || DATED.test(words) || DAY.test(name)) return "date";
  const below = firstRecords.map((record) => record.cells[index]?.trim() ?? "");
  const filled = below.filter((cell) => cell !== "");
  return filled.length > 0 && filled.every((cell) => DAY.test(cell)) ? "date" : "other";
}

function said(kind: Kind, found: string): string {
  if (kind === "unnamed") return "unnamed";
  return kind === "date" ? `"${found}", a date or time` : `"${found}"`;
}
