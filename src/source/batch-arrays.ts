import type { RecordBatch } from "./record-batch.js";

/** Records per batch at the most. */
export const BATCH_RECORDS = 4096;
/** Cells per batch at the most; a record that begins below it is taken whole. */
export const BATCH_CELLS = 1 << 17;

/** The arrays of a record batch, filled by the scanner and used again for the next batch. */
export class BatchArrays implements RecordBatch {
  bytes: Uint8Array = new Uint8Array(0);
  length = 0;
  readonly record = new Uint32Array(BATCH_RECORDS);
  readonly line = new Uint32Array(BATCH_RECORDS);
  readonly recordStart = new Uint32Array(BATCH_RECORDS);
  readonly recordEnd = new Uint32Array(BATCH_RECORDS);
  readonly firstCell = new Uint32Array(BATCH_RECORDS + 1);
  readonly state = new Uint8Array(BATCH_RECORDS);
  cellStart = new Uint32Array(4096);
  cellEnd = new Uint32Array(4096);
  cellFlags = new Uint8Array(4096);
  /** Cells of all records so far, and of the one that is being read. */
  cells = 0;

  clear(): void {
    this.length = 0;
    this.cells = 0;
    this.firstCell[0] = 0;
  }

  isFull(): boolean {
    return this.length === BATCH_RECORDS || this.cells >= BATCH_CELLS;
  }

  growCells(): void {
    const length = this.cellStart.length * 2;
    const start = new Uint32Array(length);
    const end = new Uint32Array(length);
    const flags = new Uint8Array(length);
    start.set(this.cellStart);
    end.set(this.cellEnd);
    flags.set(this.cellFlags);
    this.cellStart = start;
    this.cellEnd = end;
    this.cellFlags = flags;
  }
}
