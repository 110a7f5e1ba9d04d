import { columnsByName, folded, hasAll, isAmong } from "./columns.js";
import type { Dialect } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/*
 * Microsoft Forms: a workbook, or that workbook saved as CSV. raw-exports §5. Selected statements
 * stand in one cell, a semicolon behind each; what respondents type takes a statement's place.
 * Only submitted responses are there, those of previews among them and not marked.
 */

const isOwn = isAmong([
  ...["ID", "Start time", "Completion time", "Email", "Name", "Last modified time", "Language"],
  ...["Total points", "Quiz feedback", "Grade posted time"],
]);
/** Of a quiz: what a teacher gave each answer. */
const MARKS = /^(?:Points|Feedback) - /i;

export const msForms: Dialect = {
  name: "ms-forms",
  title: "Microsoft Forms export",
  source: "raw-exports#5",
  headerRecords: 1,
  recognises: (records) => {
    const header = records[0] ?? [];
    if (!hasAll(header, ["ID", "Start time", "Completion time"])) return false;
    // Where somebody has moved the first column, who answered tells.
    return folded(header[0] ?? "") === "id" || hasAll(header, ["Email", "Name"]);
  },
  columns: columnsByName,
  known: {
    externalId: ["ID"],
    submittedAt: ["Completion time"],
    duration: [],
    language: ["Language"],
  },
  exclusions: [],
  zone: () => null,
  missing: [],
  thumbs: null,
  joinedBy: ";",
  personalColumns: PERSONAL_COLUMNS,
  isQuestion: ({ name }) => name.trim() !== "" && !isOwn(name) && !MARKS.test(name),
};
