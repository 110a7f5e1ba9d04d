/** What a file's records look like, as the scan needs it. */
export interface ScanLayout {
  /** As a byte. */
  readonly delimiter: number;
  readonly headerCells: number;
  /** Cells of a record at the most; from the header's number on, it is what is taken for a fault. */
  readonly mostCells: number;
  /** How the file's first record ends: END_LF, END_CRLF or END_CR of src/source/parse-result.ts. */
  readonly ending: number;
  /** Of a record. */
  readonly mostBytes: number;
}

/*
 * What the kernel says of a record beside its state, in the bits above: to be judged and taken out.
 */

/** It holds a NUL byte. */
export const HOLDS_NUL = 4;
/** It holds a quote inside a cell that is not quoted, or text behind the closing quote of one that is. */
export const HOLDS_STRAY = 8;
/** It may hold letters that were decoded wrongly. */
export const HOLDS_DECODED = 16;
/** Its stray quotes are all those of cells such as ="0123". */
export const IS_WRAPPED = 32;
/** The state itself. */
export const STATE_BITS = 3;

/** How far reading has come. */
export interface ScanProgress {
  at: number;
  records: number;
  lines: number;
  /** Records and cells in the batch. */
  length: number;
  cells: number;
  /** A cell begins with = or an apostrophe, as those do that a program has wrapped. */
  mayHoldWrapped: boolean;
  /** Something is to be said of a record: of its state, what it holds, or its line end. */
  holdsFaults: boolean;
}
