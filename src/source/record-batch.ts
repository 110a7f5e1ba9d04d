import type { Kernel } from "../kernel/kernel.js";

/** A few thousand records: where each of them lies in one buffer. */
export interface RecordExtents {
  /** UTF-8 bytes. Valid only until the next batch is asked for: copy what is kept. */
  readonly bytes: Uint8Array;
  /** Number of records in this batch. */
  readonly length: number;
  /** 1-based number of the data record (blank and broken ones count, header records do not). */
  readonly record: Uint32Array;
  /** 1-based physical line on which the record starts (LF, CRLF and CR each end a line). */
  readonly line: Uint32Array;
  /** Extent of the whole record in `bytes`, without its line end. */
  readonly recordStart: Uint32Array;
  readonly recordEnd: Uint32Array;
  /** One of the RECORD_… constants per record. */
  readonly state: Uint8Array;
  /** Whose memory the bytes lie in, where they lie in one's. */
  readonly kernel?: Kernel | null;
}

/**
 * What a record reader yields: records, and where in them the cells are.
 * No cell is a string until somebody asks for it with {@link cellText}.
 */
export interface RecordBatch extends RecordExtents {
  /** Cells of record i are `firstCell[i] … firstCell[i + 1] - 1`; length + 1 entries. */
  readonly firstCell: Uint32Array;
  /** Extent of a cell's content in `bytes`: inside its quotes if it is quoted. */
  readonly cellStart: Uint32Array;
  readonly cellEnd: Uint32Array;
  /** Bit set of {@link CELL_QUOTED}, {@link CELL_ESCAPED} and {@link CELL_MULTILINE}. */
  readonly cellFlags: Uint8Array;
  /** Of the first of the bytes in the decoded stream. */
  readonly offset: number;
  /** Whether a cell may begin with = or an apostrophe, as those do that a program has wrapped. */
  readonly mayHoldWrapped: boolean;
  /** Whose memory all of this lies in, where one has read it. */
  readonly kernel?: Kernel | null;
  /** Where the bytes of the buffer end. */
  readonly held?: number;
  /** Where the texts of repaired cells end, if there are any: they stand behind the bytes of the buffer. */
  readonly bytesEnd?: number | undefined;
}

/** The cell stood in quotes. */
export const CELL_QUOTED = 1;
/** The cell holds doubled quotes, to be read as one each. */
export const CELL_ESCAPED = 2;
/** The cell holds line ends. */
export const CELL_MULTILINE = 4;

/** A record with as many cells as the header, and empty ones behind them where these are no fault. */
export const RECORD_SOUND = 0;
/** A blank line, or only empty cells. */
export const RECORD_BLANK = 1;
/** Its structure cannot be trusted; a notice of the same batch says why. */
export const RECORD_BROKEN = 2;
