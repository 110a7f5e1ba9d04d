import { DRIVERS } from "../../src/guidance/drivers.js";
import type { Branch, SurveyType } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import type { FiscalQuarter } from "../../src/guidance/fiscal-quarter.js";
import type { Answer } from "./answers.js";
import type { CommonColumns, Row, TableParts } from "./table-input.js";

/** How an export is written. */
export interface RawForm extends Pick<TableParts, "newline" | "delimiter" | "name"> {
  readonly type: SurveyType;
  readonly platform: "generic" | "qualtrics";
  /** A column for each statement; otherwise one for each question, with the statements joined. */
  readonly split: boolean;
  /** Between joined statements. */
  readonly separator: string;
  /** What the export holds for each rating. */
  readonly labels: Readonly<Record<number, string>>;
  /** Whether the definition says what the labels stand for. */
  readonly labelsDeclared: boolean;
  /** The statements by driver, effectiveness first; "" where the survey does not offer it. */
  readonly statements: readonly string[];
  /** Whether the definition says why drivers are not offered. */
  readonly explained?: boolean;
  /** Whether respondents can type in place of the last statement. */
  readonly typed: boolean;
  /** Whether the times name their zone; otherwise the definition does. */
  readonly zoned: boolean;
  /** The quarter that is reported; null: nobody names one. */
  readonly quarter: FiscalQuarter | null;
}

/** The names of the columns. */
export interface RawColumns extends CommonColumns {
  readonly submittedAt: string;
  readonly duration: string;
  /** What kind of record it is: previews are left out. */
  readonly kind: string;
  /** Of question 2a and 2b, where the statements are joined. */
  readonly positive: string;
  readonly negative: string;
}

export const RAW_COLUMNS: Readonly<Record<RawForm["platform"], RawColumns>> = {
  generic: {
    id: "Key",
    submittedAt: "When",
    kind: "Kind",
    duration: "Seconds",
    question1: "Trust",
    positive: "Good",
    negative: "Bad",
    comment: "Comment",
  },
  qualtrics: {
    id: "ResponseId",
    submittedAt: "RecordedDate",
    kind: "Status",
    duration: "Duration (in seconds)",
    question1: "Q1",
    positive: "Q2a",
    negative: "Q2b",
    comment: "Q3",
  },
};

/** What stands in the column of that name. */
export const KINDS = {
  generic: { response: "", preview: "Preview" },
  qualtrics: { response: "IP Address", preview: "Survey Preview" },
} as const;

/** The column in which a driver's statement stands. */
export function driverColumn(form: RawForm, branch: Branch, bit: number): string {
  const name = RAW_COLUMNS[form.platform][branch];
  return form.split ? `${name}_${bit + 1}` : name;
}

/** The columns of a question's drivers, each once. */
export function driverColumns(form: RawForm, branch: Branch): readonly string[] {
  return [...new Set(DRIVERS.map((_, bit) => driverColumn(form, branch, bit)))];
}

/** The header records, the one with the names first. */
export function headerRecords(form: RawForm): readonly Row[] {
  const columns = RAW_COLUMNS[form.platform];
  const names = [
    columns.id,
    columns.submittedAt,
    columns.kind,
    columns.duration,
    columns.question1,
    ...driverColumns(form, "positive"),
    ...driverColumns(form, "negative"),
    columns.comment,
  ];
  if (form.platform === "generic") return [names];
  return [names, names.map(labelOf), names.map((name) => importId(form, name))];
}

/** Qualtrics: the question's text, with the statement where it has a column of its own. */
function labelOf(name: string): string {
  return name.startsWith("Q") ? `Question ${name.replace("_", " - Statement ")}` : name;
}

const OWN_IMPORT_IDS: Readonly<Record<string, string>> = {
  ResponseId: "_recordId",
  RecordedDate: "recordedDate",
  Status: "status",
  "Duration (in seconds)": "duration",
};

function importId(form: RawForm, name: string): string {
  const zone = name === "RecordedDate" && form.zoned ? { timeZone: ZONE } : {};
  return JSON.stringify({ ImportId: OWN_IMPORT_IDS[name] ?? `QID${name}`, ...zone });
}

export const ZONE = "America/New_York";

/** The record of a response: its place among all decides the id and, spread over the quarter, the day. */
export function rawRow(form: RawForm, answer: Answer, at: number): Row {
  const { rating, comment } = answer;
  return [
    `r${at + 1}`,
    timeOf(form, at),
    KINDS[form.platform].response,
    String(30 + ((at * 7) % 200)),
    rating === null ? "" : form.labels[rating]!,
    ...driverCells(form, answer.positive),
    ...driverCells(form, answer.negative),
    comment,
  ];
}

export function driverCells(form: RawForm, drivers: number): Row {
  const selected = form.statements.map((text, bit) => ((drivers & (1 << bit)) === 0 ? "" : text));
  if (form.split) return selected;
  return [selected.filter((text) => text !== "").join(form.separator)];
}

/** Where nobody names a quarter, the responses are of this one. */
export const SOME_QUARTER: FiscalQuarter = { fiscalYear: 2025, quarter: 2 };

const DAY = 86_400_000;

/** At noon, so that the zone decides nothing. Enough responses are on every day of the quarter. */
function timeOf(form: RawForm, at: number): string {
  const { fiscalYear, quarter } = form.quarter ?? SOME_QUARTER;
  const month = DEFAULT_EDITION.fiscalYear.firstMonth - 1 + (quarter - 1) * 3;
  const start = Date.UTC(fiscalYear - 1, month, 1);
  const days = (Date.UTC(fiscalYear - 1, month + 3, 1) - start) / DAY;
  // 37 has no divisor in common with 90, 91 and 92.
  const noon = new Date(start + ((at * 37) % days) * DAY + DAY / 2);
  const text = noon.toISOString().slice(0, 19);
  if (form.platform === "generic" && form.zoned) return `${text}-05:00`;
  return text.replace("T", " ");
}
