import { parse } from "csv-parse/sync";
import { recordCells } from "./cells.js";
import type { Delimiter, LineEnding } from "./notice.js";
import { RECORD_BLANK } from "./record-batch.js";
import { DEFAULT_LIMITS, Scanner } from "./scanner.js";
import type { HeadRecord } from "./source.js";

/** Decoded bytes that are read before it is decided how to read the rest. */
export const HEAD_BYTES = 64 * 1024;
/** The same where the first records are long: three header records full of HTML, say. */
export const MOST_HEAD_BYTES = 1024 * 1024;
/** Records that are enough to tell the dialect, below a preamble. */
const ENOUGH_RECORDS = 8;
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
  /** Line end of the first record. */
  readonly lineEnding: LineEnding | null;
}

/** Whether more of the file ought to be read for its head. */
export function needsMore(head: HeadRecords): boolean {
  return head.records.length < ENOUGH_RECORDS;
}

/**
 * Reads the first records of a file.
 * @param bytes the beginning of the decoded stream.
 * @param whole whether that is all there is.
 * @param known the delimiter, where it need not be told from the records.
 */
export function readHead(bytes: Uint8Array, whole: boolean, known?: Delimiter): HeadRecords {
  const text = new TextDecoder().decode(bytes);
  const declared = /^sep=([,;\t|])\s*(?:[\r\n]|$)/i.exec(text)?.[1];
  const delimiter =
    known ??
    (declared as Delimiter | undefined) ??
    tellDelimiter(text.slice(0, HEAD_BYTES)) ??
    tellDelimiter(text) ??
    ",";
  const scanned = scanHead(bytes, whole, delimiter);
  const { records, lineEnding, blank } = scanned;
  // A file of blank lines has no header: all of it stands above one.
  if (blank > 0) return { delimiter, records: [], preambleRecords: blank, lineEnding };
  const preambleRecords = preambleOf(records, declared !== undefined);
  return { delimiter, records, preambleRecords, lineEnding };
}

/** A way to count the cells of each of the first records. */
type CellCounter = (text: string, delimiter: Delimiter) => number[];

/**
 * From the one to be trusted most: a delimiter that fits the quotes comes before one that may
 * lie inside a quoted label. In the end the lines have to tell.
 */
const COUNTERS: readonly CellCounter[] = [
  (text, delimiter) => countCells(text.slice(0, HEAD_BYTES), delimiter, false),
  (text, delimiter) => countCells(text, delimiter, false),
  (text, delimiter) => countCells(text.slice(0, HEAD_BYTES), delimiter, true),
  (text, delimiter) =>
    text.split(/\r\n|\n|\r/, FIRST_RECORDS).map((line) => line.split(delimiter).length),
];

/**
 * The delimiter that cuts the header into the most cells. A title above the header may hold
 * one by chance, so a record counts as the header from three cells on.
 */
function tellDelimiter(text: string): Delimiter {
  for (const count of COUNTERS) {
    const cuts = DELIMITERS.map((delimiter) => ({ delimiter, cells: count(text, delimiter) }));
    const most = (record: number): { delimiter: Delimiter; cells: number } =>
      cuts
        .map(({ delimiter, cells }) => ({ delimiter, cells: cells[record] ?? 0 }))
        .reduce((best, cut) => (cut.cells > best.cells ? cut : best));
    for (let record = 0; record < FIRST_RECORDS; record++) {
      if (most(record).cells >= LEAST_COLUMNS) return most(record).delimiter;
    }
    if (most(0).cells > 1) return most(0).delimiter;
  }
  return ",";
}

/**
 * Cells of each of the first records, up to the first that cannot be read. They are read with
 * csv-parse, so that quotes and line breaks in labels do not mislead it.
 */
function countCells(text: string, delimiter: Delimiter, isRelaxed: boolean): number[] {
  const counts: number[] = [];
  try {
    parse(text, {
      delimiter,
      relax_quotes: isRelaxed,
      relax_column_count: true,
      to: FIRST_RECORDS,
      on_record: (record: string[]) => {
        counts.push(record.length);
        return null;
      },
    });
  } catch {
    // A quote that does not fit. What was read before it counts.
  }
  return counts;
}

interface ScannedHead extends Pick<HeadRecords, "records" | "lineEnding"> {
  /** Number of records where the file has nothing but blank ones, else 0. */
  readonly blank: number;
}

function scanHead(bytes: Uint8Array, whole: boolean, delimiter: Delimiter): ScannedHead {
  const layout = { preambleRecords: 0, headerRecords: 0, emptyTrailingCells: false };
  const scanner = new Scanner(layout, delimiter, DEFAULT_LIMITS);
  scanner.push(bytes);
  if (whole) scanner.end();
  const records: HeadRecord[] = [];
  let blank = 0;
  for (let batch = scanner.next(); batch !== null; batch = scanner.next()) {
    scanner.notices.take();
    for (let i = 0; i < batch.length; i++) {
      if (batch.state[i] === RECORD_BLANK) blank++;
      if (records.length < HEAD_RECORDS) {
        records.push({ line: batch.line[i]!, cells: recordCells(batch, i) });
      }
    }
    if (blank < scanner.records && records.length === HEAD_RECORDS) break;
  }
  const isBlank = whole && blank === scanner.records;
  return { records, lineEnding: scanner.lineEnding, blank: isBlank ? blank : 0 };
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
