import { recordCells } from "./cells.js";
import { declaredDelimiter, tellDelimiter } from "./delimiter.js";
import type { Delimiter, LineEnding } from "./notice.js";
import { preambleOf } from "./preamble.js";
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
/** Blank ones at the top that are kept beside these. */
const MOST_BLANK_RECORDS = 1000;

export interface HeadRecords {
  readonly delimiter: Delimiter;
  readonly records: readonly HeadRecord[];
  readonly preambleRecords: number;
  /** Line end of the first record. */
  readonly lineEnding: LineEnding | null;
}

/** Whether more of the file ought to be read for its head. */
export function needsMore(head: HeadRecords): boolean {
  return head.records.length < Math.min(HEAD_RECORDS, head.preambleRecords + ENOUGH_RECORDS);
}

/**
 * Reads the first records of a file.
 * @param bytes the beginning of the decoded stream.
 * @param whole whether that is all there is.
 * @param known the delimiter, where it need not be told from the records.
 */
export function readHead(bytes: Uint8Array, whole: boolean, known?: Delimiter): HeadRecords {
  const begin = decoder.decode(bytes.subarray(0, HEAD_BYTES));
  const declared = declaredDelimiter(begin);
  const delimiter =
    known ??
    declared ??
    tellDelimiter(begin, () => (isLong(bytes) ? decoder.decode(bytes) : begin));
  const scanned = scanHead(bytes, whole, delimiter);
  const { records, lineEnding, blank } = scanned;
  // A file of blank lines has no header: all of it stands above one.
  if (blank > 0) return { delimiter, records: [], preambleRecords: blank, lineEnding };
  const preambleRecords = preambleOf(records, declared !== null);
  return { delimiter, records, preambleRecords, lineEnding };
}

const decoder = new TextDecoder();

function isLong(bytes: Uint8Array): boolean {
  return bytes.length > HEAD_BYTES;
}

interface ScannedHead extends Pick<HeadRecords, "records" | "lineEnding"> {
  /** Number of records where the file has nothing but blank ones, else 0. */
  readonly blank: number;
}

function scanHead(bytes: Uint8Array, whole: boolean, delimiter: Delimiter): ScannedHead {
  const layout = { preambleRecords: 0, headerRecords: 0, emptyTrailingCells: false };
  const scanner = new Scanner(layout, delimiter, DEFAULT_LIMITS);
  // A few records are enough, and a batch is thousands.
  scanner.batch.mostRecords = HEAD_RECORDS;
  scanner.push(bytes);
  if (whole) scanner.end();
  const records: HeadRecord[] = [];
  let blank = 0;
  let most = HEAD_RECORDS;
  for (let batch = scanner.next(); batch !== null; batch = scanner.next()) {
    scanner.notices.take();
    for (let i = 0; i < batch.length; i++) {
      if (batch.state[i] === RECORD_BLANK) {
        if (blank++ === records.length && blank <= MOST_BLANK_RECORDS) most++;
      }
      if (records.length < most) {
        records.push({ line: batch.line[i]!, cells: recordCells(batch, i) });
      }
    }
    if (blank < scanner.records && records.length === most) break;
  }
  const isBlank = whole && blank === scanner.records;
  return { records, lineEnding: scanner.lineEnding, blank: isBlank ? blank : 0 };
}
