import { columnsByName, type Dialect } from "./dialect.js";

/** Any other platform: the survey definition says where everything is. */
export const generic: Dialect = {
  name: "generic",
  title: "export of a platform that is not recognised",
  source: "raw-exports#14",
  headerRecords: 1,
  recognises: () => true,
  columns: columnsByName,
  known: { externalId: null, submittedAt: null, duration: null },
  exclusions: [],
  zone: () => null,
  missing: [],
  thumbs: null,
};
