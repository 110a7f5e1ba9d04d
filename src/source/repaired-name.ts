import { withoutMojibake } from "./mojibake.js";
import { unwrapped } from "./wrapped-cell.js";

/** A column's name as it was before a program wrapped it or a spreadsheet decoded it wrongly. */
export function repairedName(cell: string): string {
  const text = unwrapped(cell);
  return withoutMojibake(text) ?? text;
}
