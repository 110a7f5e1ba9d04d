/** How a time is written, as kernel/times.ts tells. */
export const USUAL_TIME = {
  /** Not as 2025-04-30 16:05:00, or no such day. */
  other: 0,
  /** With " UTC" behind. */
  utc: 1,
  /** Without a zone; its day may, or cannot, have been a month. */
  early: 2,
  later: 3,
} as const;

/** A column of times, of which the kernel reads those in the usual form. */
export class TimeColumn {
  /** By record of the batch: epoch milliseconds, as if it were UTC. */
  times: Float64Array = new Float64Array(0);
  /** By record of the batch: one of USUAL_TIME; where it is `other`, there is no time. */
  kinds: Uint8Array = new Uint8Array(0);
  readonly column: number;
  /** Places in the kernel's memory, for so many records. */
  readonly timesAt: number;
  readonly kindsAt: number;
  readonly #records: number;

  constructor(column: number, at: number, records: number) {
    this.column = column;
    this.timesAt = at;
    this.kindsAt = at + Float64Array.BYTES_PER_ELEMENT * records;
    this.#records = records;
  }

  /** Bytes in the kernel's memory. */
  static size(records: number): number {
    return (Float64Array.BYTES_PER_ELEMENT + 1) * records;
  }

  /** The memory may have grown. */
  show(buffer: ArrayBuffer): void {
    this.times = new Float64Array(buffer, this.timesAt, this.#records);
    this.kinds = new Uint8Array(buffer, this.kindsAt, this.#records);
  }
}
