import { isMap, isScalar, isSeq, type Node, type Scalar } from "yaml";

/** Keys whose values are cells of the export: they are meant as written, whatever YAML makes of them. */
const CELL_KEYS = new Set([
  "value",
  "values",
  "notSelected",
  "startsWith",
  "contains",
  "importId",
  "column",
  "name",
  "letter",
  "separator",
  "text",
  "title",
  "textColumn",
  "externalId",
  "submittedAt",
  "interactionAt",
  "duration",
  "controlNumber",
  "reason",
  "designated",
]);

/** A scalar as the file has it: `1`, `yes` and `null` are texts where a text is wanted. */
export function sourceText(scalar: Scalar): string {
  return typeof scalar.value === "string" ? scalar.value : (scalar.source ?? String(scalar.value));
}

/**
 * The data of a document, in which cells of the export are the text that was written: YAML turns
 * an unquoted 1, 01, yes or 2025-01-01 into something else.
 * @param toData what the document library makes of it, after the scalars were changed.
 */
export function stringsFromSource(root: Node | null, toData: () => unknown): unknown {
  asWritten(root, false);
  return toData();
}

function asWritten(node: unknown, wanted: boolean): void {
  if (isScalar(node)) {
    // A key without value has no source; `null` in a list of cells is the text "null".
    if (wanted && node.source && typeof node.value !== "string") node.value = sourceText(node);
  } else if (isSeq(node)) {
    for (const item of node.items) asWritten(item, wanted);
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const name = sourceText(key);
      key.value = name;
      asWritten(value, isMap(value) ? false : CELL_KEYS.has(name));
    }
  }
}
