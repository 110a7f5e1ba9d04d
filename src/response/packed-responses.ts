import type { Kernel } from "../kernel/kernel.js";
import { RESPONSE_ARRAYS, RESPONSE_BYTES, responseArraysIn } from "../kernel/response-arrays.js";
import { BatchSums, SUM_NUMBERS } from "./batch-sums.js";
import type { ResponseColumns } from "./response-columns.js";

/** A response batch in one piece of memory, to be handed from thread to thread. */
export interface PackedResponses {
  readonly buffer: SharedArrayBuffer;
  readonly length: number;
  /** Whether its texts are described. */
  readonly isDescribed: boolean;
  /** Bytes of the packed ids; null where they are not packed. */
  readonly idBytes: number | null;
}

/** Sums stand in front, arrays behind them, packed ids at the end; all aligned. */
const ARRAYS = (4 * SUM_NUMBERS + 7) & ~7;

/** Arrays that the kernel does not look at. */
const APART: readonly (keyof ResponseColumns)[] = [
  ...(["submittedAt", "interactionAt", "duration", "submittedDay"] as const),
  ...(["row", "record", "line"] as const),
];
const KERNELS = RESPONSE_ARRAYS.filter(([name]) => !APART.includes(name));

/** @param free a buffer to use again if it is large enough. */
export function packResponses(
  responses: ResponseColumns,
  isDescribed: boolean,
  free: SharedArrayBuffer | undefined,
): PackedResponses {
  const { length } = responses;
  const packedIds = isDescribed ? responses.packedIds : null;
  const ids = ARRAYS + length * RESPONSE_BYTES;
  const size = ids + (packedIds?.length ?? 0);
  const buffer =
    free !== undefined && free.byteLength >= size
      ? free
      : new SharedArrayBuffer(size + (size >> 3));
  if (isDescribed) {
    const sums = responses.sums.numbers.subarray(0, SUM_NUMBERS);
    new Uint32Array(buffer, 0, SUM_NUMBERS).set(sums);
  }
  const to = responseArraysIn(buffer, ARRAYS, length);
  for (const [name] of RESPONSE_ARRAYS) to[name].set(responses[name].subarray(0, length));
  if (packedIds !== null) new Uint8Array(buffer, ids, packedIds.length).set(packedIds);
  return { buffer, length, isDescribed, idBytes: packedIds?.length ?? null };
}

/** Lets a response batch show what was packed, where it lies. */
export function showPacked(
  { buffer, length, isDescribed, idBytes }: PackedResponses,
  on: ResponseColumns,
): void {
  const packed = responseArraysIn(buffer, ARRAYS, length);
  Object.assign(on, packed);
  on.length = length;
  if (!isDescribed) return;
  on.sums = new BatchSums(new Uint32Array(buffer, 0, SUM_NUMBERS));
  const ids = ARRAYS + length * RESPONSE_BYTES;
  on.packedIds = idBytes === null ? null : new Uint8Array(buffer, ids, idBytes);
}

/** Puts what a response batch shows into the memory of a kernel, as far as that looks at it. */
export function bringInto(kernel: Kernel, on: ResponseColumns): void {
  for (const [name] of KERNELS) {
    kernel.responses[name].set(on[name].subarray(0, on.length));
    Object.assign(on, { [name]: kernel.responses[name] });
  }
}
