import { nearest } from "../rules/nearest.js";
import { folded as asCompared } from "../source/dialects/columns.js";
import type { ColumnIdentity } from "../source/dialects/dialect.js";
import { repairedText } from "../source/repaired-text.js";
import type { ColumnReference } from "../survey/definition.js";

/** A column that the definition names and the header does not have exactly once. */
export interface UnresolvedColumn {
  readonly wanted: string;
  /** How many columns fit. */
  readonly found: number;
  readonly nearest: string | null;
}

/** 0-based index of the column, or what is wrong with the reference. */
export function findColumn(
  columns: readonly ColumnIdentity[],
  reference: ColumnReference,
): number | UnresolvedColumn {
  const fitting = columnsFitting(columns, reference);
  if (typeof reference === "object" && "occurrence" in reference && reference.occurrence) {
    const chosen = fitting[reference.occurrence - 1];
    if (chosen !== undefined) return chosen.index;
    return { wanted: describe(reference), found: 0, nearest: null };
  }
  if (fitting.length === 1) return fitting[0]!.index;
  return {
    wanted: describe(reference),
    found: fitting.length,
    nearest: fitting.length > 0 ? null : nearestName(columns, reference),
  };
}

/** The column that a platform calls by one of these names; the first name that the header has. */
export function knownColumn(
  columns: readonly ColumnIdentity[],
  names: readonly string[],
): ColumnIdentity | null {
  for (const name of names) {
    const found =
      columns.find((each) => each.importId === name || each.name.trim() === name) ??
      columns.find((each) => asCompared(each.name) === asCompared(name));
    if (found !== undefined) return found;
  }
  return null;
}

function columnsFitting(
  columns: readonly ColumnIdentity[],
  reference: ColumnReference,
): readonly ColumnIdentity[] {
  if (typeof reference === "string") return columnsNamed(columns, reference);
  if ("name" in reference) {
    const named = columnsNamed(columns, reference.name);
    const { label } = reference;
    if (label === undefined) return named;
    return named.filter((column) => folded(column.label) === folded(label));
  }
  if ("importId" in reference) {
    return columns.filter((column) => column.importId === reference.importId);
  }
  const index = "position" in reference ? reference.position - 1 : indexOfLetters(reference.letter);
  return columns.filter((column) => column.index === index);
}

/** By the exact name; failing that, but for blanks and line breaks; failing that, but for case. */
function columnsNamed(columns: readonly ColumnIdentity[], name: string): readonly ColumnIdentity[] {
  const exact = columns.filter((column) => column.name === name);
  if (exact.length > 0) return exact;
  const wanted = folded(name);
  const found = columns.filter((column) => folded(column.name) === wanted);
  if (found.length > 0) return found;
  return columns.filter((column) => folded(column.name).toLowerCase() === wanted.toLowerCase());
}

/** Names of the header have been repaired; one that a person copied from the file has not. */
function folded(name: string): string {
  return repairedText(name).replace(/\s+/g, " ").trim();
}

function nearestName(
  columns: readonly ColumnIdentity[],
  reference: ColumnReference,
): string | null {
  if (typeof reference === "object" && ("position" in reference || "letter" in reference)) {
    return null;
  }
  if (typeof reference === "object" && "importId" in reference) {
    const ids = columns.flatMap((column) => column.importId ?? []);
    return nearest(reference.importId, ids);
  }
  const { name, label } =
    typeof reference === "string" ? { name: reference, label: undefined } : reference;
  const named = label === undefined ? [] : columnsNamed(columns, name);
  // A name that is right: then the label is what nothing fits.
  if (label !== undefined && named.length > 0) {
    return nearest(
      label,
      named.map((column) => column.label),
    );
  }
  return nearest(
    name,
    columns.map((column) => column.name),
  );
}

/** The reference as a person would say it. */
export function describe(reference: ColumnReference): string {
  if (typeof reference === "string") return reference;
  if ("name" in reference) {
    const { name, label, occurrence } = reference;
    const labelled = label === undefined ? name : `${name}: ${label}`;
    return occurrence ? `${labelled} (no. ${occurrence})` : labelled;
  }
  if ("importId" in reference) return `ImportId ${reference.importId}`;
  if ("position" in reference) return `column ${reference.position}`;
  return `column ${reference.letter.toUpperCase()}`;
}

function indexOfLetters(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
