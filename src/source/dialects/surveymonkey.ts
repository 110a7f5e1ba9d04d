import { isBlank, sharedQuestion } from "./columns.js";
import type { ColumnIdentity, Dialect, Records } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/*
 * SurveyMonkey: raw-exports §3. One to three header records:
 *   1  "Question - Option" (or the question alone)
 *   2  questions, each above the first of its columns; below them the options
 *   3  the same with a record of codes (q1, q2 …) or a title above it
 * Responses that were not finished, and those of previews, are not marked.
 */

const ID_NAME = /^Respondent ?ID$/i;

/** Below a question with one column: what kind it is. No option is called so. */
const KINDS = new Set(["response", "open-ended response"]);

/** As the platform writes times; a spreadsheet in another country turns them around. */
const OWN_TIME = /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [AP]M$/;

/** Cells that the export for statistics programs is filled with. */
const FILLERS = ["Not selected", "No answer", "NA"];
const STATISTICS_NAME = /^q\d{4}(?:_\d{4})*(?:_other)?$/i;

const OWN_COLUMNS =
  /^(?:(?:respondent|collector) ?id|collector(?: ?nm)?|(?:start|end) ?date|date ?(?:created|modified)|(?:ip|email) ?address|(?:first|last) ?name|custom ?data(?: ?\d+)?|language)$/i;

export const surveymonkey: Dialect = {
  name: "surveymonkey",
  title: "SurveyMonkey export",
  source: "raw-exports#3",
  headerRecords: 2,
  recognises: (records) => nameRecordAt(records) >= 0,
  inFile: (records) => {
    const headerRecords = headerRecordsOf(records);
    const own: Dialect = { ...surveymonkey, headerRecords };
    return {
      ...own,
      ...(timesAreOwn(records, headerRecords) ? { dateOrder: "month-day-year" as const } : {}),
      ...(records[nameRecordAt(records)]?.some((name) => STATISTICS_NAME.test(name.trim()))
        ? { missing: FILLERS }
        : {}),
    };
  },
  columns,
  known: {
    externalId: ["Respondent ID", "RespondentID"],
    submittedAt: ["End Date", "EndDate", "Date Modified", "DateModified"],
    duration: [],
    language: ["language", "Language"],
  },
  exclusions: [],
  zone: () => null,
  missing: [],
  thumbs: null,
  numbersStatements: true,
  personalColumns: PERSONAL_COLUMNS,
  isQuestion: ({ name, label }) => name.trim() !== "" && (label !== "" || !isOwn(name)),
};

/** Index of the record with the names; -1 where neither of the first two has them. */
function nameRecordAt(records: Records): number {
  return records.slice(0, 2).findIndex((cells) => cells.some((cell) => ID_NAME.test(cell.trim())));
}

function headerRecordsOf(records: Records): number {
  const names = nameRecordAt(records);
  if (names < 0) return 1;
  return names + (holdsOptions(records, names) ? 2 : 1);
}

/** The record of options is blank over the id of the respondent, or has its name once more. */
function holdsOptions(records: Records, names: number): boolean {
  const id = (records[names] ?? []).findIndex((cell) => ID_NAME.test(cell.trim()));
  const below = records[names + 1];
  if (below === undefined || below.every(isBlank)) return false;
  return isBlank(below[id]) || ID_NAME.test(below[id]?.trim() ?? "");
}

function columns(records: Records): ColumnIdentity[] {
  const at = Math.max(0, nameRecordAt(records));
  const names = inherited(records[at] ?? [], records[at + 1] ?? []);
  const options = records[at + 1];
  if (options === undefined) return columnsOfOneRecord(names);
  return names.map((name, index) => {
    const option = options[index] ?? "";
    // The platform's own columns are blank below their names, or have them once more.
    const own = isOwn(name) && (isBlank(option) || isOwn(option));
    const label = own ? "" : option;
    const isOption = label !== "" && !KINDS.has(label.trim().toLowerCase());
    return {
      index,
      name,
      label,
      importId: null,
      ...(own ? {} : { question: name }),
      ...(isOption ? { choice: label } : {}),
    };
  });
}

/** A question's text stands above its first column; the ones to the right of it are its, too. */
function inherited(names: readonly string[], options: readonly string[]): string[] {
  let last = "";
  return names.map((name, index) => {
    if (!isBlank(name)) last = name;
    // Behind the last question: blank columns of a spreadsheet.
    return isBlank(name) && isBlank(options[index]) ? name : last;
  });
}

const MARK = " - ";

/** "Question - Option": where the name is cut shows in the names beside it. */
function columnsOfOneRecord(names: readonly string[]): ColumnIdentity[] {
  const known = new Set(names);
  return names.map((name, index) => {
    const column = { index, name, label: "", importId: null };
    if (isOwn(name)) return column;
    const before = cuts(name);
    const alone = before.findLast((each) => known.has(each));
    const question =
      alone ?? before.map((each) => questionBeside(each, index, names)).find(Boolean);
    if (!question) return column;
    return { ...column, question, choice: name.slice(question.length + MARK.length) };
  });
}

/** What stands before each " - ", the shortest first. */
function cuts(name: string): string[] {
  const found: string[] = [];
  for (let at = name.indexOf(MARK); at >= 0; at = name.indexOf(MARK, at + 1)) {
    if (at > 0) found.push(name.slice(0, at));
  }
  return found;
}

/** The question of the columns around one that begin alike; null where none does. */
function questionBeside(begin: string, index: number, names: readonly string[]): string | null {
  const isAlike = (at: number): boolean => names[at]?.startsWith(begin + MARK) ?? false;
  let first = index;
  while (isAlike(first - 1)) first--;
  let last = index;
  while (isAlike(last + 1)) last++;
  return sharedQuestion(names.slice(first, last + 1), MARK);
}

function isOwn(name: string): boolean {
  return OWN_COLUMNS.test(name.trim());
}

function timesAreOwn(records: Records, headerRecords: number): boolean {
  const names = records[nameRecordAt(records)] ?? [];
  const time = names.findIndex((name) => /^(?:end|start) ?date$/i.test(name.trim()));
  const cells = records.slice(headerRecords).map((record) => record[time]?.trim() ?? "");
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 && filled.every((cell) => OWN_TIME.test(cell));
}
