import fc from "fast-check";
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

/** The keys of the survey definition that say where all this lies. */
export function definitionKeys(form: RawForm) {
  const columns = RAW_COLUMNS[form.platform];
  return {
    survey: {
      title: "Benefits survey",
      type: form.type,
      transactionPoint: "post_interaction",
      channel: "website",
      controlNumber: "1234-5678",
    },
    questions: [
      {
        asks: "trust",
        text: "This interaction increased my trust in Benefits.",
        column: columns.question1,
        ...(form.labelsDeclared ? { labels: ratingsByLabel(form) } : {}),
      },
      driverQuestion(form, "positive", "What about this interaction made the difference?"),
      driverQuestion(form, "negative", "What could have been better?"),
      { asks: "comment", text: "Anything else you want to tell us?", column: columns.comment },
    ],
    export: {
      dialect: form.platform,
      ...(form.zoned ? {} : { timeZone: ZONE }),
      ...(form.platform === "generic" ? placesOf(columns) : {}),
    },
  };
}

function ratingsByLabel({ labels }: RawForm): Record<string, number> {
  return Object.fromEntries(Object.entries(labels).map(([rating, label]) => [label, +rating]));
}

function placesOf(columns: RawColumns): object {
  return {
    externalId: columns.id,
    submittedAt: columns.submittedAt,
    duration: columns.duration,
    exclude: [{ column: columns.kind, values: [KINDS.generic.preview], reason: "preview" }],
  };
}

function driverQuestion(form: RawForm, branch: Branch, text: string): object {
  const { split, separator, statements, typed, explained } = form;
  const isOffered = (bit: number): boolean => statements[bit] !== "";
  const placed = DRIVERS.map((driver, bit) => ({ driver, bit }));
  return {
    asks: `${branch}_drivers`,
    text,
    ...(split ? {} : { column: RAW_COLUMNS[form.platform][branch], separator }),
    statements: placed
      .filter(({ bit }) => isOffered(bit))
      .map(({ driver, bit }) => ({
        driver,
        text: statements[bit],
        ...(split ? { column: driverColumn(form, branch, bit) } : {}),
        ...(typed && bit === DRIVERS.length - 1 ? { typedText: true } : {}),
      })),
    notOffered: placed
      .filter(({ bit }) => explained === true && !isOffered(bit))
      .map(({ driver }) => ({ driver, reason: "The service has none of this" })),
  };
}

type Labels = Pick<RawForm, "type" | "labels" | "labelsDeclared">;

/** Labels that mean the same everywhere, and those that only the definition explains. */
export const LABELS: readonly Labels[] = [
  { type: "thumbs_up_down", labelsDeclared: false, labels: { 1: "Yes", 0: "No" } },
  { type: "thumbs_up_down", labelsDeclared: false, labels: { 1: "Thumbs up", 0: "Thumbs down" } },
  { type: "thumbs_up_down", labelsDeclared: false, labels: { 1: "1", 0: "0" } },
  { type: "thumbs_up_down", labelsDeclared: true, labels: { 1: "Helped", 0: "Did not help" } },
  { type: "thumbs_up_down", labelsDeclared: true, labels: { 1: "1", 0: "2" } },
  {
    type: "likert_scale",
    labelsDeclared: false,
    labels: {
      5: "Strongly agree",
      4: "Agree",
      3: "Neutral",
      2: "Disagree",
      1: "Strongly disagree",
    },
  },
  {
    type: "likert_scale",
    labelsDeclared: false,
    labels: {
      5: "Totalmente de acuerdo",
      4: "De acuerdo",
      3: "Ni de acuerdo ni en desacuerdo",
      2: "En desacuerdo",
      1: "Totalmente en desacuerdo",
    },
  },
  {
    type: "likert_scale",
    labelsDeclared: true,
    labels: { 5: "Very much", 4: "Much", 3: "Somewhat", 2: "Little", 1: "Not at all" },
  },
  {
    type: "likert_scale",
    labelsDeclared: true,
    labels: { 5: "1", 4: "2", 3: "3", 2: "4", 1: "5" },
  },
];

const statementTexts = fc
  .constantFrom("It was about", "We talked, at length; about")
  .map((text) => DRIVERS.map((driver) => `${text} ${driver}`));

/** Forms of sound exports. */
export const rawForm: fc.Arbitrary<RawForm> = fc
  .record({
    scale: fc.constantFrom(...LABELS),
    platform: fc.constantFrom("generic" as const, "qualtrics" as const),
    split: fc.boolean(),
    separator: fc.constantFrom(",", ";", ", ", "|"),
    newline: fc.constantFrom("\n" as const, "\r\n" as const),
    delimiter: fc.constantFrom(",", ";", "\t"),
    statements: statementTexts,
    typed: fc.boolean(),
    zoned: fc.boolean(),
    quarter: fc.option(
      fc.record({ fiscalYear: fc.constant(2025), quarter: fc.constantFrom(1, 2, 3) }),
    ),
  })
  .map(({ scale, ...form }) => ({ ...form, ...scale }));
