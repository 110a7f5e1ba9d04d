import { columnsByName } from "./columns.js";
import type { Dialect } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/*
 * Microsoft Forms: a workbook, or that workbook saved as CSV. raw-exports §5. Selected statements
 * stand in one cell, a semicolon behind each; what respondents type takes a statement's place.
 * Only submitted responses are there, those of previews among them and not marked.
 */

const OWN_COLUMNS = new Set(
  ["id", "start time", "completion time", "email", "name", "last modified time", "language"].concat(
    ["total points", "quiz feedback", "grade posted time"],
  ),
);
/** Of a quiz: what a teacher gave each answer. */
const MARKS = /^(?:Points|Feedback) - /;

export const msForms: Dialect = {
  name: "ms-forms",
  title: "Microsoft Forms export",
  source: "raw-exports#5",
  headerRecords: 1,
  recognises: (records) => {
    const names = (records[0] ?? []).map((name) => name.trim().toLowerCase());
    return names[0] === "id" && names.includes("start time") && names.includes("completion time");
  },
  columns: columnsByName,
  known: {
    externalId: ["ID", "Id"],
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
  isQuestion: ({ name }) =>
    name.trim() !== "" && !OWN_COLUMNS.has(name.trim().toLowerCase()) && !MARKS.test(name),
};
