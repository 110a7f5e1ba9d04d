import type { Kernel } from "../../kernel/kernel.js";
import type { RecordExtents } from "../record-batch.js";

/**
 * Records in one piece of memory, so that they can be handed from thread to thread. Where their cells
 * are is not handed over: few are ever asked for.
 */
export interface PackedBatch {
  readonly buffer: SharedArrayBuffer;
  readonly length: number;
  /** Bytes of the records. */
  readonly bytes: number;
  /** Where the first record began in the bytes of the batch that was packed, as it does again. */
  readonly base: number;
}

/** Bytes of the arrays over the records, in front of their own. */
const ARRAY_BYTES = 4 * 4 + 1;

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
  const size = ARRAY_BYTES * length + bytes;
  // A little more than needed: batches are about the same size, and the buffer serves again.
  const buffer =
    free !== undefined && free.byteLength >= size
      ? free
      : new SharedArrayBuffer(size + (size >> 3));
  const packed = { buffer, length, bytes, base };
  const to = arraysIn(packed);
  to.record.set(batch.record.subarray(0, length));
  to.line.set(batch.line.subarray(0, length));
  to.recordStart.set(batch.recordStart.subarray(0, length));
  to.recordEnd.set(batch.recordEnd.subarray(0, length));
  to.state.set(batch.state.subarray(0, length));
  bytesIn(packed).set(batch.bytes.subarray(base, base + bytes));
  return packed;
}

/**
 * The records of a packed batch, valid until the next one is unpacked.
 * @param kernel whose memory the bytes are put into, at the places that they had: so all places in
 * them are right, those in the arrays and those that responses name.
 */
export function unpackBatch(packed: PackedBatch, kernel: Kernel): RecordExtents {
  const { length, base, bytes } = packed;
  kernel.reserve(base + bytes);
  kernel.bytes.set(bytesIn(packed), base);
  return { length, ...arraysIn(packed), bytes: kernel.bytes };
}

function arraysIn({ buffer, length }: PackedBatch): Omit<RecordExtents, "length" | "bytes"> {
  const words = (at: number): Uint32Array => new Uint32Array(buffer, 4 * at * length, length);
  return {
    record: words(0),
    line: words(1),
    recordStart: words(2),
    recordEnd: words(3),
    state: new Uint8Array(buffer, 16 * length, length),
  };
}

function bytesIn({ buffer, length, bytes }: PackedBatch): Uint8Array {
  return new Uint8Array(buffer, ARRAY_BYTES * length, bytes);
}
