/**
 * What a source saw that a person must hear of. A notice is a fact, not a judgement: the file
 * rules (`src/rules/file/`) turn notices into findings. `line`, `record` are 1-based; `column`
 * is a 0-based cell index. `record` is null above the data (in a header record or preamble).
 */
export type SourceNotice =
  | { kind: "byte-order-mark"; encoding: SourceEncoding }
  | { kind: "utf-16"; encoding: "utf-16le" | "utf-16be"; byteOrderMark: boolean }
  /** Said once per file, at the first bad byte; `count` bad bytes are in `SourceFacts`. */
  | {
      kind: "invalid-utf8";
      offset: number;
      line: number;
      record: number | null;
      /** The offending bytes in hexadecimal, such as "E9 20". */
      bytes: string;
      decodedAs: SourceEncoding;
    }
  | { kind: "nul-byte"; line: number; record: number | null; column: number | null }
  | {
      kind: "unclosed-quote";
      /** Where the quote opened. */
      line: number;
      record: number | null;
      column: number;
      /** Lines that could be read again behind it. */
      recovered: boolean;
    }
  | {
      kind: "stray-quote";
      line: number;
      record: number | null;
      column: number;
      where: "inside-unquoted" | "after-closing";
    }
  | { kind: "ragged-record"; line: number; record: number; expected: number; found: number }
  | { kind: "blank-record"; line: number; record: number; cells: number }
  | {
      kind: "mixed-line-endings";
      line: number;
      record: number | null;
      expected: LineEnding;
      found: LineEnding;
    }
  | { kind: "oversized-field"; line: number; record: number | null; column: number; limit: number }
  | {
      kind: "oversized-record";
      line: number;
      record: number | null;
      limit: number;
      unit: "bytes" | "cells";
    }
  | { kind: "swallowed-records"; line: number; record: number; column: number; lines: number }
  | {
      kind: "mojibake";
      line: number;
      record: number | null;
      /** The first of the record's cells that hold it. */
      column: number;
      /** Raw exports: whether all of these cells are read as what they were. */
      repaired?: boolean;
    }
  | {
      kind: "preamble";
      what: "sep-line" | "title-line" | "blank-lines" | "totals-row";
      line: number;
    }
  /** Seen by the mapping: the response belongs to another quarter than the one reported. */
  | {
      kind: "outside-quarter";
      line: number;
      record: number;
      /** Calendar day of the response in the survey's zone, in days since 1970. */
      day: number;
      /** The time names no zone and lies so near the edge that the zone decides the quarter. */
      dependsOnZone: boolean;
    }
  /** Said once, behind the last record. */
  | { kind: "end"; facts: SourceFacts };

export type NoticeKind = SourceNotice["kind"];
export type NoticeOf<K extends NoticeKind> = Extract<SourceNotice, { kind: K }>;

export type SourceEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type LineEnding = "LF" | "CRLF" | "CR";
export type Delimiter = "," | ";" | "\t" | "|";

/**
 * Cells of a raw export that are read as what they were, names of columns among them: how many, by
 * what had been done to them. Nothing is lost by it.
 */
export interface RepairedCells {
  /** ="0123", which keeps the zero in a spreadsheet, is read as 0123. */
  formula: number;
  /** '=1+1, which keeps a spreadsheet from working it out, is read as =1+1. */
  apostrophe: number;
  /** UTF-8 that was read as windows-1252 and saved again: â€™ is read as ’. */
  mojibake: number;
}

/** What is known of a file once it has been read to the end. */
export interface SourceFacts {
  /** Name as the user gave it; "-" for standard input. */
  name: string;
  /** Of the file as it was given: packed, where it is. */
  bytes: number;
  sha256: string;
  /** How the text is packed; a plain file is not. */
  packed?: "gzip" | "zip" | "workbook";
  encoding: SourceEncoding;
  byteOrderMark: boolean;
  delimiter: Delimiter;
  /** Line end of the first record; null when the file has none. */
  lineEnding: LineEnding | null;
  invalidBytes: number;
  /** Null where cells are read as they stand: submission files. */
  repaired: RepairedCells | null;
  headerRecords: number;
  /** Data records, blank and broken ones among them. */
  records: number;
  /** Physical lines. */
  lines: number;
}
