import { isMap, isScalar, isSeq, type Node, type Scalar } from "yaml";

/** A scalar as the file has it: `1`, `yes` and `null` are texts where a text is wanted. */
export function sourceText(scalar: Scalar): string {
  return typeof scalar.value === "string" ? scalar.value : (scalar.source ?? String(scalar.value));
}

/**
 * The data of a document, in which cells of the export are the text that was written: YAML turns
 * an unquoted 1, 01, yes or 2025-01-01 into something else.
 * @param textKeys keys whose values are such cells.
 * @param toData what the document library makes of it, after the scalars were changed.
 */
export function stringsFromSource(
  root: Node | null,
  textKeys: ReadonlySet<string>,
  toData: () => unknown,
): unknown {
  asWritten(root, textKeys, false);
  return toData();
}

function asWritten(node: unknown, textKeys: ReadonlySet<string>, wanted: boolean): void {
  if (isScalar(node)) {
    // A key without value has no source; `null` in a list of cells is the text "null".
    if (wanted && node.source && typeof node.value !== "string") node.value = sourceText(node);
  } else if (isSeq(node)) {
    for (const item of node.items) asWritten(item, textKeys, wanted);
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const name = sourceText(key);
      key.value = name;
      asWritten(value, textKeys, isMap(value) ? false : textKeys.has(name));
    }
  }
}
