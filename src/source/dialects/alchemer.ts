import { columnsByName, hasAll, isAmong } from "./columns.js";
import type { ColumnIdentity, Dialect, Records } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/*
 * Alchemer (SurveyGizmo): raw-exports §6. One header record; a statement with a column of its own
 * is named "Statement:Question", what is typed beside one "Other - Write In:Question".
 */

const FINGERPRINT = ["Response ID", "Time Started", "Date Submitted", "Status"];

const isOwn = isAmong([
  ...FINGERPRINT,
  ...["Contact ID", "Legacy Comments", "Comments", "Language", "Referer", "Extended Referer"],
  ...["SessionID", "User Agent", "Extended User Agent", "Tags", "IP Address", "Longitude"],
  ...["Latitude", "Country", "City", "State/Region", "Postal"],
]);

const MARK = ":";

export const alchemer: Dialect = {
  name: "alchemer",
  title: "Alchemer export",
  source: "raw-exports#6",
  headerRecords: 1,
  recognises: (records) => hasAll(records[0], FINGERPRINT),
  columns,
  known: {
    externalId: ["Response ID"],
    submittedAt: ["Date Submitted"],
    duration: [],
    language: ["Language"],
  },
  exclusions: [
    { column: "Status", values: ["Partial"], reason: "unfinished" },
    { column: "Status", values: ["Disqualified"], reason: "disqualified" },
    { column: "Status", values: ["Deleted"], reason: "deleted" },
    { column: "is_test_data", values: ["1", "true"], reason: "test" },
  ],
  zone: () => null,
  missing: [],
  thumbs: null,
  personalColumns: PERSONAL_COLUMNS,
  isQuestion: ({ name }) => name.trim() !== "" && !isOwn(name),
};

function columns(records: Records): ColumnIdentity[] {
  const byName = columnsByName(records);
  const names = new Set(byName.map(({ name }) => name));
  const questions = new Map<string, number>();
  for (const { name } of byName) {
    for (const question of questionsIn(name)) {
      questions.set(question, (questions.get(question) ?? 0) + 1);
    }
  }
  // Statement and question may hold colons: the longest question that others have as well…
  const longest = new Set(
    byName.map(({ name }) =>
      questionsIn(name).find((each) => names.has(each) || (questions.get(each) ?? 0) > 1),
    ),
  );
  return byName.map((column) => {
    // …unless a column beside them has less of it: then some statements only end alike.
    const question = questionsIn(column.name).findLast((each) => longest.has(each));
    if (question === undefined) return column;
    const choice = column.name.slice(0, -(question.length + MARK.length));
    return { ...column, question, choice };
  });
}

/** What stands behind each colon, the longest first. */
function questionsIn(name: string): string[] {
  const found: string[] = [];
  for (let at = name.indexOf(MARK); at >= 0; at = name.indexOf(MARK, at + 1)) {
    if (at > 0 && at + 1 < name.length) found.push(name.slice(at + 1));
  }
  return found;
}
