import { columnsByParts } from "./columns.js";
import type { Dialect } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";
import { slashParts } from "./slash-parts.js";

/*
 * ODK Central: raw-exports §8. One header record of names; the options of a question have columns
 * of their own only where the person who exported asked for it. Times name their zone.
 */

const OWN_COLUMNS = new Set([
  ...["SubmissionDate", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent"],
  ...["AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"],
]);

export const odkCentral: Dialect = {
  name: "odk-central",
  title: "ODK Central export",
  source: "raw-exports#8",
  headerRecords: 1,
  recognises: (records) =>
    records[0]?.[0]?.trim() === "SubmissionDate" &&
    records[0].some((name) => name.trim() === "KEY"),
  columns: columnsByParts(slashParts),
  known: {
    externalId: ["KEY", "meta-instanceID"],
    submittedAt: ["SubmissionDate"],
    duration: [],
    language: [],
  },
  exclusions: [{ column: "ReviewState", values: ["rejected"], reason: "rejected" }],
  zone: () => null,
  missing: [],
  thumbs: null,
  joinedBy: " ",
  personalColumns: [
    ...PERSONAL_COLUMNS,
    /^Submitter(?:ID|Name)$/,
    /-(?:Latitude|Longitude|Altitude|Accuracy)$/,
  ],
  isQuestion: ({ name }) => !OWN_COLUMNS.has(name) && !/^(?:meta-|start$|end$|today$)/.test(name),
};
