import { CELL_ESCAPED, type RecordBatch } from "./record-batch.js";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Number of cells of record i. */
export function cellCount(batch: RecordBatch, i: number): number {
  return batch.firstCell[i + 1]! - batch.firstCell[i]!;
}

/** Text of a cell, without its quotes; doubled quotes read as one. */
export function cellText(batch: RecordBatch, i: number, cell: number): string {
  const at = batch.firstCell[i]! + cell;
  const text = decoder.decode(batch.bytes.subarray(batch.cellStart[at]!, batch.cellEnd[at]!));
  return (batch.cellFlags[at]! & CELL_ESCAPED) === 0 ? text : text.replaceAll('""', '"');
}

/** All cells of record i as text. */
export function recordCells(batch: RecordBatch, i: number): string[] {
  return Array.from({ length: cellCount(batch, i) }, (_, cell) => cellText(batch, i, cell));
}

/** Text of record i as it stands in the file, quotes and all, without its line end. */
export function recordText(batch: RecordBatch, i: number): string {
  return decoder.decode(batch.bytes.subarray(batch.recordStart[i]!, batch.recordEnd[i]!));
}
