import { columnsByParts, folded, hasAll, isAmong } from "./columns.js";
import type { Dialect } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";
import { slashParts } from "./slash-parts.js";

/*
 * ODK Central: raw-exports §8. One header record of names; the options of a question have columns
 * of their own only where the person who exported asked for it. Times name their zone.
 */

const FIRST = "SubmissionDate";
const ALWAYS = [FIRST, "KEY"];
/** One of these tells where somebody has moved the first column. */
const OTHERS = [
  ...["SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status"],
  ...["ReviewState", "DeviceID", "Edits", "FormVersion"],
];
const isOwn = isAmong([...ALWAYS, ...OTHERS]);

export const odkCentral: Dialect = {
  name: "odk-central",
  title: "ODK Central export",
  source: "raw-exports#8",
  headerRecords: 1,
  recognises: ([header = []]) =>
    hasAll(header, ALWAYS) &&
    (folded(header[0] ?? "") === folded(FIRST) || header.some(isAmong(OTHERS))),
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
    /^Submitter(?:ID|Name)$/i,
    /-(?:Latitude|Longitude|Altitude|Accuracy)$/i,
  ],
  isQuestion: ({ name }) => !isOwn(name) && !/^(?:meta-|start$|end$|today$)/i.test(name),
};
