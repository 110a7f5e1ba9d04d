import { columnsByParts, hasAll, isBlank } from "./columns.js";
import type { Dialect, Records } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";
import { slashParts } from "./slash-parts.js";

/*
 * KoBoToolbox: raw-exports §8. One header record of names or labels, groups and options behind a
 * slash; below it there may be one of #hxl tags.
 */

/** In UTC, without saying so. */
const SUBMITTED = "_submission_time";

export const kobo: Dialect = {
  name: "kobo",
  title: "KoBoToolbox export",
  source: "raw-exports#8",
  headerRecords: 1,
  recognises: (records) => hasAll(records[0], ["_id", "_uuid", SUBMITTED]),
  inFile: (records) => (holdsTags(records) ? { ...kobo, headerRecords: 2 } : kobo),
  columns: columnsByParts(slashParts),
  known: {
    // The uuid changes when a response is edited.
    externalId: ["_id", "_uuid"],
    submittedAt: [SUBMITTED],
    duration: [],
    language: [],
  },
  exclusions: [
    {
      column: "_validation_status",
      values: ["Not approved", "validation_status_not_approved"],
      reason: "rejected",
    },
  ],
  zone: () => "UTC",
  submittedIn: "UTC",
  missing: [],
  thumbs: null,
  joinedBy: " ",
  personalColumns: [...PERSONAL_COLUMNS, /^_submitted_by$/i, /^_geolocation$/i, /^username$/i],
  isQuestion: ({ name }) =>
    name.trim() !== "" && !/^_|^(?:start|end|today|deviceid|formhub\/uuid|meta\/.*)$/i.test(name),
};

/** Whether the record below the header has #hxl tags and nothing else. */
function holdsTags(records: Records): boolean {
  const filled = (records[1] ?? []).filter((cell) => !isBlank(cell));
  return filled.length > 0 && filled.every((cell) => cell.trim().startsWith("#"));
}
