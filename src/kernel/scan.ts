/** What a file's records look like, as the scan needs it. */
export interface ScanLayout {
  /** As a byte. */
  readonly delimiter: number;
  readonly headerCells: number;
  /** Cells of a record at the most; from the header's number on, it is what is taken for a fault. */
  readonly mostCells: number;
  /** Line ends are CR LF; else LF. */
  readonly isCrlf: boolean;
  /** Of a record. */
  readonly mostBytes: number;
}

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
  /** A record is blank, or broken by another number of cells than the header's, or ends otherwise than the first. */
  holdsFaults: boolean;
}
