import type { ColumnIdentity, Dialect, Records } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";
import { isQualtricsQuestion, withQuestions } from "./qualtrics-labels.js";
import { qualtricsExclusions, SEEN_UNANSWERED } from "./qualtrics-values.js";

/*
 * Qualtrics of 2016 and 2017 ("Insights"): three header records, the third with ImportIds in
 * single quotes, {'ImportId': 'QID2-1'}, which is no JSON. raw-exports §2.
 */

const MOST_ABOVE_IDS = 3;
const IMPORT_ID = /^\s*\{\s*'ImportId'\s*:\s*'([^']*)'/;

export const qualtrics2016: Dialect = {
  name: "qualtrics-2016",
  title: "Qualtrics export of 2016",
  source: "raw-exports#2",
  headerRecords: 3,
  recognises: (records) => idRecordAt(records) > 0,
  inFile: (records) => {
    const ids = idRecordAt(records);
    return ids > 0 ? { ...qualtrics2016, headerRecords: ids + 1 } : qualtrics2016;
  },
  columns,
  known: {
    externalId: ["responseId"],
    submittedAt: ["endDate"],
    duration: [],
    language: [],
  },
  exclusions: qualtricsExclusions({ importId: "status" }, { importId: "finished" }),
  zone: () => null,
  missing: [SEEN_UNANSWERED],
  thumbs: null,
  joinedBy: ",",
  personalColumns: [...PERSONAL_COLUMNS, /^panel-/, /^Location-/],
  isQuestion: isQualtricsQuestion,
};

function idRecordAt(records: Records): number {
  return records.findIndex((cells, at) => {
    if (at === 0 || at > MOST_ABOVE_IDS) return false;
    const filled = cells.filter((cell) => cell.trim() !== "");
    const named = filled.filter((cell) => IMPORT_ID.test(cell));
    return named.length > 0 && named.length * 2 >= filled.length;
  });
}

function columns(records: Records): ColumnIdentity[] {
  const at = idRecordAt(records);
  const names = records[Math.max(0, at - 2)] ?? [];
  return withQuestions(
    names.map((name, index) => ({
      index,
      name,
      label: records[at - 1]?.[index] ?? "",
      importId: IMPORT_ID.exec(records[at]?.[index] ?? "")?.[1] ?? null,
    })),
    "-",
  );
}
