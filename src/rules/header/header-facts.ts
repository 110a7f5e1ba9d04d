import type { Edition } from "../../guidance/edition.js";
import type { Header } from "../rule.js";
import { namesMeant } from "./name-meant.js";

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
  /** Whether the record has any of the names. Where it has none, its cells may be answers. */
  readonly isHeader: boolean;
}

export function headerFacts({ cells }: Pick<Header, "cells">, edition: Edition): HeaderFacts {
  const wanted = edition.columns.map(({ key }) => key as string);
  const known = new Map<number, string>();
  cells.forEach((cell, index) => {
    if (wanted.includes(cell)) known.set(index, cell);
  });
  const present = new Set(known.values());
  const absent = wanted.filter((name) => !present.has(name));
  const others = cells.map((cell, index) => (known.has(index) ? "" : cell));
  const meant = namesMeant(others, absent);
  const misnamed = [...meant]
    .sort(([a], [b]) => a - b)
    .map(([index, expected]) => ({ index, found: cells[index] ?? "", expected }));
  const named = new Set(meant.values());
  return {
    known,
    misnamed,
    missing: absent.filter((name) => !named.has(name)),
    unexpected: cells
      .map((found, index) => ({ index, found }))
      .filter(({ index }) => !known.has(index) && !meant.has(index)),
    isHeader: known.size + misnamed.length > 0,
  };
}
