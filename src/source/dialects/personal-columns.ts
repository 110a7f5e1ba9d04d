import type { ColumnIdentity, Dialect } from "./dialect.js";

/**
 * Columns that identify or locate people, whatever platform wrote them. Of raw-exports §13; matched
 * against names, so that a question's text ("…which city…") is not taken for such a column.
 */
export const PERSONAL_COLUMNS: readonly RegExp[] = [
  /^ip(?:[ _-]?addr(?:ess)?)?$/i,
  /^(?:e-?mail|contact e-?mail|your e-?mail)(?:[ _-]?address)?$/i,
  /^(?:user ?name|name|full[ _]?name|first[ _]?name|last[ _]?name|respondent name)$/i,
  /^recipient/i,
  /^external[ _]?(?:data)?[ _]?reference$/i,
  /^custom data(?: \d+)?$/i,
  /^location[ _]?(?:latitude|longitude|accuracy)$/i,
  /^(?:latitude|longitude|city|postal(?: code)?|zip(?:[ _]?code)?|state\/region|country)$/i,
  /^(?:extended )?user[ _]?agent$/i,
  /^(?:browser|operating system|resolution|device ?id)$/i,
  /^(?:extended )?referr?er$|^refurl$/i,
  /^(?:query string|page|hostname)$/i,
  /^(?:token|session ?id|contact id|subscriber ?id)$/i,
  /^(?:phone(?:[ _]?number)?|telephone|mobile|ssn|social security number)$/i,
];

/** The columns that identify or locate people, by what a person sees above them. */
export function personalColumns(
  dialect: Dialect,
  columns: readonly ColumnIdentity[],
): { index: number; name: string }[] {
  return columns
    .filter((column) => isPersonalColumn(dialect, column))
    .map(({ index, name, label }) => ({ index, name: seenName(name.trim(), label.trim()) }));
}

/** "V6" says nothing by itself: what stands below it does. */
function seenName(name: string, label: string): string {
  if (!PERSONAL_COLUMNS.some((pattern) => pattern.test(label))) return name || label;
  const tells = name !== "" && PERSONAL_COLUMNS.some((pattern) => pattern.test(name));
  return tells || name === "" ? name || label : `${name} (${label})`;
}

/** Whether the export has in this column what identifies or locates people. */
export function isPersonalColumn(dialect: Dialect, column: ColumnIdentity): boolean {
  const named = [column.name.trim(), column.importId ?? ""];
  return dialect.personalColumns.some((pattern) => named.some((name) => pattern.test(name)));
}
