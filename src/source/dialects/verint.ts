import { columnsByName } from "./columns.js";
import { type Dialect, NOTHING_KNOWN } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/*
 * Verint (ForeSee): delivered as data, question mapping and answer mapping; the data file alone is
 * read, and the survey definition says where everything is and what its codes mean. raw-exports §6.
 */
export const verint: Dialect = {
  name: "verint",
  title: "Verint (ForeSee) export",
  source: "raw-exports#6",
  headerRecords: 1,
  recognises: () => false,
  columns: columnsByName,
  known: NOTHING_KNOWN,
  exclusions: [],
  zone: () => null,
  missing: [],
  thumbs: null,
  personalColumns: PERSONAL_COLUMNS,
};
