import { columnLetters } from "../../engine/finding.js";
import type { ResponseColumn } from "../../response/response-batch.js";
import { defineHeaderRule } from "../rule.js";

/** What a definition can have read out of such a column; CX802 and CX801 look at these. */
const READ_OUT: readonly ResponseColumn[] = ["external_id", "question_4"];

export const personalDataColumn = defineHeaderRule({
  id: "CX805",
  name: "personal-data-column",
  severity: "info",
  targets: ["raw"],
  cites: ["raw-exports#13"],
  heading: "The export has columns that identify or locate people",
  message: 'The column "{name}" identifies or locates people. It is not read out.',
  fix: "Nothing has to be done for the submission: only what the definition maps is ever read out. Handle the export itself with care, or leave the columns out when you export.",
  why: "Names, e-mail and IP addresses, places and devices tell who answered. The export lies on somebody’s disk long after the dataset was submitted.",
  check({ line, personal = [] }, { columns }, report) {
    const readOut = READ_OUT.map((column) => columns.index(column));
    for (const { index, name } of personal) {
      if (readOut.includes(index)) continue;
      report({ name: name || columnLetters(index) }, { line, cellIndex: index });
    }
  },
});
