/** Gives the code of a cell. */
export type Resolve = (bytes: Uint8Array, start: number, end: number) => number;

/** A column whose cells are codes, with the dictionary that the kernel has of them. */
export class CodedColumn {
  /** Codes of the batch's records; of those that are not sound they mean nothing. */
  codes: Int32Array = new Int32Array(0);
  readonly column: number;
  /** Places in the kernel's memory. */
  readonly dictionary: number;
  readonly codesAt: number;
  readonly resolve: Resolve;
  readonly #records: number;

  /** @param records of a batch at the most. */
  constructor(
    column: number,
    dictionary: number,
    codesAt: number,
    records: number,
    resolve: Resolve,
  ) {
    this.column = column;
    this.dictionary = dictionary;
    this.codesAt = codesAt;
    this.#records = records;
    this.resolve = resolve;
  }

  /** The codes lie in the kernel's memory, which may have grown. */
  show(buffer: ArrayBuffer): void {
    this.codes = new Int32Array(buffer, this.codesAt, this.#records);
  }
}
