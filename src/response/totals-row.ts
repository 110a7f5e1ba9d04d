import type { RecordBatch } from "../source/record-batch.js";

const decoder = new TextDecoder();

const UPPER_T = 0x54;
const UPPER_G = 0x47;
const TO_UPPER = 0xdf;
const TOTALS = /^(?:grand )?totals?:?$/i;

/** @param first byte of the record's first cell. */
export function mayBeTotals(first: number): boolean {
  const upper = first & TO_UPPER;
  return upper === UPPER_T || upper === UPPER_G;
}

/** Whether the first cell says that the record holds sums over the others. */
export function holdsTotals(records: RecordBatch, row: number): boolean {
  const cell = records.firstCell[row]!;
  const start = records.cellStart[cell]!;
  const end = records.cellEnd[cell]!;
  return end - start < 16 && TOTALS.test(decoder.decode(records.bytes.subarray(start, end)).trim());
}
