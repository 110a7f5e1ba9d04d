import { withoutMojibake } from "./mojibake.js";
import { unwrapped } from "./wrapped-cell.js";

/**
 * A text as it was before a program wrapped it or a spreadsheet decoded it wrongly.
 * @param isVerbatim an apostrophe in front may be its author's.
 */
export function repairedText(cell: string, isVerbatim = false): string {
  const text = isVerbatim && cell.startsWith("'") ? cell : unwrapped(cell);
  return withoutMojibake(text) ?? text;
}
