import type { RecordBatch } from "../source/record-batch.js";
import type { UnresolvedColumn } from "./find-column.js";
import type { ColumnMap, MappedBatch } from "./response-batch.js";
import type { ResponseColumns } from "./response-columns.js";

/** Turns records of one file into responses. */
export interface Mapping {
  readonly columns: ColumnMap;
  /** Columns of the definition that the file lacks or has more than once. */
  readonly unresolved: readonly UnresolvedColumn[];
  /** Distinct cells of question 1 met so far; at most {@link MOST_LABELS}. */
  readonly labels: Set<string>;
  /** Maps a batch; the result is valid until the next call. Its texts are not described yet. */
  map(records: RecordBatch): MappedBatch;
  /** The file has no ids: they are made here, of time and record. */
  readonly generatesIds: boolean;
  /** The batch that `map` fills: to be described, or handed to another thread. */
  readonly responses: ResponseColumns;
}

/** Distinct labels kept for telling the scale; free text in question 1 must not fill memory. */
export const MOST_LABELS = 64;
