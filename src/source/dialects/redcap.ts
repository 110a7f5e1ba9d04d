import type { Exclusion } from "../../survey/definition.js";
import { columnsByParts, folded } from "./columns.js";
import type { ColumnIdentity, Dialect } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/*
 * REDCap: raw-exports §9. One header record of field names; a form's fields stand before its
 * "<form>_complete", and "<form>_timestamp" is of its survey. A project may have several forms, so
 * which of them has to be complete depends on where question 1 is.
 */

/** Field names: so that "Percent_complete" of somebody's table is not taken for a form. */
const FIELDS = [/^[a-z][a-z0-9_]*$/, /^[A-Z][A-Z0-9_]*$/];
const CHECKBOX = /^([a-z][a-z0-9_]*?)___([a-z0-9_]+)$/i;
const COMPLETE = /^([a-z][a-z0-9_]*)_complete$/i;
const OWN_COLUMNS =
  /^redcap_(?:event_name|repeat_instrument|repeat_instance|data_access_group|survey_identifier)$/i;

const RECORD = "record_id";

export const redcap: Dialect = {
  name: "redcap",
  title: "REDCap export",
  source: "raw-exports#9",
  headerRecords: 1,
  recognises: (records) => {
    const names = (records[0] ?? []).map((name) => name.trim());
    if (names.some((name) => CHECKBOX.test(name) || OWN_COLUMNS.test(name))) return true;
    const areFields = FIELDS.some((field) => names.every((name) => field.test(name)));
    return areFields && names.some((name) => COMPLETE.test(name));
  },
  inFile: (records) => {
    const names = (records[0] ?? []).map((name) => name.trim());
    const id = names.find((name) => folded(name) === RECORD) ?? names[0] ?? RECORD;
    const times = names.filter((name) => /_timestamp$/i.test(name));
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
  known: { externalId: [RECORD], submittedAt: [], duration: [], language: [] },
  exclusions: [],
  exclusionsFor: (columns, rating) => {
    const form = rating < 0 ? onlyForm(columns) : formOf(columns, rating);
    return form === null ? [] : exclusionsOf(form);
  },
  zone: () => null,
  missing: [],
  thumbs: null,
  personalColumns: [...PERSONAL_COLUMNS, /^redcap_survey_identifier$/i],
  isQuestion: ({ name, index }) => index > 0 && isField(name.trim()),
};

function isField(name: string): boolean {
  return (
    folded(name) !== RECORD &&
    !OWN_COLUMNS.test(name) &&
    !COMPLETE.test(name) &&
    !/_timestamp$/i.test(name)
  );
}

/** The form that a column belongs to: the one that ends next, or the only one there is. */
function formOf(columns: readonly ColumnIdentity[], index: number): string | null {
  const [only, another] = columns.flatMap(({ name }) => formEndingIn(name));
  if (only !== undefined && another === undefined) return only;
  for (const { name } of columns.slice(index)) {
    for (const form of formEndingIn(name)) return form;
  }
  return null;
}

function formEndingIn(name: string): string[] {
  return COMPLETE.exec(name.trim())?.slice(1) ?? [];
}

/** The form with fields beside the record's id, where there is but one. */
function onlyForm(columns: readonly ColumnIdentity[]): string | null {
  const forms = columns.flatMap(({ name, index }) =>
    index > 0 && isField(name.trim()) ? [formOf(columns, index)] : [],
  );
  // Columns that somebody has added behind the last form belong to none.
  const [form, ...others] = new Set(forms.filter((each) => each !== null));
  return others.length === 0 ? (form ?? null) : null;
}

function exclusionsOf(form: string): Exclusion[] {
  return [
    // Blank in records of a repeated form or of another event: they are not about this survey.
    { column: `${form}_complete`, empty: true, reason: "other-form" },
    { column: `${form}_complete`, values: ["0", "Incomplete"], reason: "unfinished" },
    { column: `${form}_timestamp`, values: ["[not completed]"], reason: "unfinished" },
  ];
}
