import { DRIVERS, driverBit } from "../guidance/drivers.js";
import { isInside, isNearEdge, type QuarterSpan } from "../guidance/fiscal-quarter.js";
import type { ColumnIdentity, Dialect } from "../source/dialects/dialect.js";
import type { RecordBatch } from "../source/record-batch.js";
import { NoticeList } from "../source/repeated-notices.js";
import type { SurveyDefinition } from "../survey/definition.js";
import { CodedCells, type Rows, soundRows } from "./coded-cells.js";
import {
  AMBIGUOUS_OPTION,
  DAMAGED_OPTION,
  DRIVER_BITS,
  type DriverReader,
  UNKNOWN_OPTION,
} from "./driver-reader.js";
import type { UnresolvedColumn } from "./find-column.js";
import { gather } from "./gather.js";
import { type Mapping, MOST_LABELS } from "./mapping.js";
import { planRaw, type RawPlan } from "./raw-plan.js";
import type { MappedBatch } from "./response-batch.js";
import { TROUBLE, UNANSWERED, UNREADABLE } from "./response-batch.js";
import { ColumnPlan, ResponseColumns } from "./response-columns.js";
import { DurationReader, TimeReader } from "./time-reader.js";
import { holdsTotals, mayBeTotals } from "./totals-row.js";
import { Zone } from "./zone.js";

/** Rating codes of the dictionary: the trouble bits stand above the rating. */
const RATING_SHIFT = 4;
const RATING_OFFSET = 2;

/** Reads the responses of a raw export through a survey definition. */
export class RawMapping implements Mapping {
  readonly generatesIds: boolean;
  readonly columns: ColumnPlan;
  readonly unresolved: readonly UnresolvedColumn[];
  readonly labels = new Set<string>();
  readonly #plan: RawPlan;
  readonly responses: ResponseColumns;
  readonly #ratings: readonly CodedCells[];
  readonly #quarter: QuarterSpan | null;
  readonly #zone: Zone;
  readonly #submittedAt: TimeReader;
  readonly #interactionAt: TimeReader;
  readonly #duration: DurationReader;
  /** Bytes of the longest code that stands for no comment. */
  readonly #longestNoComment: number;

