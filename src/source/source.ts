import type { Delimiter, LineEnding, NoticeKind, SourceEncoding } from "./notice.js";
import type { RecordBatch } from "./record-batch.js";
import type { Notices } from "./repeated-notices.js";

/** The first records of a file, as text, for telling the dialect and finding the columns. */
export interface SourceHead {
  readonly name: string;
  readonly encoding: SourceEncoding;
  readonly byteOrderMark: boolean;
  readonly delimiter: Delimiter;
  readonly lineEnding: LineEnding | null;
  /** Up to 20 records from the top, wherever the header ends. */
  readonly records: readonly HeadRecord[];
  /** Records above the header: `sep=` line, title, blank lines. */
  readonly preambleRecords: number;
  /** Of the text, where that is known before it is read to its end. */
  readonly bytes?: number;
  /** Lines are rows of a workbook's sheet, and nobody declares a delimiter for them. */
  readonly isSheet?: true;
}

export interface HeadRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What the caller decides after it has seen the head. */
export interface RecordLayout {
  readonly preambleRecords: number;
  readonly headerRecords: number;
  /** Overrides the delimiter that the head shows. */
  readonly delimiter?: Delimiter;
  /** Raw exports: further cells behind the header's last one are no fault while empty. */
  readonly emptyTrailingCells: boolean;
  /**
   * Raw exports: cells are read as what they were before a program wrapped them for a spreadsheet
   * or decoded them wrongly, where nothing is lost by it. See {@link CellRepair}.
   */
  readonly repairs?: {
    /** 0-based cell in which an apostrophe may be its author's: a comment. -1: there is none. */
    readonly verbatim: number;
  };
}

export interface RecordLimits {
  /** Bytes; default 1 MiB. */
  readonly fieldBytes: number;
  /** Bytes; default 4 MiB. */
  readonly recordBytes: number;
  /** Cells; default 16,384 (the most columns a spreadsheet has). */
  readonly cells: number;
}

/** A batch and what was noticed while reading it, in file order. */
export interface SourceStep {
  readonly batch: RecordBatch | null;
  readonly notices: Notices;
  /** Notices beyond those given, by kind: counted, so that hostile files cannot fill memory. */
  readonly suppressed: Partial<Record<NoticeKind, number>>;
  /** Blank lines that are in no batch: of millions of them, each in a row, only the first are. */
  readonly passedBlank: number;
}

/** What a step says beside its batch. */
export type StepRemarks = Omit<SourceStep, "batch">;

export interface Source {
  readonly head: SourceHead;
  /** Reads to the end, once. The last step holds the notice "end". */
  read(layout: RecordLayout): AsyncIterable<SourceStep>;
  /** See Decoder: asked while a batch is valid, it says where the bytes of the batch lie in the file. */
  readonly verbatimFrom: number | null;
  /** Of the file, so far; 0 where what is read does not lie in it as it is. */
  readonly bytesRead: number;
  close(): Promise<void>;
}
