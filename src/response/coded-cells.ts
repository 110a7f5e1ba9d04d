import type { CodedColumn, Kernel } from "../kernel/kernel.js";
import type { RecordBatch } from "../source/record-batch.js";
import { CellDictionary } from "./cell-dictionary.js";

/** Positions of records in a batch. */
export interface Rows {
  /** Where a kernel has read the batch, its own. */
  readonly rows: Uint32Array;
  count: number;
}

/** The cells of one column as codes: each different cell is read as text once. */
export class CodedCells {
  readonly #column: number;
  readonly #dictionary: CellDictionary;
  #kernel: Kernel | null = null;
  #coded: CodedColumn | null = null;
  /** Codes of the batch, where a kernel has worked them out. */
  #codes: Int32Array | null = null;

  /**
   * @param column 0-based cell.
   * @param resolve gives the code of a cell that has not been seen before.
   */
  constructor(column: number, resolve: (bytes: Uint8Array, start: number, end: number) => number) {
    this.#column = column;
    this.#dictionary = new CellDictionary(resolve);
  }

  /**
   * To be called with every batch before its codes are asked for.
   * @param rows whose codes will be asked for.
   */
  begin(records: RecordBatch, { rows, count }: Rows): void {
    this.#codes = null;
    const { kernel } = records;
    if (!kernel) return;
    if (kernel !== this.#kernel) {
      this.#kernel = kernel;
      this.#coded = kernel.codedColumn(this.#column, (bytes, start, end) =>
        this.#dictionary.code(bytes, start, end),
      );
    }
    if (this.#coded === null) return;
    if (rows !== kernel.rows) throw new Error("the kernel sees no rows but its own");
    kernel.code(this.#coded, count);
    this.#codes = this.#coded.codes;
  }

  /** Of a sound record. */
  code(records: RecordBatch, row: number): number {
    if (this.#codes !== null) return this.#codes[row]!;
    const cell = records.firstCell[row]! + this.#column;
    return this.#dictionary.code(records.bytes, records.cellStart[cell]!, records.cellEnd[cell]!);
  }
}