  /**
   * @param zones of times that carry none, null where nobody declared one; and of the clock that
   * days and quarters go by.
   * @param quarter responses of other quarters are left out, each with a notice; null: none is.
   */
  constructor(
    definition: SurveyDefinition,
    dialect: Dialect,
    columns: readonly ColumnIdentity[],
    rowsAbove: number,
    { zone, clock }: { readonly zone: string | null; readonly clock: string },
    quarter: QuarterSpan | null,
  ) {
    this.#quarter = quarter;
    this.#plan = planRaw(definition, dialect, columns);
    this.unresolved = this.#plan.unresolved;
    this.generatesIds = this.#plan.generatesIds;
    const codes = [...this.#plan.noComment].map((code) => encoder.encode(code).length);
    this.#longestNoComment = Math.max(0, ...codes);
    this.columns = columnPlan(this.#plan, columns, rowsAbove);
    this.responses = new ResponseColumns(this.columns, (cellAt, branch) => {
      const reader = branch === 0 ? this.#plan.positive : this.#plan.negative;
      return reader === null ? [] : reader.unknown(cellAt);
    });
    this.#ratings = this.#plan.rating.map(
      (index) => new CodedCells(index, (bytes, start, end) => this.#rating(bytes, start, end)),
    );
    this.#zone = new Zone(clock);
    const dateOrder = definition.export.dateOrder ?? dialect.dateOrder;
    const submittedIn = dialect.submittedIn ?? zone;
    this.#submittedAt = new TimeReader(this.#plan.submittedAt, submittedIn, dateOrder);
    this.#interactionAt = new TimeReader(this.#plan.interactionAt, zone, dateOrder);
    this.#duration = new DurationReader(this.#plan.duration);
  }

  map(records: RecordBatch): MappedBatch {
    const to = this.responses;
    to.begin(records);
    const excluded = new Map<string, number>();
    const notices = new NoticeList();
    const { rows, blank } = soundRows(records);
    const broken = records.length - rows.count - blank;
    this.#leaveOut(records, rows, excluded, notices);
    this.#mapTimes(records, rows, excluded, notices);
    this.#gather(records, rows);
    this.#mapRatings(records, rows);
    this.#mapDrivers(records, rows);
    if (this.#plan.generatesIds) to.generateIds();
    return {
      responses: to,
      row: to.row,
      records: records.length,
      blank,
      broken,
      excluded,
      notices: notices.take(),
    };
  }

  /** Takes away the rows of records that are no responses. */
  #leaveOut(
    records: RecordBatch,
    rows: Rows,
    excluded: Map<string, number>,
    notices: NoticeList,
  ): void {
    const { filter } = this.#plan;
    const excludedBy = filter.begin(records, rows);
    const { rows: all, count: sound } = rows;
    const { bytes, firstCell, cellStart } = records;
    let kept = 0;
    for (let at = 0; at < sound; at++) {
      const row = all[at]!;
      const isTotals =
        mayBeTotals(bytes[cellStart[firstCell[row]!]!]!) && holdsTotals(records, row);
      if (!isTotals && excludedBy[row] === 0) {
        all[kept++] = row;
        continue;
      }
      if (isTotals) {
        notices.add({ kind: "preamble", what: "totals-row", line: records.line[row]! });
      }
      count(excluded, isTotals ? "totals" : (filter.reason(row) ?? ""));
    }
    rows.count = kept;
  }

  /** Makes responses of the records, with their times; those of other quarters are left out. */
  #mapTimes(
    records: RecordBatch,
    rows: Rows,
    excluded: Map<string, number>,
    notices: NoticeList,
  ): void {
    const to = this.responses;
    const { record, line } = records;
    const submitted = this.#submittedAt;
    const interaction = this.#interactionAt;
    const duration = this.#duration;
    submitted.begin(records, rows);
    interaction.begin(records, rows);
    const { submittedAt, submittedDay, interactionAt, duration: ofDuration, trouble } = to;
    if (!interaction.exists) interactionAt.fill(Number.NaN, 0, rows.count);
    if (!duration.exists) ofDuration.fill(Number.NaN, 0, rows.count);
    submitted.readAll(records, rows, submittedAt, trouble);
    let i = 0;
    for (let at = 0; at < rows.count; at++) {
      const row = rows.rows[at]!;
      const instant = submittedAt[at]!;
      const day = Number.isNaN(instant) ? 0 : this.#zone.dayOf(instant);
      if (this.#isOutside(instant)) {
        const depends = this.#dependsOnZone(instant, trouble[at]!);
        notices.addOn("outside-quarter", line[row]!, record[row]!, day, depends ? 1 : 0);
        count(excluded, OUTSIDE);
        continue;
      }
      rows.rows[i] = row;
      submittedAt[i] = instant;
      submittedDay[i] = day;
      trouble[i] = trouble[at]!;
      if (interaction.exists) {
        interactionAt[i] = interaction.read(records, row);
        if (interaction.unreadable) trouble[i]! |= TROUBLE.interactionAtUnreadable;
      }
      if (duration.exists) ofDuration[i] = duration.read(records, row);
      i++;
    }
    rows.count = i;
    to.length = i;
  }

  #isOutside(instant: number): boolean {
    return this.#quarter !== null && !Number.isNaN(instant) && !isInside(instant, this.#quarter);
  }

