import type { HeadRecord } from "./source.js";

/** A title stands above a header of at least this many names. */
const LEAST_NAMES = 3;
/** A line such as "Survey:,Permit renewal" has two cells; only a header of more is told from it. */
const LEAST_NAMES_BELOW_PAIRS = 5;
/** Titles and pairs that are looked over before it is given up. */
const MOST_TITLES = 10;

/**
 * Records above the header: a `sep=` line, titles, pairs such as "Exported:,2025-05-01", blank
 * lines. A spreadsheet saves them as wide as the table, with empty cells behind them.
 */
export function preambleOf(records: readonly HeadRecord[], hasSeparatorLine: boolean): number {
  const top = behindBlank(records, hasSeparatorLine ? 1 : 0);
  if (top >= records.length) return hasSeparatorLine ? 1 : 0;
  let at = top;
  let titles = 0;
  let pairs = 0;
  for (; at < records.length && titles + pairs <= MOST_TITLES; at++) {
    const filled = filledCells(records[at]!);
    const leading = records[at]!.cells.slice(0, filled).every((cell) => cell.trim() !== "");
    if (filled === 1 && leading) titles++;
    else if (filled === 2 && leading) pairs++;
    else if (filled > 0) break;
  }
  // Codes above the names (,,,,q1) may be few: the names below them count.
  const header = records.slice(at, at + (records[at]?.cells[0]?.trim() === "" ? 2 : 1));
  const names = Math.max(0, ...header.map(filledCells));
  return names >= (pairs > 0 ? LEAST_NAMES_BELOW_PAIRS : LEAST_NAMES) ? at : top;
}

/** The first record from `at` on that is not blank. */
function behindBlank(records: readonly HeadRecord[], at: number): number {
  const found = records.findIndex((record, index) => index >= at && filledCells(record) > 0);
  return found < 0 ? records.length : found;
}

function filledCells({ cells }: HeadRecord): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}
