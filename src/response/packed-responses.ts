import { BATCH_RECORDS, type Kernel, PACKED_IDS } from "../kernel/kernel.js";
import {
  copyArrays,
  copyKernelArrays,
  RESPONSE_BYTES,
  type ResponseArrays,
  responseArraysIn,
  showArrays,
  showKernelArrays,
} from "../kernel/response-arrays.js";
import { BatchSums, SUM_NUMBERS } from "./batch-sums.js";
import type { ResponseColumns } from "./response-columns.js";

/** Room for a response batch in memory that two threads share. */
export interface ResponseRoom {
  readonly sums: Uint32Array;
  readonly arrays: ResponseArrays;
  readonly packedIds: Uint8Array;
}

/** What is handed from thread to thread beside it. */
export interface PackedResponses {
  readonly length: number;
  /** Whether its texts are described. */
  readonly isDescribed: boolean;
  /** Bytes of the packed ids; null where they are not packed. */
  readonly idBytes: number | null;
}

/** Sums stand in front, arrays behind them, packed ids at the end; all aligned. */
const ARRAYS = (4 * SUM_NUMBERS + 7) & ~7;
const IDS = ARRAYS + BATCH_RECORDS * RESPONSE_BYTES;

/** Bytes of the room, a multiple of eight. */
export const ROOM_BYTES = (IDS + PACKED_IDS + 7) & ~7;

/** @param at a multiple of eight. */
export function responseRoomIn(buffer: SharedArrayBuffer, at: number): ResponseRoom {
  return {
    sums: new Uint32Array(buffer, at, SUM_NUMBERS),
    arrays: responseArraysIn(buffer, at + ARRAYS, BATCH_RECORDS),
    packedIds: new Uint8Array(buffer, at + IDS, PACKED_IDS),
  };
}

/** Puts a response batch into a room. */
export function packResponses(
  responses: ResponseColumns,
  isDescribed: boolean,
  to: ResponseRoom,
): PackedResponses {
  const { length } = responses;
  copyArrays(responses, to.arrays, length);
  if (!isDescribed) return { length, isDescribed, idBytes: null };
  to.sums.set(responses.sums.numbers.subarray(0, SUM_NUMBERS));
  const { packedIds } = responses;
  if (packedIds !== null) to.packedIds.set(packedIds);
  return { length, isDescribed, idBytes: packedIds?.length ?? null };
}

/** Lets a response batch show what was packed, where it lies. */
export function showPacked(
  { length, isDescribed, idBytes }: PackedResponses,
  from: ResponseRoom,
  on: ResponseColumns,
): void {
  showArrays(from.arrays, on);
  on.length = length;
  if (!isDescribed) return;
  on.sums = new BatchSums(from.sums);
  on.packedIds = idBytes === null ? null : from.packedIds.subarray(0, idBytes);
}

/** Puts what a response batch shows into the memory of a kernel, as far as that looks at it. */
export function bringInto(kernel: Kernel, on: ResponseColumns): void {
  copyKernelArrays(on, kernel.responses, on.length);
  showKernelArrays(kernel.responses, on);
}