  #dependsOnZone(instant: number, trouble: number): boolean {
    const isWithoutZone = (trouble & TROUBLE.submittedAtWithoutZone) !== 0;
    return isWithoutZone && this.#quarter !== null && isNearEdge(instant, this.#quarter);
  }

  #mapRatings(records: RecordBatch, rows: Rows): void {
    const { length, row, rating, trouble } = this.responses;
    rating.fill(UNANSWERED, 0, length);
    for (const ratings of this.#ratings) {
      ratings.begin(records, rows);
      const { codes } = ratings;
      for (let i = 0; i < length; i++) {
        const code = codes[row[i]!]!;
        const read = (code & ((1 << RATING_SHIFT) - 1)) - RATING_OFFSET;
        trouble[i]! |= code >> RATING_SHIFT;
        if (read === UNANSWERED) continue;
        // One column for each answer, and more than one is filled.
        rating[i] = rating[i] === UNANSWERED ? read : UNREADABLE;
      }
    }
  }

  #mapDrivers(records: RecordBatch, rows: Rows): void {
    const to = this.responses;
    const { length } = to;
    const { positive, negative } = this.#plan;
    this.#mapBranch(records, rows, positive, to.positive, POSITIVE_TROUBLE);
    this.#mapBranch(records, rows, negative, to.negative, NEGATIVE_TROUBLE);
    to.positiveOffered.fill(positive?.offered ?? 0, 0, length);
    to.negativeOffered.fill(negative?.offered ?? 0, 0, length);
    to.positiveUnreadable.fill(0, 0, length);
    to.negativeUnreadable.fill(0, 0, length);
  }

  #mapBranch(
    records: RecordBatch,
    rows: Rows,
    reader: DriverReader | null,
    selected: Uint8Array,
    troubles: typeof POSITIVE_TROUBLE,
  ): void {
    const { length, row, trouble } = this.responses;
    selected.fill(0, 0, length);
    for (const cells of reader?.cells ?? []) {
      cells.begin(records, rows);
      const { codes } = cells;
      for (let i = 0; i < length; i++) {
        const code = codes[row[i]!]!;
        selected[i]! |= code & DRIVER_BITS;
        if ((code & ~DRIVER_BITS) === 0) continue;
        if ((code & UNKNOWN_OPTION) !== 0) trouble[i]! |= troubles.unknown;
        if ((code & AMBIGUOUS_OPTION) !== 0) trouble[i]! |= troubles.ambiguous;
        if ((code & DAMAGED_OPTION) !== 0) trouble[i]! |= TROUBLE.spreadsheetDamage;
      }
    }
  }

  /** Says which record each response is of, and where its texts lie. */
  #gather(records: RecordBatch, rows: Rows): void {
    const { externalId, comment } = this.#plan;
    if (records.kernel) records.kernel.gather(rows.count, externalId, comment);
    else gather(records, rows, externalId, comment, this.responses);
    if (comment < 0 || this.#longestNoComment === 0) return;
    const { length, commentStart, commentEnd } = this.responses;
    for (let i = 0; i < length; i++) {
      const start = commentStart[i]!;
      if (this.#isNoComment(records.bytes, start, commentEnd[i]!)) commentEnd[i] = start;
    }
  }

  /** Whether the platform has a code for "no answer" here. */
  #isNoComment(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start === 0 || end - start > this.#longestNoComment) return false;
    return this.#plan.noComment.has(decoder.decode(bytes.subarray(start, end)));
  }

  #rating(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return UNANSWERED + RATING_OFFSET;
    const text = decoder.decode(bytes.subarray(start, end)).replaceAll('""', '"');
    if (this.labels.size < MOST_LABELS) this.labels.add(text);
    const { rating, trouble } = this.#plan.ratings.read(text);
    return (rating + RATING_OFFSET) | (trouble << RATING_SHIFT);
  }
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The reason under which responses of other quarters are counted. */
const OUTSIDE = "outside the quarter";

function count(counts: Map<string, number>, reason: string): void {
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
}

const POSITIVE_TROUBLE = {
  unknown: TROUBLE.unknownPositive as number,
  ambiguous: TROUBLE.ambiguousPositive as number,
};
const NEGATIVE_TROUBLE = {
  unknown: TROUBLE.unknownNegative as number,
  ambiguous: TROUBLE.ambiguousNegative as number,
};

function columnPlan(
  plan: RawPlan,
  columns: readonly ColumnIdentity[],
  rowsAbove: number,
): ColumnPlan {
  const names = columns.map((column) => column.name);
  const to = new ColumnPlan(names, rowsAbove);
  to.set("external_id", plan.externalId);
  to.set("question_1", plan.rating[0] ?? -1);
  to.set("question_4", plan.comment);
  to.set("submitted_at", plan.submittedAt);
  to.set("interaction_at", plan.interactionAt);
  to.set("duration", plan.duration);
  for (const driver of DRIVERS) {
    to.set(`positive_${driver}`, driverColumn(plan.positive, driverBit(driver)));
    to.set(`negative_${driver}`, driverColumn(plan.negative, driverBit(driver)));
  }
  return to;
}

function driverColumn(reader: DriverReader | null, bit: number): number {
  return reader === null ? -1 : reader.columnOf(bit);
}
