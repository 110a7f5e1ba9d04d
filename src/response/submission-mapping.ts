import { DRIVERS } from "../guidance/drivers.js";
import type { SurveyType } from "../guidance/edition.js";
import type { RecordBatch } from "../source/record-batch.js";
import { CELL_ESCAPED, RECORD_BLANK, RECORD_SOUND } from "../source/record-batch.js";
import { CellDictionary } from "./cell-dictionary.js";
import { CodedCells } from "./coded-cells.js";
import { type Mapping, MOST_LABELS } from "./mapping.js";
import type { MappedBatch, ResponseColumn } from "./response-batch.js";
import { TROUBLE, UNANSWERED, UNREADABLE } from "./response-batch.js";
import { ColumnPlan, DRIVER_RESPONSE_COLUMNS, ResponseColumns } from "./response-columns.js";
import { isSpreadsheetDamage, mayBeDamage } from "./spreadsheet-damage.js";

const ZERO = 0x30;
const ONE = 0x31;
const FIVE = 0x35;
/** "null" as one little-endian word. */
const NULL_WORD = 0x6c6c756e;

/** Reads the 17 columns of a submission file by their names, wherever they stand. */
export class SubmissionMapping implements Mapping {
  readonly columns: ColumnPlan;
  readonly unresolved = [];
  readonly generatesIds = false;
  readonly labels = new Set<string>();
  readonly responses: ResponseColumns;
  readonly #ratingCell: number;
  readonly #driverCells: Int32Array;
  /** Cells of id, question 1, question 4 and the drivers, as the kernel wants them. */
  readonly #cells: readonly number[];
  /** Cells that are none of those allowed: 1 where a spreadsheet has changed them. */
  readonly #oddRatings: CodedCells;
  readonly #oddDrivers: CellDictionary;
  /** The array that holds no times already. */
  #timeless: Float64Array | null = null;
  readonly #lowest: number;
  readonly #highest: number;

