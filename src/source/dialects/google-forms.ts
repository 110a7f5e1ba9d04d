import { columnsByParts, folded } from "./columns.js";
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

/** "9/6/2018 0:06:16", as a sheet writes it. */
const SHEET_TIME = /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d$/;

const DIRECT_SEPARATOR = ";";
const SHEET_SEPARATOR = ", ";

const OWN_COLUMNS = /^(?:email address|username|score|total score)$/i;

export const googleForms: Dialect = {
  name: "google-forms",
  title: "Google Forms export",
  source: "raw-exports#4",
  headerRecords: 1,
  recognises: (records) => timeColumn(records) >= 0,
  inFile: (records) => {
    const time = records[0]?.[Math.max(0, timeColumn(records))] ?? "";
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
    index > 0 &&
    name.trim() !== "" &&
    !OWN_COLUMNS.test(name.trim()) &&
    !TIMESTAMP.has(folded(name)),
};

/**
 * Index of the column with the times: the first one, whatever they look like, or where somebody has
 * moved it, one with times as the platform writes them. -1 where there is none.
 */
function timeColumn(records: Records): number {
  return (records[0] ?? []).findIndex((name, index) => {
    if (!TIMESTAMP.has(folded(name))) return false;
    const times = records.slice(1).map((cells) => cells[index]?.trim() ?? "");
    return index === 0 || times.some((time) => DIRECT_TIME.test(time) || SHEET_TIME.test(time));
  });
}

function isDirect(records: Records): boolean {
  const index = Math.max(0, timeColumn(records));
  const times = records.slice(1).map((cells) => cells[index]?.trim() ?? "");
  return times.some((time) => DIRECT_TIME.test(time));
}
