import { RESPONSE_ARRAYS, RESPONSE_BYTES, responseArraysIn } from "../kernel/response-arrays.js";
import type { ResponseColumns } from "./response-columns.js";

/** A response batch in one piece of memory, to be handed from thread to thread. */
export interface PackedResponses {
  readonly buffer: SharedArrayBuffer;
  readonly length: number;
}

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
  const { length } = responses;
  const size = length * RESPONSE_BYTES;
  const buffer =
    free !== undefined && free.byteLength >= size
      ? free
      : new SharedArrayBuffer(size + (size >> 3));
  for (const name of PLACES) {
    const places = responses[name];
    // An empty place is 0 to 0; it stays empty wherever it is.
    for (let i = 0; i < length; i++) places[i] = places[i]! - base;
  }
  const to = responseArraysIn(buffer, 0, length);
  for (const [name] of RESPONSE_ARRAYS) to[name].set(responses[name].subarray(0, length));
  return { buffer, length };
}

/** Lets a response batch show what was packed, without copying it. */
export function showPacked({ buffer, length }: PackedResponses, on: ResponseColumns): void {
  Object.assign(on, responseArraysIn(buffer, 0, length));
  on.length = length;
}
