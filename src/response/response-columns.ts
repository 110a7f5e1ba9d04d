import { DRIVERS } from "../guidance/drivers.js";
import type { Kernel } from "../kernel/kernel.js";
import { RESPONSE_BYTES, responseArraysIn, showArrays } from "../kernel/response-arrays.js";
import { KEY_PREFIXES } from "../privacy/key-words.js";
import { cellCount, cellText } from "../source/cells.js";
import type { RecordBatch, RecordExtents } from "../source/record-batch.js";
import { BatchSums, SUM_NUMBERS, sumUp } from "./batch-sums.js";
import { describeTexts } from "./describe-texts.js";
import {
  bringInto,
  type PackedResponses,
  type ResponseRoom,
  showPacked,
} from "./packed-responses.js";
import type { ColumnMap, ResponseBatch, ResponseColumn } from "./response-batch.js";

/** Column indexes by what they hold; -1 where the file has none. */
export class ColumnPlan implements ColumnMap {
  readonly rowsAbove: number;
  readonly #indexes = new Map<ResponseColumn, number>();
  readonly #names: readonly string[];

  constructor(names: readonly string[], rowsAbove: number) {
    this.#names = names;
    this.rowsAbove = rowsAbove;
  }

  set(column: ResponseColumn, index: number): void {
    this.#indexes.set(column, index);
  }

  index(column: ResponseColumn): number {
    return this.#indexes.get(column) ?? -1;
  }

  name(column: ResponseColumn): string {
    return this.#names[this.index(column)] ?? column;
  }
}

/** The 14 driver columns, positive ones first, in the edition's order. */
export const DRIVER_RESPONSE_COLUMNS: readonly ResponseColumn[] = [
  ...DRIVERS.map((driver) => `positive_${driver}` as const),
  ...DRIVERS.map((driver) => `negative_${driver}` as const),
];

/** Text of a record's cell, by the record's position in the batch; "" where it has no such cell. */
export type CellText = (row: number, index: number) => string;

/** Tokens of one response's branch (0 positive, 1 negative) that match no statement. */
export type Unresolved = (cellAt: (index: number) => string, branch: 0 | 1) => string[];

/**
 * The response batch that mappings fill. One is made per file and filled again for every batch
 * of records, so a run allocates nothing per response.
 */
export class ResponseColumns implements ResponseBatch {
  length = 0;
  record: Uint32Array = new Uint32Array(0);
  line: Uint32Array = new Uint32Array(0);
  rating: Int8Array = new Int8Array(0);
  positive: Uint8Array = new Uint8Array(0);
  negative: Uint8Array = new Uint8Array(0);
  positiveOffered: Uint8Array = new Uint8Array(0);
  negativeOffered: Uint8Array = new Uint8Array(0);
  positiveUnreadable: Uint8Array = new Uint8Array(0);
  negativeUnreadable: Uint8Array = new Uint8Array(0);
  trouble: Uint16Array = new Uint16Array(0);
  submittedAt: Float64Array = new Float64Array(0);
  interactionAt: Float64Array = new Float64Array(0);
  submittedDay: Int32Array = new Int32Array(0);
  duration: Float64Array = new Float64Array(0);
  idStart: Uint32Array = new Uint32Array(0);
  idEnd: Uint32Array = new Uint32Array(0);
  commentStart: Uint32Array = new Uint32Array(0);
  commentEnd: Uint32Array = new Uint32Array(0);
  commentEscaped: Uint8Array = new Uint8Array(0);
  idTraits: Uint16Array = new Uint16Array(0);
  commentTraits: Uint16Array = new Uint16Array(0);
  commentHigh: Uint32Array = new Uint32Array(0);
  commentLow: Uint32Array = new Uint32Array(0);
  packedIdEnd: Uint32Array = new Uint32Array(0);
  packedIds: Uint8Array | null = null;
  sums = new BatchSums(new Uint32Array(SUM_NUMBERS));
  /** Position of each response in the record batch. */
  row: Uint32Array = new Uint32Array(0);
  #records: RecordExtents | null = null;
  #kernel: Kernel | null = null;
  /** Mapped on another thread: most of it is never looked at, and is not in the kernel's memory yet. */
  #isElsewhere = false;
  #textOf: CellText = () => "";
  /** The bytes of the records with the ids that they lack behind them. */
  #extended: Uint8Array | null = null;
  readonly #columns: ColumnMap;
  readonly #unresolved: Unresolved;

