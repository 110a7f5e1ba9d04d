import type { ColumnIdentity } from "../../source/dialects/dialect.js";

/** What a column holds in the part of an export that was looked at. */
export interface SampledColumn {
  readonly column: ColumnIdentity;
  /** The question as the header has it; columns of one question share it. */
  readonly question: string;
  /** The statement of a column that stands for one of several; null elsewhere. */
  readonly choice: string | null;
  /** Cells that are not empty, with how often they occur; the first ones where there are many. */
  readonly values: ReadonlyMap<string, number>;
  /** There are more different cells than were kept: free text, ids, times. */
  readonly manyValues: boolean;
  /** Records whose cell is not empty. */
  readonly filled: number;
}

/** The beginning of an export, column by column. */
export interface ExportSample {
  /** Responses looked at. */
  readonly responses: number;
  /** Whether that was all of the file. */
  readonly whole: boolean;
  /** Records left out, by reason. */
  readonly excluded: Readonly<Record<string, number>>;
  readonly columns: readonly SampledColumn[];
}

/** Different cells that are kept per column: coded columns have fewer, even when joined. */
export const MOST_VALUES = 1000;