  /** @param scale null: not declared, ratings of both scales are read. */
  constructor(header: readonly string[], rowsAbove: number, scale: SurveyType | null) {
    this.columns = new ColumnPlan(header, rowsAbove);
    const named: ResponseColumn[] = [
      "external_id",
      "question_1",
      ...DRIVER_RESPONSE_COLUMNS,
      "question_4",
    ];
    for (const column of named) this.columns.set(column, header.indexOf(column));
    this.#ratingCell = this.columns.index("question_1");
    this.#driverCells = Int32Array.from(DRIVER_RESPONSE_COLUMNS, (column) =>
      this.columns.index(column),
    );
    this.#cells = [
      this.columns.index("external_id"),
      this.#ratingCell,
      this.columns.index("question_4"),
      ...this.#driverCells,
    ];
    this.#lowest = scale === "likert_scale" ? ONE : ZERO;
    this.#highest = scale === "thumbs_up_down" ? ONE : FIVE;
    this.responses = new ResponseColumns(this.columns, () => []);
    this.#oddRatings = new CodedCells(this.#ratingCell, (bytes, start, end) => {
      if (this.labels.size < MOST_LABELS) this.labels.add(unescaped(bytes, start, end));
      return damageIn(bytes, start, end);
    });
    this.#oddDrivers = new CellDictionary(damageIn);
  }

  map(records: RecordBatch): MappedBatch {
    const to = this.responses;
    to.begin(records);
    this.#withoutTimes();
    let blank = 0;
    const { kernel } = records;
    if (kernel) {
      for (let row = 0; row < records.length; row++) {
        if (records.state[row] === RECORD_BLANK) blank++;
      }
      const found = kernel.mapSubmission(this.#cells, records.length, this.#lowest, this.#highest);
      to.length = found.length;
      for (const i of found.oddDrivers) this.#lookAtDrivers(records, i);
      if (found.oddRatings > 0) this.#lookAtRatings(records, kernel.rows, found.oddRatings);
    } else {
      for (let row = 0; row < records.length; row++) {
        const state = records.state[row]!;
        if (state === RECORD_SOUND) this.#mapRecord(records, row, to.length++);
        else if (state === RECORD_BLANK) blank++;
      }
    }
    return {
      responses: to,
      row: to.row,
      records: records.length,
      blank,
      broken: records.length - blank - to.length,
      excluded: new Map(),
      notices: [],
    };
  }

  /** A submission file has no times. */
  #withoutTimes(): void {
    const { submittedAt, interactionAt, duration, submittedDay } = this.responses;
    if (this.#timeless === submittedAt) return;
    this.#timeless = submittedAt;
    for (const times of [submittedAt, interactionAt, duration]) times.fill(Number.NaN);
    submittedDay.fill(0);
  }

  /** Looks at the first `count` of `rows`, which have a rating that is none of those allowed. */
  #lookAtRatings(records: RecordBatch, rows: Uint32Array, count: number): void {
    const to = this.responses;
    this.#oddRatings.begin(records, { rows, count });
    const { codes } = this.#oddRatings;
    for (let i = 0; i < to.length; i++) {
      if (to.rating[i] === UNREADABLE) this.#noteDamage(codes[to.row[i]!]!, i);
    }
  }

  /** Looks at the drivers of a response that are none of those allowed. */
  #lookAtDrivers(records: RecordBatch, i: number): void {
    const to = this.responses;
    const { bytes, firstCell, cellStart, cellEnd } = records;
    const first = firstCell[to.row[i]!]!;
    const unreadable = to.positiveUnreadable[i]! | (to.negativeUnreadable[i]! << DRIVERS.length);
    for (let bits = unreadable; bits !== 0; bits &= bits - 1) {
      const cell = first + this.#driverCells[31 - Math.clz32(bits & -bits)]!;
      const [start, end] = [cellStart[cell]!, cellEnd[cell]!];
      if (!mayBeDamage(bytes, start, end)) continue;
      this.#noteDamage(this.#oddDrivers.code(bytes, start, end), i);
    }
  }

  #mapRecord(records: RecordBatch, row: number, i: number): void {
    const to = this.responses;
    to.row[i] = row;
    to.record[i] = records.record[row]!;
    to.line[i] = records.line[row]!;
    to.trouble[i] = 0;
    to.rating[i] = this.#rating(records, row, i);
    this.#mapDrivers(records, row, i);
    const id = this.columns.index("external_id");
    const firstCell = records.firstCell[row]!;
    to.idStart[i] = id < 0 ? 0 : records.cellStart[firstCell + id]!;
    to.idEnd[i] = id < 0 ? 0 : records.cellEnd[firstCell + id]!;
    const comment = this.columns.index("question_4");
    to.commentStart[i] = comment < 0 ? 0 : records.cellStart[firstCell + comment]!;
    to.commentEnd[i] = comment < 0 ? 0 : records.cellEnd[firstCell + comment]!;
    to.commentEscaped[i] =
      comment >= 0 && (records.cellFlags[firstCell + comment]! & CELL_ESCAPED) !== 0 ? 1 : 0;
  }

  #rating(records: RecordBatch, row: number, i: number): number {
    const index = this.#ratingCell;
    if (index < 0) return UNANSWERED;
    const cell = records.firstCell[row]! + index;
    const start = records.cellStart[cell]!;
    const length = records.cellEnd[cell]! - start;
    if (length === 0) return UNANSWERED;
    const byte = records.bytes[start]!;
    if (length === 1 && byte >= this.#lowest && byte <= this.#highest) return byte - ZERO;
    this.#noteDamage(this.#oddRatings.codeOf(records.bytes, start, start + length), i);
    return UNREADABLE;
  }

  /** Marks a response if a spreadsheet has changed one of its coded cells. */
  #noteDamage(damage: number, i: number): void {
    if (damage === 0) return;
    this.responses.trouble[i] = this.responses.trouble[i]! | TROUBLE.spreadsheetDamage;
  }

  #mapDrivers(records: RecordBatch, row: number, i: number): void {
    const { bytes, cellStart, cellEnd } = records;
    const firstCell = records.firstCell[row]!;
    let selected = 0;
    let offered = 0;
    let unreadable = 0;
    for (let column = 0; column < this.#driverCells.length; column++) {
      const index = this.#driverCells[column]!;
      if (index < 0) continue;
      const start = cellStart[firstCell + index]!;
      const length = cellEnd[firstCell + index]! - start;
      const byte = bytes[start]!;
      if (length === 1 && (byte === ZERO || byte === ONE)) {
        offered |= 1 << column;
        if (byte === ONE) selected |= 1 << column;
      } else if (length !== 4 || wordAt(bytes, start) !== NULL_WORD) {
        unreadable |= 1 << column;
        this.#noteDamage(this.#oddDrivers.code(bytes, start, start + length), i);
      }
    }
    const to = this.responses;
    to.positive[i] = selected & POSITIVE;
    to.negative[i] = selected >> DRIVERS.length;
    to.positiveOffered[i] = offered & POSITIVE;
    to.negativeOffered[i] = offered >> DRIVERS.length;
    to.positiveUnreadable[i] = unreadable & POSITIVE;
    to.negativeUnreadable[i] = unreadable >> DRIVERS.length;
  }
}

function damageIn(bytes: Uint8Array, start: number, end: number): number {
  if (!mayBeDamage(bytes, start, end)) return 0;
  return isSpreadsheetDamage(unescaped(bytes, start, end)) ? 1 : 0;
}

function unescaped(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end)).replaceAll('""', '"');
}

const decoder = new TextDecoder();

const POSITIVE = (1 << DRIVERS.length) - 1;

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}
