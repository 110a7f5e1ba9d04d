import type { ResponseColumns } from "./response-columns.js";

/** The arrays of a response batch, and what kind each is; wide ones first, so that all are aligned. */
const ARRAYS = [
  ["submittedAt", Float64Array],
  ["interactionAt", Float64Array],
  ["duration", Float64Array],
  ["submittedDay", Int32Array],
  ["record", Uint32Array],
  ["line", Uint32Array],
  ["idStart", Uint32Array],
  ["idEnd", Uint32Array],
  ["commentStart", Uint32Array],
  ["commentEnd", Uint32Array],
  ["row", Uint32Array],
  ["trouble", Uint16Array],
  ["rating", Int8Array],
  ["positive", Uint8Array],
  ["negative", Uint8Array],
  ["positiveOffered", Uint8Array],
  ["negativeOffered", Uint8Array],
  ["positiveUnreadable", Uint8Array],
  ["negativeUnreadable", Uint8Array],
  ["commentEscaped", Uint8Array],
] as const;

/** Bytes that one response takes. */
const BYTES = ARRAYS.reduce((sum, [, type]) => sum + type.BYTES_PER_ELEMENT, 0);

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
  const size = length * BYTES;
  const buffer =
    free !== undefined && free.byteLength >= size
      ? free
      : new SharedArrayBuffer(size + (size >> 3));
  for (const name of PLACES) {
    const places = responses[name];
    // An empty place is 0 to 0; it stays empty wherever it is.
    for (let i = 0; i < length; i++) places[i] = places[i]! - base;
  }
  let at = 0;
  for (const [name, type] of ARRAYS) {
    viewOf(type, buffer, at, length).set(responses[name].subarray(0, length));
    at += length * type.BYTES_PER_ELEMENT;
  }
  return { buffer, length };
}

/** Lets a response batch show what was packed, without copying it. */
export function showPacked({ buffer, length }: PackedResponses, on: ResponseColumns): void {
  let at = 0;
  const arrays: Partial<Record<(typeof ARRAYS)[number][0], ArrayBufferView>> = {};
  for (const [name, type] of ARRAYS) {
    arrays[name] = viewOf(type, buffer, at, length);
    at += length * type.BYTES_PER_ELEMENT;
  }
  Object.assign(on, arrays);
  on.length = length;
}

interface Numbers extends ArrayBufferView {
  set(values: ArrayLike<number>): void;
}

/** The library's types of arrays know shared memory; those of their constructors do not. */
function viewOf(
  type: (typeof ARRAYS)[number][1],
  buffer: SharedArrayBuffer,
  at: number,
  length: number,
): Numbers {
  const make = type as unknown as new (
    buffer: ArrayBufferLike,
    at: number,
    length: number,
  ) => Numbers;
  return new make(buffer, at, length);
}
