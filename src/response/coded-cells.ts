import type { CodedColumn } from "../kernel/coded-column.js";
import type { Kernel } from "../kernel/kernel.js";
import { RECORD_BLANK, RECORD_SOUND, type RecordBatch } from "../source/record-batch.js";
import { CellDictionary } from "./cell-dictionary.js";

/** Positions of records in a batch. */
export interface Rows {
  /** Where a kernel has read the batch, its own. */
  readonly rows: Uint32Array;
  count: number;
}

/** The sound records of a batch, and how many are blank. */
export function soundRows(records: RecordBatch): { rows: Rows; blank: number } {
  const rows = records.kernel?.rows ?? new Uint32Array(records.length);
  let count = 0;
  let blank = 0;
  for (let row = 0; row < records.length; row++) {
    const state = records.state[row]!;
    if (state === RECORD_SOUND) rows[count++] = row;
    else if (state === RECORD_BLANK) blank++;
  }
  return { rows: { rows, count }, blank };
}

/** The cells of one column as codes: each different cell is read as text once. */
export class CodedCells {
  readonly #column: number;
  readonly #dictionary: CellDictionary;
  #kernel: Kernel | null = null;
  #coded: CodedColumn | null = null;
  /**
   * Codes of the batch's records, once `begin` was called; those of other records than it was told of
   * mean nothing.
   */
  codes: Int32Array = new Int32Array(0);
  /** Memory for them, where no kernel has worked them out. */
  #own: Int32Array = new Int32Array(0);

  /**
   * @param column 0-based cell.
   * @param resolve gives the code of a cell that has not been seen before.
   */
  constructor(column: number, resolve: (bytes: Uint8Array, start: number, end: number) => number) {
    this.#column = column;
    this.#dictionary = new CellDictionary(resolve);
  }

  /**
   * Works out the codes of a batch.
   * @param rows of sound records.
   */
  begin(records: RecordBatch, { rows, count }: Rows): void {
    const coded = this.#codedBy(records.kernel ?? null);
    if (coded !== null) {
      if (rows !== records.kernel?.rows) throw new Error("the kernel sees no rows but its own");
      records.kernel.code(coded, count);
      this.codes = coded.codes;
      return;
    }
    if (this.#own.length < records.length) this.#own = new Int32Array(records.length * 2);
    this.codes = this.#own;
    for (let at = 0; at < count; at++) {
      const row = rows[at]!;
      const cell = records.firstCell[row]! + this.#column;
      const [start, end] = [records.cellStart[cell]!, records.cellEnd[cell]!];
      this.codes[row] = this.#dictionary.code(records.bytes, start, end);
    }
  }

  /** The code of one cell. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    return this.#dictionary.code(bytes, start, end);
  }

  /** Null where there is no kernel, or it has no room for one more column. */
  #codedBy(kernel: Kernel | null): CodedColumn | null {
    if (kernel !== this.#kernel) {
      this.#kernel = kernel;
      this.#coded =
        kernel?.codedColumn(this.#column, (bytes, start, end) =>
          this.#dictionary.code(bytes, start, end),
        ) ?? null;
    }
    return this.#coded;
  }
}
