import { columnsByName } from "./columns.js";
import { type Dialect, NOTHING_KNOWN } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/*
 * Medallia: every report chooses its own columns, so that no file shows where it comes from and
 * the survey definition says where everything is. What is known is of the feedback API's schema,
 * not of an export. raw-exports §6.
 */
export const medallia: Dialect = {
  name: "medallia",
  title: "Medallia export",
  source: "raw-exports#6",
  headerRecords: 1,
  recognises: () => false,
  columns: columnsByName,
  known: NOTHING_KNOWN,
  exclusions: [
    { column: "url", contains: "[Preview]", reason: "preview" },
    { column: "originType", values: ["Preview"], reason: "preview" },
  ],
  zone: () => null,
  missing: [],
  thumbs: null,
  personalColumns: [
    ...PERSONAL_COLUMNS,
    /^(?:ip|userAgentData|location|urlQueryParams|displayUserDetails|url)$/,
  ],
};
