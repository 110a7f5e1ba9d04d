import { columnsByName } from "./columns.js";
import { type Dialect, NOTHING_KNOWN } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/** Any other platform: the survey definition says where everything is. */
export const generic: Dialect = {
  name: "generic",
  title: "export of a platform that is not recognised",
  source: "raw-exports#14",
  headerRecords: 1,
  recognises: () => true,
  columns: columnsByName,
  known: NOTHING_KNOWN,
  exclusions: [],
  zone: () => null,
  missing: [],
  thumbs: null,
  personalColumns: PERSONAL_COLUMNS,
};
