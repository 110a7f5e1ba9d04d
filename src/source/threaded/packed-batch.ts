import type { RecordExtents } from "../record-batch.js";

/**
 * Records in one piece of memory, so that they can be handed from thread to thread without being
 * copied once more. Where their cells are is not handed over: few are ever asked for.
 */
export interface PackedBatch {
  readonly buffer: SharedArrayBuffer;
  readonly length: number;
  /** Bytes of the records. */
  readonly bytes: number;
  /** Where the first record began in the bytes of the batch that was packed. */
  readonly base: number;
}

/** Bytes that a batch takes: its records, and the arrays over them. */
function sizeOf(length: number, bytes: number): number {
  return (4 * 4 + 1) * length + bytes;
}

/**
 * Packs a batch into a buffer.
 * @param free a buffer to use again if it is large enough.
 */
export function packBatch(
  batch: RecordExtents & { readonly bytesEnd?: number },
  free: SharedArrayBuffer | undefined,
): PackedBatch {
  const { length } = batch;
  const base = length === 0 ? 0 : batch.recordStart[0]!;
  const bytes = length === 0 ? 0 : (batch.bytesEnd ?? batch.recordEnd[length - 1]!) - base;
  const size = sizeOf(length, bytes);
  // A little more than needed: batches are about the same size, and the buffer serves again.
  const buffer =
    free !== undefined && free.byteLength >= size
      ? free
      : new SharedArrayBuffer(size + (size >> 3));
  const packed = { buffer, length, bytes, base };
  const to = unpackBatch(packed);
  to.record.set(batch.record.subarray(0, length));
  to.line.set(batch.line.subarray(0, length));
  to.state.set(batch.state.subarray(0, length));
  to.bytes.set(batch.bytes.subarray(base, base + bytes));
  for (let i = 0; i < length; i++) {
    to.recordStart[i] = batch.recordStart[i]! - base;
    to.recordEnd[i] = batch.recordEnd[i]! - base;
  }
  return packed;
}

/** The arrays of a packed batch; they lie in its buffer. */
export function unpackBatch({ buffer, length, bytes }: PackedBatch): RecordExtents {
  const words = (at: number): Uint32Array => new Uint32Array(buffer, 4 * at * length, length);
  return {
    length,
    record: words(0),
    line: words(1),
    recordStart: words(2),
    recordEnd: words(3),
    state: new Uint8Array(buffer, 16 * length, length),
    bytes: new Uint8Array(buffer, 17 * length, bytes),
  };
}
