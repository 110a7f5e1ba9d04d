import { DRIVERS, driverBit } from "../guidance/drivers.js";
import { isInside, isNearEdge, type QuarterSpan } from "../guidance/fiscal-quarter.js";
import type { ColumnIdentity, Dialect } from "../source/dialects/dialect.js";
import type { SourceNotice } from "../source/notice.js";
import type { RecordBatch } from "../source/record-batch.js";
import { CELL_ESCAPED, RECORD_BLANK, RECORD_SOUND } from "../source/record-batch.js";
import type { SurveyDefinition } from "../survey/definition.js";
import { CodedCells, type Rows } from "./coded-cells.js";
import {
  AMBIGUOUS_OPTION,
  DAMAGED_OPTION,
  DRIVER_BITS,
  type DriverReader,
  UNKNOWN_OPTION,
} from "./driver-reader.js";
import type { UnresolvedColumn } from "./find-column.js";
import { type Mapping, MOST_LABELS } from "./mapping.js";
import { planRaw, type RawPlan } from "./raw-plan.js";
import type { MappedBatch } from "./response-batch.js";
import { TROUBLE, UNANSWERED, UNREADABLE } from "./response-batch.js";
import { ColumnPlan, ResponseColumns } from "./response-columns.js";
import { DurationReader, TimeReader } from "./time-reader.js";
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
    this.#submittedAt.observe(records);
    this.#interactionAt.observe(records);
    const to = this.responses;
    to.begin(records);
    const excluded = new Map<string, number>();
    const notices: SourceNotice[] = [];
    const { rows, blank, broken } = this.#soundRows(records);
    this.#plan.filter.begin(records, rows);
    let kept = 0;
    for (let at = 0; at < rows.count; at++) {
      const row = rows.rows[at]!;
      const isTotals = holdsTotals(records, row);
      if (isTotals)
        notices.push({ kind: "preamble", what: "totals-row", line: records.line[row]! });
      const reason = isTotals ? "totals" : this.#plan.filter.reason(records, row);
      if (reason !== null) count(excluded, reason);
      else rows.rows[kept++] = row;
    }
    rows.count = kept;
    this.#plan.positive?.begin(records, rows);
    this.#plan.negative?.begin(records, rows);
    for (const ratings of this.#ratings) ratings.begin(records, rows);
    for (let at = 0; at < rows.count; at++) {
      this.#mapRecord(records, rows.rows[at]!);
      const outside = this.#outsideQuarter();
      if (outside !== null) {
        notices.push(outside);
        count(excluded, OUTSIDE);
      }
    }
    if (this.#plan.generatesIds) to.generateIds();
    return {
      responses: to,
      row: to.row,
      records: records.length,
      blank,
      broken,
      excluded,
      notices,
    };
  }

  #soundRows(records: RecordBatch): { rows: Rows; blank: number; broken: number } {
    const rows = records.kernel?.rows ?? new Uint32Array(records.length);
    let sound = 0;
    let blank = 0;
    for (let row = 0; row < records.length; row++) {
      const state = records.state[row]!;
      if (state === RECORD_SOUND) rows[sound++] = row;
      else if (state === RECORD_BLANK) blank++;
    }
    const rowsOf = { rows, count: sound };
    return { rows: rowsOf, blank, broken: records.length - sound - blank };
  }

  /** Takes the last response back if it belongs to another quarter. */
  #outsideQuarter(): SourceNotice | null {
    const to = this.responses;
    const i = to.length - 1;
    const at = to.submittedAt[i]!;
    const quarter = this.#quarter;
    if (quarter === null || Number.isNaN(at) || isInside(at, quarter)) return null;
    to.length = i;
    const withoutZone = (to.trouble[i]! & TROUBLE.submittedAtWithoutZone) !== 0;
    return {
      kind: "outside-quarter",
      line: to.line[i]!,
      record: to.record[i]!,
      day: to.submittedDay[i]!,
      dependsOnZone: withoutZone && isNearEdge(at, quarter),
    };
  }

  #mapRecord(records: RecordBatch, row: number): void {
    const to = this.responses;
    const plan = this.#plan;
    const i = to.length++;
    to.row[i] = row;
    to.record[i] = records.record[row]!;
    to.line[i] = records.line[row]!;
    const firstCell = records.firstCell[row]!;
    let trouble = 0;

    to.rating[i] = UNANSWERED;
    for (const ratings of this.#ratings) {
      const code = ratings.code(records, row);
      const rating = (code & ((1 << RATING_SHIFT) - 1)) - RATING_OFFSET;
      trouble |= code >> RATING_SHIFT;
      if (rating === UNANSWERED) continue;
      // One column for each answer, and more than one is filled.
      to.rating[i] = to.rating[i] === UNANSWERED ? rating : UNREADABLE;
    }
    const positive = plan.positive === null ? 0 : plan.positive.read(records, row);
    const negative = plan.negative === null ? 0 : plan.negative.read(records, row);
    to.positive[i] = positive & DRIVER_BITS;
    to.negative[i] = negative & DRIVER_BITS;
    to.positiveOffered[i] = plan.positive === null ? 0 : plan.positive.offered;
    to.negativeOffered[i] = plan.negative === null ? 0 : plan.negative.offered;
    to.positiveUnreadable[i] = 0;
    to.negativeUnreadable[i] = 0;
    if (((positive | negative) & ~DRIVER_BITS) !== 0) trouble |= driverTrouble(positive, negative);

    to.submittedAt[i] = this.#submittedAt.read(records, row);
    to.submittedDay[i] = Number.isNaN(to.submittedAt[i]!)
      ? 0
      : this.#zone.dayOf(to.submittedAt[i]!);
    to.interactionAt[i] = this.#interactionAt.read(records, row);
    to.duration[i] = this.#duration.read(records, row);
    if (this.#submittedAt.ambiguous) trouble |= TROUBLE.submittedAtAmbiguous;
    else if (this.#submittedAt.unreadable) trouble |= TROUBLE.submittedAtUnreadable;
    if (this.#submittedAt.withoutZone) trouble |= TROUBLE.submittedAtWithoutZone;
    trouble |= this.#submittedAt.form;
    if (this.#interactionAt.unreadable) trouble |= TROUBLE.interactionAtUnreadable;
    to.trouble[i] = trouble;

    const id = plan.externalId;
    to.idStart[i] = id < 0 ? 0 : records.cellStart[firstCell + id]!;
    to.idEnd[i] = id < 0 ? 0 : records.cellEnd[firstCell + id]!;
    const comment = plan.comment;
    const commentStart = comment < 0 ? 0 : records.cellStart[firstCell + comment]!;
    const commentEnd = comment < 0 ? 0 : records.cellEnd[firstCell + comment]!;
    to.commentStart[i] = commentStart;
    to.commentEnd[i] = this.#isNoComment(records.bytes, commentStart, commentEnd)
      ? commentStart
      : commentEnd;
    to.commentEscaped[i] =
      comment >= 0 && (records.cellFlags[firstCell + comment]! & CELL_ESCAPED) !== 0 ? 1 : 0;
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

const UPPER_T = 0x54;
const UPPER_G = 0x47;
const TO_UPPER = 0xdf;
const TOTALS = /^(?:grand )?totals?:?$/i;

/** Whether the first cell says that the record holds sums over the others. */
function holdsTotals(records: RecordBatch, row: number): boolean {
  const cell = records.firstCell[row]!;
  const start = records.cellStart[cell]!;
  const first = records.bytes[start]! & TO_UPPER;
  if (first !== UPPER_T && first !== UPPER_G) return false;
  const end = records.cellEnd[cell]!;
  return end - start < 16 && TOTALS.test(decoder.decode(records.bytes.subarray(start, end)).trim());
}

function driverTrouble(positive: number, negative: number): number {
  let trouble = 0;
  if ((positive & UNKNOWN_OPTION) !== 0) trouble |= TROUBLE.unknownPositive;
  if ((negative & UNKNOWN_OPTION) !== 0) trouble |= TROUBLE.unknownNegative;
  if ((positive & AMBIGUOUS_OPTION) !== 0) trouble |= TROUBLE.ambiguousPositive;
  if ((negative & AMBIGUOUS_OPTION) !== 0) trouble |= TROUBLE.ambiguousNegative;
  if (((positive | negative) & DAMAGED_OPTION) !== 0) trouble |= TROUBLE.spreadsheetDamage;
  return trouble;
}

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
