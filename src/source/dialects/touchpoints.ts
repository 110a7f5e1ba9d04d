import type { Exclusion } from "../../survey/definition.js";
import { columnsByName, folded, hasAll, isAmong } from "./columns.js";
import type { ColumnIdentity, Dialect } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";
import { isSubmissionColumn } from "./submission.js";

/*
 * Touchpoints, GSA's survey tool: raw-exports §1. Times are UTC; previews of a form by its
 * administrators are stored like answers and show only in the page they came from.
 */

const RAW_COLUMNS = ["UUID", "User Agent", "Page", "Referrer", "Created at"];

/** Beside the questions, whose texts are the names of their columns. */
const isOwn = isAmong([
  ...RAW_COLUMNS,
  ...["ID", "Location Code", "Status", "Archived", "Flagged", "Deleted", "Deleted at"],
  ...["Query string", "Hostname", "IP Address", "Tags"],
]);

const exclusions: readonly Exclusion[] = [
  { column: "Page", startsWith: "/admin/forms/", contains: "/example", reason: "preview" },
  { column: "Flagged", values: ["true"], reason: "spam" },
  { column: "Deleted", values: ["true"], reason: "deleted" },
];

const touchpointsBase = {
  source: "raw-exports#1",
  headerRecords: 1,
  columns: columnsByName,
  // Exports before 2023 have no ID.
  known: {
    externalId: ["ID", "UUID"],
    submittedAt: ["Created at"],
    duration: [],
    language: [],
  },
  exclusions,
  zone: () => "UTC",
  missing: [],
  thumbs: { "1": 1, "0": 0 },
  joinedBy: ",",
  personalColumns: [...PERSONAL_COLUMNS, /^Location Code$/i],
  isQuestion: ({ name }: ColumnIdentity) =>
    !isOwn(name) && !isSubmissionColumn(folded(name)) && name !== "",
} as const;

export const touchpoints: Dialect = {
  ...touchpointsBase,
  name: "touchpoints",
  title: "Touchpoints raw export",
  recognises: (records) => hasAll(records[0], RAW_COLUMNS),
};

/** The raw columns with the 17 of the submission behind them; the raw ones are read. */
export const touchpointsCombined: Dialect = {
  ...touchpointsBase,
  name: "touchpoints-combined",
  title: "Touchpoints combined A-11 download",
  recognises: (records) =>
    hasAll(records[0], ["ID", "UUID", "Created at", "external_id", "question_1", "question_4"]),
};
