import type { RecordBatch } from "../record-batch.js";

/**
 * A record batch in one piece of memory, so that it can be handed from thread to thread without
 * being copied once more. Lengths are in entries.
 */
export interface PackedBatch {
  readonly buffer: SharedArrayBuffer;
  readonly length: number;
  readonly cells: number;
  /** Bytes of the records. */
  readonly bytes: number;
  /** Where the first record began in the bytes of the batch that was packed. */
  readonly base: number;
}

/** Bytes that a batch takes: its records, and the arrays over them. */
function sizeOf(length: number, cells: number, bytes: number): number {
  return 4 * (5 * length + 1 + 2 * cells) + length + cells + bytes;
}

/**
 * Packs a batch into a buffer.
 * @param free a buffer to use again if it is large enough.
 */
export function packBatch(batch: RecordBatch, free: SharedArrayBuffer | undefined): PackedBatch {
  const { length } = batch;
  const firstCell = batch.firstCell[0]!;
  const cells = batch.firstCell[length]! - firstCell;
  const from = length === 0 ? 0 : batch.recordStart[0]!;
  const bytes = length === 0 ? 0 : (batch.bytesEnd ?? batch.recordEnd[length - 1]!) - from;
  const size = sizeOf(length, cells, bytes);
  // A little more than needed: batches are about the same size, and the buffer serves again.
  const buffer =
    free !== undefined && free.byteLength >= size
      ? free
      : new SharedArrayBuffer(size + (size >> 3));
  const packed = { buffer, length, cells, bytes, base: from };
  const to = unpackBatch(packed);
  to.record.set(batch.record.subarray(0, length));
  to.line.set(batch.line.subarray(0, length));
  to.state.set(batch.state.subarray(0, length));
  to.cellFlags.set(batch.cellFlags.subarray(firstCell, firstCell + cells));
  to.bytes.set(batch.bytes.subarray(from, from + bytes));
  shift(batch.recordStart, to.recordStart, 0, length, from);
  shift(batch.recordEnd, to.recordEnd, 0, length, from);
  shift(batch.firstCell, to.firstCell, 0, length + 1, firstCell);
  shift(batch.cellStart, to.cellStart, firstCell, cells, from);
  shift(batch.cellEnd, to.cellEnd, firstCell, cells, from);
  return packed;
}

/** The arrays of a packed batch; they lie in its buffer. */
export function unpackBatch({ buffer, length, cells, bytes }: PackedBatch): RecordBatch {
  let at = 0;
  const words = (count: number): Uint32Array => {
    const array = new Uint32Array(buffer, at, count);
    at += 4 * count;
    return array;
  };
  const octets = (count: number): Uint8Array => {
    const array = new Uint8Array(buffer, at, count);
    at += count;
    return array;
  };
  return {
    length,
    record: words(length),
    line: words(length),
    recordStart: words(length),
    recordEnd: words(length),
    firstCell: words(length + 1),
    cellStart: words(cells),
    cellEnd: words(cells),
    state: octets(length),
    cellFlags: octets(cells),
    bytes: octets(bytes),
  };
}

function shift(from: Uint32Array, to: Uint32Array, start: number, count: number, by: number): void {
  for (let i = 0; i < count; i++) to[i] = from[start + i]! - by;
}
