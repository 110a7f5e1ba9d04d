import { RESPONSE_ARRAYS, RESPONSE_BYTES, responseArraysIn } from "../kernel/response-arrays.js";
import { BatchSums, SUM_NUMBERS } from "./batch-sums.js";
import type { ResponseColumns } from "./response-columns.js";

/** A response batch in one piece of memory, to be handed from thread to thread. */
export interface PackedResponses {
  readonly buffer: SharedArrayBuffer;
  readonly length: number;
  /** Bytes of the packed ids; null where they are not packed. */
  readonly idBytes: number | null;
}

/** Sums stand in front, arrays behind them, packed ids at the end; all aligned. */
const ARRAYS = (4 * SUM_NUMBERS + 7) & ~7;

/** Places in the bytes of the records. */
const PLACES = ["idStart", "idEnd", "commentStart", "commentEnd"] as const;

/**
 * @param base where the packed records begin in the bytes that the responses point into.
 * @param free a buffer to use again if it is large enough.
 */
export function packResponses(
  responses: ResponseColumns,
  base: number,
  free: SharedArrayBuffer | undefined,
): PackedResponses {
  const { length, packedIds } = responses;
  const ids = ARRAYS + length * RESPONSE_BYTES;
  const size = ids + (packedIds?.length ?? 0);
  const buffer =
    free !== undefined && free.byteLength >= size
      ? free
      : new SharedArrayBuffer(size + (size >> 3));
  for (const name of PLACES) {
    const places = responses[name];
    // An empty place is 0 to 0; it stays empty wherever it is.
    for (let i = 0; i < length; i++) places[i] = places[i]! - base;
  }
  const sums = responses.sums.numbers.subarray(0, SUM_NUMBERS);
  new Uint32Array(buffer, 0, SUM_NUMBERS).set(sums);
  const to = responseArraysIn(buffer, ARRAYS, length);
  for (const [name] of RESPONSE_ARRAYS) to[name].set(responses[name].subarray(0, length));
  if (packedIds !== null) new Uint8Array(buffer, ids, packedIds.length).set(packedIds);
  return { buffer, length, idBytes: packedIds?.length ?? null };
}

/** Lets a response batch show what was packed, without copying it. */
export function showPacked(
  { buffer, length, idBytes }: PackedResponses,
  on: ResponseColumns,
): void {
  Object.assign(on, responseArraysIn(buffer, ARRAYS, length));
  on.length = length;
  on.sums = new BatchSums(new Uint32Array(buffer, 0, SUM_NUMBERS));
  const ids = ARRAYS + length * RESPONSE_BYTES;
  on.packedIds = idBytes === null ? null : new Uint8Array(buffer, ids, idBytes);
}