  /** @param unresolved finds the tokens of a multi-select that match no statement. */
  constructor(columns: ColumnMap, unresolved: Unresolved) {
    this.#columns = columns;
    this.#unresolved = unresolved;
  }

  get bytes(): Uint8Array {
    return this.#extended ?? this.#source().bytes;
  }

  /** Gives each response an id of its own: its time, in UTC, and the number of its record. */
  generateIds(): void {
    const ids = Array.from({ length: this.length }, (_, i) =>
      encoder.encode(generatedId(this.submittedAt[i]!, this.record[i]!)),
    );
    const { bytes } = this.#source();
    const room = ids.reduce((sum, id) => sum + id.length, 0);
    const extended = new Uint8Array(bytes.length + room);
    extended.set(bytes);
    let at = bytes.length;
    ids.forEach((id, i) => {
      extended.set(id, at);
      this.idStart[i] = at;
      at += id.length;
      this.idEnd[i] = at;
    });
    this.#extended = extended;
  }

  /** Makes room for every record of a batch and forgets the batch before. */
  begin(records: RecordBatch): void {
    this.#records = records;
    this.#kernel = records.kernel ?? null;
    this.#textOf = (row, index) =>
      index < cellCount(records, row) ? cellText(records, row, index) : "";
    this.#extended = null;
    this.#isElsewhere = false;
    this.length = 0;
    if (records.kernel) showArrays(records.kernel.responses, this);
    else if (records.length > this.record.length) {
      const room = Math.max(1024, records.length * 2);
      showArrays(responseArraysIn(new ArrayBuffer(room * RESPONSE_BYTES), 0, room), this);
    }
  }

  /** Whose memory the texts and what is coded lie in; null where no kernel has all of it. */
  get kernel(): Kernel | null {
    if (this.#isElsewhere && this.#kernel !== null) {
      this.#isElsewhere = false;
      // It may have to grow for the bytes: they come first.
      this.#source().bytes;
      bringInto(this.#kernel, this);
    }
    return this.#extended === null ? this.#kernel : null;
  }

  /** Works out what the texts of the responses hold, and sums; to be called once all are mapped. */
  describe(): void {
    const { kernel } = this;
    if (kernel !== null) {
      kernel.describe(this.length, KEY_PREFIXES);
      kernel.sumUp(this.length);
      this.sums = new BatchSums(kernel.sums);
      this.packedIds = kernel.packIds(this.length);
      return;
    }
    describeTexts(this);
    sumUp(this, this.sums.numbers);
    this.packedIds = null;
  }

  /**
   * Shows a batch that was mapped on another thread.
   * @param room that it was packed into.
   * @param kernel that the bytes of the records are put into.
   * @param textOf reads a cell of one of the records.
   */
  show(
    records: RecordExtents,
    packed: PackedResponses,
    room: ResponseRoom,
    kernel: Kernel,
    textOf: CellText,
  ): void {
    this.#records = records;
    this.#kernel = kernel;
    this.#textOf = textOf;
    this.#isElsewhere = true;
    showPacked(packed, room, this);
  }

  externalId(i: number): string {
    if (this.#extended === null) return this.cell(i, "external_id");
    return decoder.decode(this.#extended.subarray(this.idStart[i]!, this.idEnd[i]!));
  }

  comment(i: number): string {
    return this.commentEnd[i]! > this.commentStart[i]! ? this.cell(i, "question_4") : "";
  }

  cell(i: number, column: ResponseColumn): string {
    return this.#cellAt(i, this.#columns.index(column));
  }

  unresolved(i: number, branch: 0 | 1): string[] {
    return this.#unresolved((index) => this.#cellAt(i, index), branch);
  }

  #cellAt(i: number, index: number): string {
    return index < 0 ? "" : this.#textOf(this.row[i]!, index);
  }

  #source(): RecordExtents {
    if (this.#records === null) throw new Error("no records have been mapped yet");
    return this.#records;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** "20250430T160500Z-12", without a time "record-12". */
function generatedId(at: number, record: number): string {
  if (Number.isNaN(at)) return `record-${record}`;
  const time = new Date(at).toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");
  return `${time}-${record}`;
}
