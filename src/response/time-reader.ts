import type { Kernel } from "../kernel/kernel.js";
import { type TimeColumn, USUAL_TIME } from "../kernel/time-column.js";
import type { RecordBatch } from "../source/record-batch.js";
import { RECORD_SOUND } from "../source/record-batch.js";
import type { Rows } from "./coded-cells.js";
import { DATE_FORM, TROUBLE } from "./response-batch.js";
import {
  type DateOrder,
  instantOf,
  isAmbiguousDate,
  orderShown,
  type ReadTime,
  readDuration,
  readTime,
} from "./timestamps.js";
import { Zone } from "./zone.js";

const decoder = new TextDecoder();
const ZERO = 0x30;

/**
 * Reads one time column. Whether dates such as 4/5/2025 begin with the month or the day is
 * decided once for the column, by the first batch of records, unless it is declared.
 */
export class TimeReader {
  /** Of the last cell read: it holds something that is no time. */
  unreadable = false;
  /** Of the last cell read: month and day cannot be told apart. */
  ambiguous = false;
  /** Of the last cell read: it names no zone. */
  withoutZone = false;
  /** Of the last cell read: one of DATE_FORM; 0 where it has a zone or is no time. */
  form = 0;
  /** Whether the export has such a column. */
  readonly exists: boolean;
  readonly #index: number;
  readonly #zone: Zone;
  #order: DateOrder | null;
  #observed = false;
  /** Responses often come within the same day: its start is worked out once. */
  #day = -1;
  #dayStart = 0;
  #kernel: Kernel | null = null;
  /** Times that the kernel has read; null where it has none. */
  #timed: TimeColumn | null = null;

  /**
   * @param index 0-based cell; -1 where the export has no such column.
   * @param zone of times that name none; UTC where it is null.
   */
  constructor(index: number, zone: string | null, order: DateOrder | undefined) {
    this.#index = index;
    this.exists = index >= 0;
    this.#zone = new Zone(zone ?? "UTC");
    this.#order = order ?? null;
  }

  /** Of the last cell read, as the time of a response: bits of TROUBLE, with its DATE_FORM. */
  get trouble(): number {
    let trouble = this.form;
    if (this.ambiguous) trouble |= TROUBLE.submittedAtAmbiguous;
    else if (this.unreadable) trouble |= TROUBLE.submittedAtUnreadable;
    return this.withoutZone ? trouble | TROUBLE.submittedAtWithoutZone : trouble;
  }

  /** The order of day and month, where it is declared or the first batch has shown it. */
  get order(): DateOrder | null {
    return this.#order;
  }

