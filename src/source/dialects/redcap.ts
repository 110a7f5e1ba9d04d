import type { Exclusion } from "../../survey/definition.js";
import { columnsByParts } from "./columns.js";
import type { ColumnIdentity, Dialect } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/*
 * REDCap: raw-exports §9. One header record of field names; a form's fields stand before its
 * "<form>_complete", and "<form>_timestamp" is of its survey. A project may have several forms, so
 * which of them has to be complete depends on where question 1 is.
 */

/** Field names: so that "Percent_complete" of somebody's table is not taken for a form. */
const FIELD = /^[a-z][a-z0-9_]*$/;
const CHECKBOX = /^([a-z][a-z0-9_]*?)___([a-z0-9_]+)$/;
const COMPLETE = /^([a-z][a-z0-9_]*)_complete$/;
const OWN_COLUMNS =
  /^redcap_(?:event_name|repeat_instrument|repeat_instance|data_access_group|survey_identifier)$/;

export const redcap: Dialect = {
  name: "redcap",
  title: "REDCap export",
  source: "raw-exports#9",
  headerRecords: 1,
  recognises: (records) => {
    const names = (records[0] ?? []).map((name) => name.trim());
    if (names.some((name) => CHECKBOX.test(name) || OWN_COLUMNS.test(name))) return true;
    return names.every((name) => FIELD.test(name)) && names.some((name) => COMPLETE.test(name));
  },
  inFile: (records) => {
    const names = (records[0] ?? []).map((name) => name.trim());
    const id = names.includes("record_id") ? "record_id" : (names[0] ?? "record_id");
    const times = names.filter((name) => /_timestamp$/.test(name));
    return {
      ...redcap,
      known: {
        ...redcap.known,
        externalId: [id],
        // Several surveys: the definition has to say which one.
        submittedAt: times.length === 1 ? times : [],
      },
    };
  },
  columns: columnsByParts((name) => {
    const [question, choice] = CHECKBOX.exec(name.trim())?.slice(1) ?? [];
    return question === undefined || choice === undefined ? null : { question, choice };
  }),
  known: { externalId: ["record_id"], submittedAt: [], duration: [], language: [] },
  exclusions: [],
  exclusionsFor: (columns, rating) => {
    const form = rating < 0 ? onlyForm(columns) : formOf(columns, rating);
    return form === null ? [] : exclusionsOf(form);
  },
  zone: () => null,
  missing: [],
  thumbs: null,
  personalColumns: [...PERSONAL_COLUMNS, /^redcap_survey_identifier$/],
  isQuestion: ({ name, index }) => index > 0 && isField(name.trim()),
};

function isField(name: string): boolean {
  return !OWN_COLUMNS.test(name) && !COMPLETE.test(name) && !/_timestamp$/.test(name);
}

/** The form that a column belongs to: the one that ends next. */
function formOf(columns: readonly ColumnIdentity[], index: number): string | null {
  for (const { name } of columns.slice(index)) {
    const form = COMPLETE.exec(name.trim())?.[1];
    if (form !== undefined) return form;
  }
  return null;
}

/** The form with fields beside the record's id, where there is but one. */
function onlyForm(columns: readonly ColumnIdentity[]): string | null {
  const forms = columns.flatMap(({ name, index }) =>
    index > 0 && isField(name.trim()) ? [formOf(columns, index)] : [],
  );
  return new Set(forms).size === 1 ? (forms[0] ?? null) : null;
}

function exclusionsOf(form: string): Exclusion[] {
  return [
    // Blank in records of a repeated form or of another event: they are not about this survey.
    { column: `${form}_complete`, empty: true, reason: "other-form" },
    { column: `${form}_complete`, values: ["0", "Incomplete"], reason: "unfinished" },
    { column: `${form}_timestamp`, values: ["[not completed]"], reason: "unfinished" },
  ];
}
