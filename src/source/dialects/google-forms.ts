import { columnsByParts } from "./columns.js";
import type { Dialect, Records } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/*
 * Google Forms: raw-exports §4. Two exports of the same responses: "Download responses (.csv)" in
 * Forms, with zone and semicolons, and the CSV or TSV of the linked sheet, with neither. There are
 * no ids, and neither unfinished responses nor previews.
 */

/** The name of the first column by the language of the form's owner. */
const TIMESTAMP = new Set([
  ...["timestamp", "marca temporal", "horodateur", "zeitstempel", "carimbo de data/hora"],
  ...["informazioni cronologiche", "tijdstempel"],
]);

/** "2022/11/30 10:39:41 PM GMT+1": only the direct download begins with the year. */
const DIRECT_TIME = /^\d{4}\/\d{1,2}\/\d{1,2} .*[AP]M/;

const DIRECT_SEPARATOR = ";";
const SHEET_SEPARATOR = ", ";

const OWN_COLUMNS = /^(?:email address|username|score|total score)$/i;

export const googleForms: Dialect = {
  name: "google-forms",
  title: "Google Forms export",
  source: "raw-exports#4",
  headerRecords: 1,
  recognises: (records) => TIMESTAMP.has(records[0]?.[0]?.trim().toLowerCase() ?? ""),
  inFile: (records) => {
    const time = records[0]?.[0] ?? "";
    return {
      ...googleForms,
      joinedBy: isDirect(records) ? DIRECT_SEPARATOR : SHEET_SEPARATOR,
      known: { externalId: [], submittedAt: [time], duration: [], language: [] },
    };
  },
  columns: columnsByParts((name) => {
    const grid = /^([\s\S]*\S) \[([^[\]]+)\]$/.exec(name);
    return grid === null ? null : { question: grid[1]!, choice: grid[2]! };
  }),
  known: { externalId: [], submittedAt: ["Timestamp"], duration: [], language: [] },
  withoutIds: true,
  exclusions: [],
  zone: () => null,
  missing: [],
  thumbs: null,
  joinedBy: SHEET_SEPARATOR,
  personalColumns: PERSONAL_COLUMNS,
  isQuestion: ({ name, index }) =>
    index > 0 && name.trim() !== "" && !OWN_COLUMNS.test(name.trim()),
};

function isDirect(records: Records): boolean {
  const times = records.slice(1).map((cells) => cells[0]?.trim() ?? "");
  return times.some((time) => DIRECT_TIME.test(time));
}