  /** To be called with every batch before its cells are read. @param rows of sound records. */
  begin(records: RecordBatch, { count }: Rows): void {
    this.#observe(records);
    if (this.#index < 0) return;
    const kernel = records.kernel ?? null;
    if (kernel !== this.#kernel) {
      this.#kernel = kernel;
      this.#timed = kernel?.timeColumn(this.#index) ?? null;
    }
    if (this.#timed !== null) kernel?.time(this.#timed, count);
  }

  /** Lets the first batch decide what its cells show. */
  #observe(records: RecordBatch): void {
    if (this.#observed || this.#index < 0) return;
    this.#observed = true;
    if (this.#order !== null) return;
    const shown = new Set<DateOrder>();
    for (let row = 0; row < records.length; row++) {
      if (records.state[row] !== RECORD_SOUND) continue;
      const order = orderShown(this.#text(records, row));
      if (order !== "none") shown.add(order);
    }
    // Cells that contradict each other decide nothing.
    if (shown.size === 1) this.#order = [...shown][0]!;
  }

  /**
   * Reads the cells of all rows, which {@link begin} was told of.
   * @param instants gets what {@link read} says of each, one behind the other.
   * @param troubles gets {@link trouble} of each.
   */
  readAll(
    records: RecordBatch,
    { rows, count }: Rows,
    instants: Float64Array,
    troubles: Uint16Array,
  ): void {
    const { times, kinds } = this.#timed ?? UNREAD;
    for (let at = 0; at < count; at++) {
      const row = rows[at]!;
      if (kinds[row] === USUAL_TIME.utc) {
        instants[at] = times[row]!;
        troubles[at] = 0;
        continue;
      }
      instants[at] = this.read(records, row);
      troubles[at] = this.trouble;
    }
  }

  /** Epoch milliseconds; NaN if the cell is empty or cannot be read. */
  read(records: RecordBatch, row: number): number {
    this.unreadable = false;
    this.ambiguous = false;
    this.withoutZone = false;
    this.form = 0;
    if (this.#index < 0) return Number.NaN;
    const kind = this.#timed === null ? USUAL_TIME.other : this.#timed.kinds[row]!;
    if (kind !== USUAL_TIME.other) {
      const local = this.#timed!.times[row]!;
      if (kind === USUAL_TIME.utc) return local;
      this.withoutZone = true;
      this.form = kind === USUAL_TIME.early ? DATE_FORM.early : DATE_FORM.later;
      return this.#zone.instant(local);
    }
    const cell = records.firstCell[row]! + this.#index;
    const start = records.cellStart[cell]!;
    const end = records.cellEnd[cell]!;
    if (start === end) return Number.NaN;
    const fast = this.#readUsual(records.bytes, start, end);
    if (!Number.isNaN(fast)) return fast;
    const text = decoder.decode(records.bytes.subarray(start, end));
    if (text.trim() === "") return Number.NaN;
    const time = readTime(text, this.#order);
    if (time === null) {
      this.unreadable = true;
      this.ambiguous = this.#order === null && isAmbiguousDate(text);
      return Number.NaN;
    }
    this.withoutZone = time.offset === null;
    if (this.withoutZone) this.form = formOf(time, text);
    return instantOf(time, this.#zone);
  }

  /** "2025-04-30 16:05:00", alone or with " UTC", without making a string of it. */
  #readUsual(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length !== 19 && length !== 23) return Number.NaN;
    const isUtc = length === 23;
    if (isUtc && !hasUtc(bytes, start + 19)) return Number.NaN;
    if (bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return Number.NaN;
    if (bytes[start + 10] !== 0x20 || bytes[start + 13] !== 0x3a) return Number.NaN;
    if (bytes[start + 16] !== 0x3a) return Number.NaN;
    const year = two(bytes, start) * 100 + two(bytes, start + 2);
    const month = two(bytes, start + 5);
    const day = two(bytes, start + 8);
    const hour = two(bytes, start + 11);
    const minute = two(bytes, start + 14);
    const second = two(bytes, start + 17);
    if (!(hour <= 23 && minute <= 59 && second <= 59)) return Number.NaN;
    const local = this.#startOfDay(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000;
    this.withoutZone = !isUtc;
    if (!isUtc) this.form = day <= LAST_MONTH ? DATE_FORM.early : DATE_FORM.later;
    return isUtc ? local : this.#zone.instant(local);
  }

  /** NaN for a day that is not in the calendar. */
  #startOfDay(year: number, month: number, day: number): number {
    const key = (year * 16 + month) * 32 + day;
    if (key !== this.#day) {
      const time = readTime(`${String(year).padStart(4, "0")}-${month}-${day}`, null);
      this.#day = key;
      this.#dayStart = time === null ? Number.NaN : time.local;
    }
    return this.#dayStart;
  }

  #text(records: RecordBatch, row: number): string {
    const cell = records.firstCell[row]! + this.#index;
    return decoder.decode(records.bytes.subarray(records.cellStart[cell]!, records.cellEnd[cell]!));
  }
}

/** Of a column of which the kernel has read nothing. */
const UNREAD = { times: new Float64Array(0), kinds: new Uint8Array(0) };

/** A day up to this one may have been a month. */
const LAST_MONTH = 12;

function formOf({ local, isSlashed }: ReadTime, text: string): number {
  if (isSlashed) return orderShown(text) === "none" ? DATE_FORM.later : DATE_FORM.slashed;
  return new Date(local).getUTCDate() <= LAST_MONTH ? DATE_FORM.early : DATE_FORM.later;
}

/** Reads the seconds that a response took. */
export class DurationReader {
  /** Whether the export has such a column. */
  readonly exists: boolean;
  readonly #index: number;

  constructor(index: number) {
    this.#index = index;
    this.exists = index >= 0;
  }

  /** Seconds; NaN if there is no such column, or no duration in it. */
  read(records: RecordBatch, row: number): number {
    if (this.#index < 0) return Number.NaN;
    const cell = records.firstCell[row]! + this.#index;
    const start = records.cellStart[cell]!;
    const end = records.cellEnd[cell]!;
    return start === end
      ? Number.NaN
      : readDuration(decoder.decode(records.bytes.subarray(start, end)));
  }
}

/** Two digits as a number; NaN if they are none. */
function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO;
  const ones = bytes[at + 1]! - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function hasUtc(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x20 && bytes[at + 1] === 0x55 && bytes[at + 2] === 0x54 && bytes[at + 3] === 0x43
  );
}
