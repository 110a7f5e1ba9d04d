import type { Header } from "../rule.js";

/** Columns of the earlier reporting model and of spreadsheets: counts by answer. */
const COUNTS =
  /^(?:q(?:uestion)?[ _]?\d+_\d+|.*[ _](?:count|total|percent|pct)|count|total|percent)$/i;

/** From this many on, a file is a summary. */
const LEAST = 3;

const NUMBER = /^\d+(?:,\d{3})*(?:\.\d+)?\s*%?$/;

/**
 * Names of the columns that hold counts instead of answers; none where the file is no summary.
 *
 * Exports name the options of a question in the same way (Q2_1, Q2_2 …). Their cells hold a 1, a
 * label or the number of the option; counts go beyond that.
 */
export function summaryColumns(header: Pick<Header, "cells" | "firstRecords">): string[] {
  const columns = header.cells
    .map((cell, index) => ({ name: cell.trim(), index }))
    .filter(({ name }) => COUNTS.test(name));
  if (columns.length < LEAST) return [];
  const values = header.firstRecords.flatMap(({ cells }) =>
    columns.map(({ index }) => cells[index]?.trim() ?? "").filter((cell) => cell !== ""),
  );
  if (!values.every((value) => NUMBER.test(value))) return [];
  const areCounts = values.some((value) => numberOf(value) > columns.length);
  return areCounts ? columns.map(({ name }) => name) : [];
}

function numberOf(value: string): number {
  return Number.parseFloat(value.replaceAll(",", ""));
}
