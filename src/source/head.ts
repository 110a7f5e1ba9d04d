import { parse } from "csv-parse/sync";
import { recordCells } from "./cells.js";
import type { Delimiter } from "./notice.js";
import { DEFAULT_LIMITS, Scanner } from "./scanner.js";
import type { HeadRecord } from "./source.js";

/** Decoded bytes that are read before it is decided how to read the rest. */
export const HEAD_BYTES = 64 * 1024;
const HEAD_RECORDS = 20;
const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];
/** A title stands alone above a header of at least this many columns. */
const LEAST_COLUMNS = 3;
/** Records in which the header is looked for. */
const FIRST_RECORDS = 4;

export interface HeadRecords {
  readonly delimiter: Delimiter;
  readonly records: readonly HeadRecord[];
  readonly preambleRecords: number;
}

/**
 * Reads the first records of a file.
 * @param bytes the beginning of the decoded stream.
 * @param whole whether that is all there is.
 */
export function readHead(bytes: Uint8Array, whole: boolean): HeadRecords {
  const text = new TextDecoder().decode(bytes);
  const declared = /^sep=([,;\t|])\s*(?:[\r\n]|$)/i.exec(text)?.[1];
  const delimiter = (declared as Delimiter | undefined) ?? tellDelimiter(text);
  const records = scanHead(bytes, whole, delimiter);
  return { delimiter, records, preambleRecords: preambleOf(records, declared !== undefined) };
}

/**
 * The delimiter that cuts the header into the most cells. A title above the header may hold
 * one by chance, so a record counts as the header from three cells on.
 */
function tellDelimiter(text: string): Delimiter {
  const cuts = DELIMITERS.map((delimiter) => ({ delimiter, cells: cellCounts(text, delimiter) }));
  const most = (record: number): (typeof cuts)[number] =>
    cuts.reduce((best, cut) => ((cut.cells[record] ?? 0) > (best.cells[record] ?? 0) ? cut : best));
  for (let record = 0; record < FIRST_RECORDS; record++) {
    const best = most(record);
    if ((best.cells[record] ?? 0) >= LEAST_COLUMNS) return best.delimiter;
  }
  return most(0).delimiter;
}

/**
 * Cells of each of the first records. They are read with csv-parse, so that quotes and line
 * breaks in labels do not mislead it.
 */
function cellCounts(text: string, delimiter: Delimiter): number[] {
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      to: FIRST_RECORDS,
    });
    return records.map((record) => record.length);
  } catch {
    // An open quote in the first records: the lines have to tell.
    return text.split(/\r\n|\n|\r/, FIRST_RECORDS).map((line) => line.split(delimiter).length);
  }
}

function scanHead(bytes: Uint8Array, whole: boolean, delimiter: Delimiter): HeadRecord[] {
  const layout = { preambleRecords: 0, headerRecords: 0, emptyTrailingCells: true };
  const scanner = new Scanner(layout, delimiter, DEFAULT_LIMITS);
  scanner.push(bytes);
  if (whole) scanner.end();
  const batch = scanner.next();
  const records: HeadRecord[] = [];
  for (let i = 0; batch !== null && i < batch.length && i < HEAD_RECORDS; i++) {
    records.push({ line: batch.line[i]!, cells: recordCells(batch, i) });
  }
  return records;
}

/** Records above the header: a `sep=` line, a title, blank lines. */
function preambleOf(records: readonly HeadRecord[], hasSeparatorLine: boolean): number {
  let above = hasSeparatorLine ? 1 : 0;
  for (;;) {
    const record = records[above];
    if (record === undefined) return hasSeparatorLine ? 1 : 0;
    const filled = record.cells.filter((cell) => cell.trim() !== "").length;
    const next = records[above + 1]?.cells ?? [];
    const isTitle =
      filled === 1 &&
      record.cells[0]?.trim() !== "" &&
      record.cells.length < LEAST_COLUMNS &&
      next.length >= LEAST_COLUMNS;
    const isBlank = filled === 0 && record.cells.length < LEAST_COLUMNS;
    const titleAboveBlank =
      filled === 1 && record.cells.length === 1 && isBlankRecord(records[above + 1]) && above < 5;
    if (!isTitle && !isBlank && !(titleAboveBlank && laterIsWide(records, above + 2))) return above;
    above++;
  }
}

function isBlankRecord(record: HeadRecord | undefined): boolean {
  return record?.cells.every((cell) => cell.trim() === "") ?? false;
}

function laterIsWide(records: readonly HeadRecord[], from: number): boolean {
  return records.slice(from, from + 3).some((record) => record.cells.length >= LEAST_COLUMNS);
}
