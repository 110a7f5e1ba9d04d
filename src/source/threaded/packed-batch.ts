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
  /** Offset in the file of the first record; null where the file holds other bytes than these. */
  readonly from: number | null;
  /** The bytes are in the buffer; else whoever unpacks them reads them in the file. */
  readonly holdsBytes: boolean;
  /** Where the first record began in the bytes of the batch that was packed, as it does again. */
  readonly base: number;
}

/** Bytes of the arrays over the records, in front of their own. */
const ARRAY_BYTES = 4 * 4 + 1;

/**
 * Packs a batch into a buffer.
 * @param free a buffer to use again if it is large enough.
 * @param from offset in the file of the first record; null where the file holds other bytes.
 */
export function packBatch(
  batch: RecordExtents & { readonly bytesEnd?: number },
  free: SharedArrayBuffer | undefined,
  from: number | null = null,
): PackedBatch {
  const { length } = batch;
  const base = length === 0 ? 0 : batch.recordStart[0]!;
  const bytes = length === 0 ? 0 : (batch.bytesEnd ?? batch.recordEnd[length - 1]!) - base;
  // Cells that were repaired are in no file.
  const holdsBytes = from === null || batch.bytesEnd !== undefined;
  const size = ARRAY_BYTES * length + (holdsBytes ? bytes : 0);
  // A little more than needed: batches are about the same size, and the buffer serves again.
  const buffer =
    free !== undefined && free.byteLength >= size
      ? free
      : new SharedArrayBuffer(size + (size >> 3));
  const packed = { buffer, length, bytes, base, from, holdsBytes };
  const to = arraysIn(packed);
  to.record.set(batch.record.subarray(0, length));
  to.line.set(batch.line.subarray(0, length));
  to.recordStart.set(batch.recordStart.subarray(0, length));
  to.recordEnd.set(batch.recordEnd.subarray(0, length));
  to.state.set(batch.state.subarray(0, length));
  if (holdsBytes) bytesIn(packed).set(batch.bytes.subarray(base, base + bytes));
  return packed;
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
  readonly #kernel: Kernel;

  /**
   * @param kernel for the bytes.
   * @param file where bytes lie that were not packed; null where all are.
   */
  constructor(packed: PackedBatch, kernel: Kernel, file: BytesOfFile | null) {
    const { record, line, recordStart, recordEnd, state } = arraysIn(packed);
    this.length = packed.length;
    this.record = record;
    this.line = line;
    this.recordStart = recordStart;
    this.recordEnd = recordEnd;
    this.state = state;
    this.#kernel = kernel;
    const { base, bytes, from, holdsBytes } = packed;
    kernel.reserve(base + bytes);
    if (holdsBytes) kernel.bytes.set(bytesIn(packed), base);
    else file?.readInto(from ?? 0, kernel.bytes.subarray(base, base + bytes));
  }

  get bytes(): Uint8Array {
    return this.#kernel.bytes;
  }
}

/** The file that the records lie in. */
export interface BytesOfFile {
  readInto(from: number, to: Uint8Array): void;
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
