import { BATCH_CELLS, BATCH_RECORDS, type Kernel } from "../kernel/kernel.js";
import type { RecordBatch } from "./record-batch.js";

/** Bytes that the kernel writes over an end. */
const SLACK = 64;

/** The arrays of a record batch, filled by the scanner and used again for the next batch. */
export class BatchArrays implements RecordBatch {
  kernel: Kernel | null = null;
  bytes: Uint8Array = new Uint8Array(0);
  length = 0;
  offset = 0;
  record: Uint32Array = new Uint32Array(0);
  line: Uint32Array = new Uint32Array(0);
  recordStart: Uint32Array = new Uint32Array(0);
  recordEnd: Uint32Array = new Uint32Array(0);
  firstCell: Uint32Array = new Uint32Array(1);
  state: Uint8Array = new Uint8Array(0);
  cellStart: Uint32Array = new Uint32Array(0);
  cellEnd: Uint32Array = new Uint32Array(0);
  cellFlags: Uint8Array = new Uint8Array(0);
  mayHoldWrapped = false;
  bytesEnd: number | undefined = undefined;
  /** Where the bytes end that the buffer holds. */
  held = 0;
  /** Records with which it is full; BATCH_RECORDS at the most. */
  mostRecords = BATCH_RECORDS;
  /** Cells of all records so far, and of the one that is being read. */
  cells = 0;

  /** Arrays of its own, for the records that are parsed one by one. */
  static own(): BatchArrays {
    const batch = new BatchArrays();
    batch.record = new Uint32Array(BATCH_RECORDS);
    batch.line = new Uint32Array(BATCH_RECORDS);
    batch.recordStart = new Uint32Array(BATCH_RECORDS);
    batch.recordEnd = new Uint32Array(BATCH_RECORDS);
    batch.firstCell = new Uint32Array(BATCH_RECORDS + 1);
    batch.state = new Uint8Array(BATCH_RECORDS);
    return batch;
  }

  /** Shows the kernel's arrays, which have room for a whole batch; again whenever its memory grew. */
  show(kernel: Kernel): void {
    this.kernel = kernel;
    this.bytes = kernel.bytes;
    this.record = kernel.record;
    this.line = kernel.line;
    this.recordStart = kernel.recordStart;
    this.recordEnd = kernel.recordEnd;
    this.firstCell = kernel.firstCell;
    this.state = kernel.state;
    this.cellStart = kernel.cellStart;
    this.cellEnd = kernel.cellEnd;
    this.cellFlags = kernel.cellFlags;
  }

  clear(): void {
    this.length = 0;
    this.cells = 0;
    this.mayHoldWrapped = false;
    this.bytesEnd = undefined;
    this.firstCell[0] = 0;
  }

  /** Makes room behind the bytes for all records twice more, and a little. */
  makeRoom(): void {
    if (this.length === 0) return;
    const records = this.recordEnd[this.length - 1]! - this.recordStart[0]!;
    const size = this.held + 2 * records + SLACK;
    if (size <= this.bytes.length) return;
    if (this.kernel === null) {
      const larger = new Uint8Array(size);
      larger.set(this.bytes);
      this.bytes = larger;
    } else {
      this.kernel.reserve(size);
      this.show(this.kernel);
    }
  }

  isFull(): boolean {
    return this.length >= this.mostRecords || this.cells >= BATCH_CELLS;
  }

  growCells(): void {
    const length = Math.max(4096, this.cellStart.length * 2);
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
