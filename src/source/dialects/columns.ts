import type { ColumnIdentity, Records } from "./dialect.js";

/** Columns of an export with one header record. */
export function columnsByName(records: Records): ColumnIdentity[] {
  return (records[0] ?? []).map((name, index) => ({ index, name, label: "", importId: null }));
}

/** Columns of an export with one header record whose names hold question and statement. */
export function columnsByParts(
  partsOf: (name: string, names: ReadonlySet<string>) => QuestionParts | null,
): (records: Records) => ColumnIdentity[] {
  return (records) => {
    const columns = columnsByName(records);
    const names = new Set(columns.map(({ name }) => name));
    return columns.map((column) => ({ ...column, ...partsOf(column.name, names) }));
  };
}

export interface QuestionParts {
  readonly question: string;
  readonly choice?: string;
}

/**
 * The beginning that several labels share, up to the last place where it is cut by `mark`; null
 * where they do not share one.
 */
export function sharedQuestion(labels: readonly string[], mark: string): string | null {
  const [first] = labels;
  if (first === undefined || labels.length < 2) return null;
  let shared = first.length;
  for (const label of labels) {
    let at = 0;
    while (at < shared && at < label.length && label[at] === first[at]) at++;
    shared = at;
  }
  const at = first.slice(0, shared).lastIndexOf(mark);
  return at > 0 ? first.slice(0, at) : null;
}

/** A name as it is compared: programs that a table goes through change case and blanks. */
export function folded(name: string): string {
  return name.trim().toLowerCase();
}

/** Whether a name of the header is one of the platform's own. */
export function isAmong(names: readonly string[]): (name: string) => boolean {
  const known = new Set(names.map(folded));
  return (name) => known.has(folded(name));
}

/** Whether the first record has all of the names, in any order. */
export function hasAll(header: readonly string[] | undefined, names: readonly string[]): boolean {
  if (header === undefined) return false;
  const present = new Set(header.map(folded));
  return names.every((name) => present.has(folded(name)));
}

export function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === "";
}
