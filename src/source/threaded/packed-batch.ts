import type { Kernel } from "../../kernel/kernel.js";
import type { RecordBatch, RecordExtents } from "../record-batch.js";

/** Arrays over the records of a batch, in memory that two threads share. */
export type RecordArrays = Omit<RecordExtents, "length" | "bytes" | "kernel">;

/** Bytes that one record takes in them. */
export const RECORD_BYTES = 4 * 4 + 1;

/** The arrays in one piece of memory, for so many records, from `at` on. */
export function recordArraysIn(
  buffer: SharedArrayBuffer,
  at: number,
  length: number,
): RecordArrays {
  const words = (number: number): Uint32Array =>
    new Uint32Array(buffer, at + 4 * number * length, length);
  return {
    record: words(0),
    line: words(1),
    recordStart: words(2),
    recordEnd: words(3),
    state: new Uint8Array(buffer, at + 16 * length, length),
  };
}

/**
 * What is handed from thread to thread beside the arrays. Where the cells of the records are is not handed
 * over: few are ever asked for.
 */
export interface PackedBatch {
  readonly length: number;
  /** Bytes of the records. */
  readonly bytes: number;
  /** Offset in the file of the first record; null where the file holds other bytes than these. */
  readonly from: number | null;
  /** Where the first record began in the bytes of the batch that was packed, as it does again. */
  readonly base: number;
  /** What stands in no file: the records, or only the texts of repaired cells; null where all does. */
  readonly copied: CopiedBytes | null;
}

export interface CopiedBytes {
  /** Begins with the bytes. */
  readonly buffer: SharedArrayBuffer;
  readonly length: number;
  /** Where they stood in the bytes of the batch. */
  readonly at: number;
}

type WithTexts = RecordExtents & Pick<RecordBatch, "held" | "bytesEnd">;

/**
 * Packs a batch.
 * @param to as long as a batch can be.
 * @param from offset in the file of the first record; null where the file holds other bytes.
 * @param free a buffer for the bytes, if it is large enough.
 */
export function packBatch(
  batch: WithTexts,
  to: RecordArrays,
  from: number | null = null,
  free: SharedArrayBuffer | null = null,
): PackedBatch {
  const { length } = batch;
  const base = length === 0 ? 0 : batch.recordStart[0]!;
  const end = length === 0 ? 0 : batch.recordEnd[length - 1]!;
  to.record.set(batch.record.subarray(0, length));
  to.line.set(batch.line.subarray(0, length));
  to.recordStart.set(batch.recordStart.subarray(0, length));
  to.recordEnd.set(batch.recordEnd.subarray(0, length));
  to.state.set(batch.state.subarray(0, length));
  const bytesEnd = batch.bytesEnd ?? end;
  const at = from === null ? base : bytesEnd === end ? end : (batch.held ?? base);
  const copied = bytesEnd === at ? null : copy(batch.bytes.subarray(at, bytesEnd), at, free);
  return { length, bytes: end - base, base, from, copied };
}

function copy(bytes: Uint8Array, at: number, free: SharedArrayBuffer | null): CopiedBytes {
  const { length } = bytes;
  // A little more than needed: batches are about the same size, and the buffer serves again.
  const buffer =
    free !== null && free.byteLength >= length
      ? free
      : new SharedArrayBuffer(length + (length >> 3));
  new Uint8Array(buffer).set(bytes);
  return { buffer, length, at };
}

/**
 * The records of a packed batch, valid until the next one is unpacked. Its bytes are put into the memory of
 * a kernel, at the places that they had: so all places in them are right, those in the arrays and those that
 * responses name.
 */
export class UnpackedBatch implements RecordExtents {
  readonly length: number;
  readonly record: Uint32Array;
  readonly line: Uint32Array;
  readonly recordStart: Uint32Array;
  readonly recordEnd: Uint32Array;
  readonly state: Uint8Array;
  readonly kernel: Kernel;

  /**
   * @param arrays that it was packed into.
   * @param kernel for the bytes.
   * @param file where bytes lie that were not packed; null where all are.
   */
  constructor(packed: PackedBatch, arrays: RecordArrays, kernel: Kernel, file: BytesOfFile | null) {
    this.length = packed.length;
    this.record = arrays.record;
    this.line = arrays.line;
    this.recordStart = arrays.recordStart;
    this.recordEnd = arrays.recordEnd;
    this.state = arrays.state;
    this.kernel = kernel;
    const { base, bytes, from, copied } = packed;
    kernel.reserve(Math.max(base + bytes, copied === null ? 0 : copied.at + copied.length));
    if (from !== null) file?.readInto(from, kernel.bytes.subarray(base, base + bytes));
    if (copied !== null) {
      kernel.bytes.set(new Uint8Array(copied.buffer, 0, copied.length), copied.at);
    }
  }

  get bytes(): Uint8Array {
    return this.kernel.bytes;
  }
}

/** The file that the records lie in. */
export interface BytesOfFile {
  readInto(from: number, to: Uint8Array): void;
}
