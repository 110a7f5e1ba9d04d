import { isZone } from "../../response/zone.js";
import { folded, hasAll } from "./columns.js";
import type { ColumnIdentity, Dialect, Records } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";
import { isQualtricsQuestion, withQuestions } from "./qualtrics-labels.js";
import { qualtricsExclusions, SEEN_UNANSWERED } from "./qualtrics-values.js";

/*
 * Qualtrics since 2017: names, labels in the language of the account, ImportIds. raw-exports §2.
 * Only the ImportId is the same in every language, so columns are known by it.
 */

const HEADER_RECORDS = 3;

/** Below the header by so many records at most is the one with the ImportIds. */
const MOST_ABOVE_IDS = 3;

/**
 * Names that only this export has together, and their labels: where somebody has deleted the
 * ImportIds, or the names, they tell.
 */
const OWN_NAMES = ["StartDate", "EndDate", "RecordedDate", "ResponseId"];
const OWN_LABELS = ["Start Date", "End Date", "Recorded Date", "Response ID"];

/** What the names of the platform's own columns, and their labels, would have as ImportId. */
const IDS: Readonly<Record<string, string>> = {
  StartDate: "startDate",
  EndDate: "endDate",
  Status: "status",
  IPAddress: "ipAddress",
  Progress: "progress",
  "Duration (in seconds)": "duration",
  Finished: "finished",
  RecordedDate: "recordedDate",
  ResponseId: "_recordId",
  RecipientLastName: "recipientLastName",
  RecipientFirstName: "recipientFirstName",
  RecipientEmail: "recipientEmail",
  ExternalReference: "externalDataReference",
  LocationLatitude: "locationLatitude",
  LocationLongitude: "locationLongitude",
  DistributionChannel: "distributionChannel",
  UserLanguage: "userLanguage",
  "Start Date": "startDate",
  "End Date": "endDate",
  "Response Type": "status",
  "IP Address": "ipAddress",
  "Recorded Date": "recordedDate",
  "Response ID": "_recordId",
  "Recipient Last Name": "recipientLastName",
  "Recipient First Name": "recipientFirstName",
  "Recipient Email": "recipientEmail",
  "External Data Reference": "externalDataReference",
  "Location Latitude": "locationLatitude",
  "Location Longitude": "locationLongitude",
  "Distribution Channel": "distributionChannel",
  "User Language": "userLanguage",
};
const IDS_BY_NAME: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(IDS).map(([name, id]) => [folded(name), id]),
);

export const qualtrics: Dialect = {
  name: "qualtrics",
  title: "Qualtrics export with three header records",
  source: "raw-exports#2",
  headerRecords: HEADER_RECORDS,
  recognises: (records) =>
    idRecordAt(records) >= 0 || [OWN_NAMES, OWN_LABELS].some((names) => hasAll(records[0], names)),
  inFile: (records) => ({ ...qualtrics, headerRecords: headerRecordsOf(records) }),
  columns,
  known: {
    externalId: ["_recordId"],
    submittedAt: ["recordedDate"],
    duration: ["duration"],
    language: ["userLanguage"],
  },
  exclusions: [
    ...qualtricsExclusions({ importId: "status" }, { importId: "finished" }),
    { column: { importId: "distributionChannel" }, values: ["preview"], reason: "preview" },
    { column: { importId: "distributionChannel" }, values: ["test"], reason: "test" },
  ],
  zone: (records) => {
    for (const cell of records[idRecordAt(records)] ?? []) {
      const zone = importIdRecord(cell)?.timeZone;
      if (typeof zone === "string" && isZone(zone)) return zone;
    }
    return null;
  },
  missing: [SEEN_UNANSWERED],
  thumbs: null,
  joinedBy: ",",
  personalColumns: [...PERSONAL_COLUMNS, /_(?:BROWSER|VERSION|OS|RESOLUTION)$/],
  isQuestion: (column) => isQualtricsQuestion(column) || isNamedQuestion(column),
};

/** Where the ImportIds are gone, a question's name is all there is. */
function isNamedQuestion({ name, importId }: ColumnIdentity): boolean {
  return importId === null && /^Q\d+(?:[._]\d+)*(?:_TEXT)?$/.test(name.trim());
}

/** Index of the record in which most filled cells name an ImportId; -1 where there is none. */
function idRecordAt(records: Records): number {
  return records.findIndex((cells, at) => {
    if (at === 0 || at > MOST_ABOVE_IDS) return false;
    const filled = cells.filter((cell) => cell.trim() !== "");
    const named = filled.filter((cell) => cell.includes('"ImportId"'));
    return named.length > 0 && named.length * 2 >= filled.length;
  });
}

function headerRecordsOf(records: Records): number {
  const ids = idRecordAt(records);
  if (ids >= 0) return ids + 1;
  // The ImportIds have been deleted, and perhaps the labels: dates begin where responses do.
  const date = (records[0] ?? []).findIndex((name) => /^Start ?Date$/i.test(name.trim()));
  const first = records.findIndex((cells, at) => at > 0 && /^\d/.test(cells[date] ?? ""));
  return first > 0 && first < HEADER_RECORDS ? first : 1;
}

function columns(records: Records): ColumnIdentity[] {
  const at = idRecordAt(records);
  const ids = records[at];
  // Where labels alone stand above the ImportIds, they are the names.
  const names = at === 1 ? records[0] : records[Math.max(0, at - 2)];
  const labels = at < 0 ? records[1] : records[at - 1];
  const cells = names ?? [];
  return withQuestions(
    cells.map((name, index) => ({
      index,
      name,
      label: labels?.[index] ?? "",
      importId:
        ids === undefined ? (IDS_BY_NAME[folded(name)] ?? null) : importIdOf(ids[index] ?? ""),
    })),
    " - ",
  );
}

/** "QID2", or with a choice "QID2_3"; null where the cell names no ImportId. */
function importIdOf(cell: string): string | null {
  const record = importIdRecord(cell);
  const id = record?.ImportId;
  if (typeof id !== "string") return null;
  const choice = record?.choiceId;
  return typeof choice === "string" ? `${id}_${choice}` : id;
}

/** The JSON object in a cell of the third header record. */
interface ImportIdRecord {
  readonly ImportId?: unknown;
  readonly choiceId?: unknown;
  readonly timeZone?: unknown;
}

function importIdRecord(cell: string): ImportIdRecord | null {
  if (!cell.includes('"ImportId"')) return null;
  try {
    const parsed: unknown = JSON.parse(cell);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : null;
  } catch {
    return null;
  }
}
