import { columnsByName } from "./columns.js";
import { type Dialect, NOTHING_KNOWN } from "./dialect.js";

/** Columns that tell a submission file even where some of the 17 are missing or misspelt. */
const TELLING = /^(?:external_?id|question_?[14]|(?:positive|negative)_[a-z]+)$/;

/** Share of telling columns from which a file is taken for a submission file. */
const ENOUGH = 6;

export function isSubmissionColumn(name: string): boolean {
  return TELLING.test(name);
}

/** Whether a header has nothing but a submission's columns, whatever stands below it. */
export function isSubmissionHeader(header: readonly string[]): boolean {
  return header.length >= ENOUGH && header.every((name) => TELLING.test(name));
}

/** The receiving system's own 17 columns, which Touchpoints' A-11 download has as well. */
export const submission: Dialect = {
  name: "submission",
  title: "submission file",
  source: "submission-format#1",
  headerRecords: 1,
  recognises: (records) => {
    const names = (records[0] ?? []).map((name) => name.trim().toLowerCase().replace(/[ -]/g, "_"));
    return names.filter((name) => TELLING.test(name)).length >= ENOUGH;
  },
  columns: columnsByName,
  known: { ...NOTHING_KNOWN, externalId: ["external_id"] },
  exclusions: [],
  zone: () => null,
  missing: [],
  thumbs: null,
  personalColumns: [],
};
