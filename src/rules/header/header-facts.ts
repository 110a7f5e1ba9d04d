import type { Edition } from "../../guidance/edition.js";
import { nearest } from "../nearest.js";
import type { Header } from "../rule.js";

/**
 * What a submission file's header is, next to the 17 names. Several rules look at it, and each
 * column is reported by one of them only: a misspelt name is not also a missing one.
 */
export interface HeaderFacts {
  /** Names of the edition that the header has, by index. */
  readonly known: ReadonlyMap<number, string>;
  /** Columns that are meant to be one of the 17: index, what it says, what it should say. */
  readonly misnamed: readonly { index: number; found: string; expected: string }[];
  readonly missing: readonly string[];
  readonly unexpected: readonly { index: number; found: string }[];
}

/** Aggregated columns of the earlier reporting model: counts by answer, not responses. */
const SUMMARY =
  /^(?:q(?:uestion)?_?\d+_\d+|.*(?:_count|_total|_percent|_pct)|count|total|percent)$/i;
/** From this many on, a file is a summary. */
const SUMMARY_COLUMNS = 3;

export function headerFacts({ cells }: Pick<Header, "cells">, edition: Edition): HeaderFacts {
  const wanted = edition.columns.map(({ key }) => key as string);
  const known = new Map<number, string>();
  cells.forEach((cell, index) => {
    if (wanted.includes(cell)) known.set(index, cell);
  });
  const present = new Set(known.values());
  let missing = wanted.filter((name) => !present.has(name));
  const misnamed: HeaderFacts["misnamed"][number][] = [];
  const unexpected: HeaderFacts["unexpected"][number][] = [];
  cells.forEach((found, index) => {
    if (known.has(index)) return;
    const expected = found.trim() === "" ? null : nearest(found, missing);
    if (expected === null) {
      unexpected.push({ index, found });
    } else {
      misnamed.push({ index, found, expected });
      missing = missing.filter((name) => name !== expected);
    }
  });
  return { known, misnamed, missing, unexpected };
}

/** Columns that hold counts instead of answers; none where it is no summary. */
export function summaryColumns({ cells }: Pick<Header, "cells">): string[] {
  const found = cells.map((cell) => cell.trim()).filter((cell) => SUMMARY.test(cell));
  return found.length >= SUMMARY_COLUMNS ? found : [];
}
