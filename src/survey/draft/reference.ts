import type { ColumnIdentity } from "../../source/dialects/dialect.js";
import type { DraftValue } from "./noted.js";

/** By what stays the same longest: the ImportId, or the name where it stands alone. */
export function referenceTo(
  column: ColumnIdentity,
  columns: readonly ColumnIdentity[],
): DraftValue {
  if (column.importId !== null) return { importId: column.importId };
  if (column.name.trim() === "") return { position: column.index + 1 };
  const named = columns.filter(({ name }) => name === column.name);
  if (named.length === 1) return column.name;
  const labelled = named.filter(({ label }) => label === column.label);
  if (column.label.trim() !== "" && labelled.length === 1) {
    return { name: column.name, label: column.label };
  }
  return { name: column.name, occurrence: named.indexOf(column) + 1 };
}
