import type { ColumnIdentity, Dialect } from "./dialect.js";

/*
 * Qualtrics with three header records: names, labels in the language of the account, ImportIds.
 * raw-exports §2. Only the ImportId is the same in every language, so columns are known by it.
 */

const HEADER_RECORDS = 3;

/** Response types that are answers of respondents: IP address, imported, offline, EX, reimported. */
const NO_RESPONSE_STATUS = {
  preview: ["1", "9", "17", "Survey Preview", "Survey Preview Spam", "Offline Survey Preview"],
  test: ["2", "256", "Survey Test", "Synthetic"],
  spam: ["8", "12", "40", "Spam", "Imported Spam", "Possible Spam", "EX Spam"],
} as const;

export const qualtrics: Dialect = {
  name: "qualtrics",
  title: "Qualtrics export with three header records",
  source: "raw-exports#2",
  headerRecords: HEADER_RECORDS,
  recognises: (records) =>
    importIds(records[HEADER_RECORDS - 1] ?? []).filter((id) => id !== null).length * 2 >=
    Math.max(1, records[HEADER_RECORDS - 1]?.length ?? 0),
  columns,
  known: { externalId: "_recordId", submittedAt: "recordedDate", duration: "duration" },
  exclusions: [
    { column: { importId: "status" }, values: [...NO_RESPONSE_STATUS.preview], reason: "preview" },
    { column: { importId: "status" }, values: [...NO_RESPONSE_STATUS.test], reason: "test" },
    { column: { importId: "status" }, values: [...NO_RESPONSE_STATUS.spam], reason: "spam" },
    {
      column: { importId: "distributionChannel" },
      values: ["preview", "test"],
      reason: "preview",
    },
    { column: { importId: "finished" }, values: ["0", "False", "FALSE"], reason: "unfinished" },
  ],
  zone: (records) => {
    for (const cell of records[HEADER_RECORDS - 1] ?? []) {
      const zone = importIdRecord(cell)?.timeZone;
      if (typeof zone === "string" && zone !== "") return zone;
    }
    return null;
  },
  missing: ["-99"],
  thumbs: null,
  joinedBy: ",",
  isQuestion: ({ importId }) => /^(?:\d+_)?QID\d+/.test(importId ?? ""),
};

function columns(records: readonly (readonly string[])[]): ColumnIdentity[] {
  const ids = importIds(records[HEADER_RECORDS - 1] ?? []);
  return (records[0] ?? []).map((name, index) => {
    const label = records[1]?.[index] ?? "";
    return { index, name, label, importId: ids[index] ?? null, ...parts(label) };
  });
}

/**
 * "Question - Statement" of a question with a column for each, "Question - Statement - Text" of
 * what is typed beside one; others have no second part.
 */
function parts(label: string): Pick<ColumnIdentity, "question" | "choice"> {
  const isTyped = label.endsWith(TYPED);
  const at = (isTyped ? label.slice(0, -TYPED.length) : label).lastIndexOf(" - ");
  if (at < 0) return {};
  const question = label.slice(0, at);
  const choice = label.slice(at + 3);
  return choice === "Selected Choice" ? { question } : { question, choice };
}

const TYPED = " - Text";

/** "QID2", or with a choice "QID2_3": what the JSON of the third record says, null elsewhere. */
function importIds(cells: readonly string[]): (string | null)[] {
  return cells.map((cell) => {
    const record = importIdRecord(cell);
    const id = record?.ImportId;
    if (typeof id !== "string") return null;
    const choice = record?.choiceId;
    return typeof choice === "string" ? `${id}_${choice}` : id;
  });
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
