import type { RecordBatch } from "../source/record-batch.js";
import { CELL_ESCAPED } from "../source/record-batch.js";
import type { Rows } from "./coded-cells.js";
import type { ResponseColumns } from "./response-columns.js";

/**
 * Says which record each response is of, and where its texts lie. The kernel does the same (kernel/gather.ts).
 * @param id 0-based cell of the external id, and of the comment; -1 where there is none.
 */
export function gather(
  records: RecordBatch,
  { rows, count }: Rows,
  id: number,
  comment: number,
  to: ResponseColumns,
): void {
  const { record, line, firstCell, cellStart, cellEnd, cellFlags } = records;
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    const first = firstCell[row]!;
    to.row[i] = row;
    to.record[i] = record[row]!;
    to.line[i] = line[row]!;
    to.idStart[i] = id < 0 ? 0 : cellStart[first + id]!;
    to.idEnd[i] = id < 0 ? 0 : cellEnd[first + id]!;
    to.commentStart[i] = comment < 0 ? 0 : cellStart[first + comment]!;
    to.commentEnd[i] = comment < 0 ? 0 : cellEnd[first + comment]!;
    const isEscaped = comment >= 0 && (cellFlags[first + comment]! & CELL_ESCAPED) !== 0;
    to.commentEscaped[i] = isEscaped ? 1 : 0;
  }
}
