import { folded } from "./columns.js";
import type { ColumnIdentity, Dialect, Records } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";
import { qualtricsExclusions, SEEN_UNANSWERED } from "./qualtrics-values.js";

/*
 * Qualtrics before 2016: two header records. The platform's own columns are V1, V2 …, and what
 * each holds stands in the second record; every record ends with a comma. raw-exports §2.
 */

/** Behind the questions and in English: where the respondent was. */
const LOCATION = /^Location(?:Latitude|Longitude|Accuracy)$/i;

/** What stands below V1, V2 and V3. */
const OWN_LABELS = ["ResponseID", "ResponseSet", "Name"];
const OWN_NAME = /^V\d+$/i;

export const qualtricsLegacy: Dialect = {
  name: "qualtrics-legacy",
  title: "Qualtrics export of before 2016",
  source: "raw-exports#2",
  headerRecords: 2,
  recognises: (records) =>
    OWN_LABELS.every((label) => namesOver(records, label).length > 0) &&
    namesOver(records, "ResponseID")[0]?.trim().toUpperCase() === "V1",
  inFile: (records) => {
    // The V numbers shift where a survey keeps no addresses: the second record tells.
    const names = (label: string): string[] => namesOver(records, label);
    return {
      ...qualtricsLegacy,
      known: {
        externalId: names("ResponseID"),
        submittedAt: names("EndDate"),
        duration: [],
        language: [],
      },
      exclusions: qualtricsExclusions(names("Status")[0] ?? null, names("Finished")[0] ?? null),
      personalColumns: [...PERSONAL_COLUMNS, ...personalIn(records)],
    };
  },
  columns,
  known: { externalId: ["V1"], submittedAt: ["V9"], duration: [], language: [] },
  exclusions: qualtricsExclusions("V7", "V10"),
  zone: () => null,
  missing: [SEEN_UNANSWERED],
  thumbs: null,
  joinedBy: ",",
  personalColumns: PERSONAL_COLUMNS,
  isQuestion: ({ name }) => !OWN_NAME.test(name) && !LOCATION.test(name) && name !== "",
};

/** The platform's own columns with a label in the second record. */
function namesOver(records: Records, label: string): string[] {
  const names = records[0] ?? [];
  return names.filter(
    (name, at) => OWN_NAME.test(name) && folded(records[1]?.[at] ?? "") === folded(label),
  );
}

/** V4 is no name that a pattern could tell: what stands below it is. */
function personalIn(records: Records): RegExp[] {
  return (records[1] ?? []).flatMap((label, at) => {
    const name = records[0]?.[at] ?? "";
    const isPersonal =
      label === "Name" || PERSONAL_COLUMNS.some((pattern) => pattern.test(label.trim()));
    return isPersonal && OWN_NAME.test(name) ? [new RegExp(`^${name}$`)] : [];
  });
}

function columns(records: Records): ColumnIdentity[] {
  const names = records[0] ?? [];
  // The comma at the end of every record makes no column.
  const count = names.at(-1)?.trim() === "" ? names.length - 1 : names.length;
  return names.slice(0, count).map((name, index) => {
    const label = records[1]?.[index] ?? "";
    return { index, name, label, importId: null };
  });
}
