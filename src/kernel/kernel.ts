import type { RecordExtents } from "../source/record-batch.js";
import { CodedColumn, type Resolve } from "./coded-column.js";
import { KernelInstance } from "./instance.js";
import {
  RESPONSE_ARRAYS,
  RESPONSE_BYTES,
  type ResponseArrays,
  responseArraysIn,
} from "./response-arrays.js";
import type { ScanLayout, ScanProgress } from "./scan.js";
import { TimeColumn } from "./time-column.js";

/** Records per batch at the most. */
export const BATCH_RECORDS = 4096;
/** Cells per batch at the most; a record that begins below it is taken whole. */
export const BATCH_CELLS = 1 << 17;
/** Cells that may be written before it is seen that there are too many: those of 64 bytes. */
const BLOCK_CELLS = 64;

/** Room for the dictionaries of coded cells; what is not used takes no memory. */
const HEAP = 6 << 20;
/** Room for the packed ids of a batch; where they are longer, they are packed elsewhere. */
export const PACKED_IDS = 48 * BATCH_RECORDS;
/** Packed ids are written in blocks, a little over their end. */
const SLACK = 64;
/** Room for what stands in front of the records of a batch that are put aside. */
const LEADS = 1 << 14;
/** Room for rows of a submission file. */
const ROWS = 1 << 19;
/** Room for the beginnings of key words. */
const KEY_PREFIXES = 1 << 13;
/** Room for the sums over a batch. */
const SUMS = 256;
const FIRST_BYTES = 1 << 19;
/** Numbers that both sides read and write; the first place of an instance: see kernel/layout.ts. */
const STATE_NUMBERS = 16;
const MOST_COLUMNS = 32;

/**
 * What is done to every byte of a file, in WebAssembly with vector instructions; made from kernel/ by
 * `npm run kernel`. It owns the memory that the bytes and a batch's arrays lie in.
 */
export class Kernel {
  /** Valid until the memory grows, as are all the arrays. */
  bytes!: Uint8Array;
  record!: Uint32Array;
  line!: Uint32Array;
  recordStart!: Uint32Array;
  recordEnd!: Uint32Array;
  firstCell!: Uint32Array;
  state!: Uint8Array;
  cellStart!: Uint32Array;
  cellEnd!: Uint32Array;
  cellFlags!: Uint8Array;
  /** By record of which {@link HOLDS_STRAY} is said: its cell with the first stray quote, from 0. */
  strayCell!: Uint32Array;
  /** Room for the responses of a batch. */
  responses!: ResponseArrays;
  /** See {@link sumUp}. */
  sums!: Uint32Array;
  /** By response: 0 where its row is not written. */
  keeps!: Uint8Array;
  /** Rows that a function is to look at. */
  rows!: Uint32Array;
  /** Rows that a function has something to say of. */
  #told!: Uint32Array;
  #state!: Uint32Array;
  readonly cellsOfRecord: number;
  readonly #instance = new KernelInstance();
  readonly #cells: number;
  readonly #places: Places;
  #heapUsed = 0;
  #knowsKeyPrefixes = false;
  #columns: readonly (CodedColumn | TimeColumn)[] = [];

  /** @param cells of one record at the most. */
  constructor(cells: number) {
    this.cellsOfRecord = cells;
    this.#cells = BATCH_CELLS + cells + BLOCK_CELLS;
    const instance = this.#instance;
    this.#places = {
      state: instance.allocate(4 * STATE_NUMBERS),
      columns: instance.allocate(4 * MOST_COLUMNS),
      rows: instance.allocate(4 * BATCH_RECORDS),
      told: instance.allocate(4 * BATCH_RECORDS),
      words: instance.allocate(4 * (6 * BATCH_RECORDS + 1 + 2 * this.#cells)),
      octets: instance.allocate(BATCH_RECORDS + this.#cells),
      responses: instance.allocate(BATCH_RECORDS * RESPONSE_BYTES),
      sums: instance.allocate(4 * SUMS),
      packedIds: instance.allocate(PACKED_IDS + SLACK),
      keyPrefixes: instance.allocate(KEY_PREFIXES),
      keeps: instance.allocate(BATCH_RECORDS),
      leads: instance.allocate(LEADS + SLACK),
      output: instance.allocate(ROWS + SLACK),
      heap: instance.allocate(HEAP),
      bytes: instance.allocate(FIRST_BYTES),
    };
    this.#show();
    const arrays = [
      ...[this.record, this.line, this.recordStart, this.recordEnd, this.firstCell],
      ...[this.cellStart, this.cellEnd, this.state, this.cellFlags, this.strayCell, this.bytes],
    ];
    const told = this.#told;
    told.set(arrays.map(({ byteOffset }) => byteOffset));
    instance.exports.layOut(told.byteOffset);
    told.set(RESPONSE_ARRAYS.map(([name]) => this.responses[name].byteOffset));
    instance.exports.layOutResponses(told.byteOffset);
  }

  /** Makes room for so many bytes; what is there stays. */
  reserve(bytes: number): void {
    if (bytes <= this.bytes.length) return;
    this.#instance.extend(this.#places.bytes + bytes);
    this.#show();
  }

  /**
   * Reads the records from `progress.at` on, as far as they are beyond doubt, and adds them to the
   * batch in the arrays.
   * @param end of the bytes.
   */
  scan(progress: ScanProgress, end: number, layout: ScanLayout): void {
    const state = this.#state;
    state[0] = progress.at;
    state[1] = progress.records;
    state[2] = progress.lines;
    state[3] = progress.length;
    state[4] = progress.cells;
    state[5] = 0;
    state[6] = 0;
    const { delimiter, headerCells, mostCells, ending, mostBytes } = layout;
    this.#instance.exports.scan(
      end,
      delimiter,
      headerCells,
      mostCells,
      ending,
      mostBytes,
      BATCH_RECORDS,
      BATCH_CELLS,
    );
    progress.at = state[0]!;
    progress.records = state[1]!;
    progress.lines = state[2]!;
    progress.length = state[3]!;
    progress.cells = state[4]!;
    progress.mayHoldWrapped ||= state[5] !== 0;
    progress.holdsFaults ||= state[6] !== 0;
  }

  /**
   * A column whose cells have codes; null where there is no room for one more.
   * @param resolve gives the code of a cell.
   */
  codedColumn(column: number, resolve: Resolve): CodedColumn | null {
    const size = align(this.#instance.exports.dictionaryBytes());
    const dictionary = this.#takeHeap(size + 4 * BATCH_RECORDS);
    if (dictionary === null) return null;
    new Uint8Array(this.#instance.buffer, dictionary, size).fill(0);
    const coded = new CodedColumn(column, dictionary, dictionary + size, BATCH_RECORDS, resolve);
    this.#addColumn(coded);
    return coded;
  }

  /** A column whose cells are times; null where there is no room for one more. */
  timeColumn(column: number): TimeColumn | null {
    const at = this.#takeHeap(TimeColumn.size(BATCH_RECORDS));
    if (at === null) return null;
    const timed = new TimeColumn(column, at, BATCH_RECORDS);
    this.#addColumn(timed);
    return timed;
  }

  #takeHeap(bytes: number): number | null {
    const at = this.#heapUsed;
    if (at + bytes > HEAP) return null;
    this.#heapUsed += align(bytes);
    return this.#places.heap + at;
  }

  #addColumn(column: CodedColumn | TimeColumn): void {
    column.show(this.#instance.buffer);
    this.#columns = [...this.#columns, column];
  }

  /**
   * Makes responses of the first `count` of `rows`: which record each is of, and where its texts lie.
   * @param id 0-based cell of the external id, and of the comment; -1 where there is none.
   */
  gather(count: number, id: number, comment: number): void {
    this.#instance.exports.gather(this.rows.byteOffset, count, id, comment);
  }

  /** Reads the times in a column's cells in the first `count` of `rows`. */
  time({ column, timesAt, kindsAt }: TimeColumn, count: number): void {
    this.#instance.exports.timesOf(column, this.rows.byteOffset, count, timesAt, kindsAt);
  }

  /** Writes the codes of a column's cells in the first `count` of `rows` into `coded.codes`. */
  code(coded: CodedColumn, count: number): void {
    const { dictionary, column, codesAt, codes } = coded;
    const { byteOffset: rowsAt } = this.rows;
    const { byteOffset: toldAt } = this.#told;
    const misses = this.#instance.exports.codesOf(
      dictionary,
      column,
      rowsAt,
      count,
      codesAt,
      toldAt,
    );
    for (let miss = 0; miss < misses; miss++) {
      const row = this.#told[miss]!;
      const cell = this.firstCell[row]! + column;
      const start = this.cellStart[cell]!;
      const end = this.cellEnd[cell]!;
      codes[row] = coded.resolve(this.bytes, start, end);
      this.#instance.exports.keepCode(dictionary, start, end - start, codes[row]!);
    }
  }

  /**
   * Says of the responses in the arrays what bytes their texts hold: see TRAIT.
   * @param keyPrefixes always the same: see src/privacy/key-words.ts.
   */
  describe(length: number, keyPrefixes: Uint8Array): void {
    const { keyPrefixes: at } = this.#places;
    if (!this.#knowsKeyPrefixes) {
      new Uint8Array(this.#instance.buffer, at, KEY_PREFIXES).set(keyPrefixes);
      this.#knowsKeyPrefixes = true;
    }
    this.#instance.exports.describe(length, at);
  }

  /** Adds the responses in the arrays up, described already, into `sums`. */
  sumUp(length: number): void {
    this.#instance.exports.sumUp(length, this.#places.sums);
  }

  /**
   * Packs the ids of the responses in the arrays (kernel/packing.ts); where each ends is written into
   * `packedIdEnd`.
   * @returns them behind each other; null where they are too long.
   */
  packIds(length: number): Uint8Array | null {
    const { idStart, idEnd, packedIdEnd } = this.responses;
    const { packedIds } = this.#places;
    const fits = this.#instance.exports.packIds(
      this.#places.bytes,
      idStart.byteOffset,
      idEnd.byteOffset,
      length,
      packedIds,
      PACKED_IDS,
      packedIdEnd.byteOffset,
    );
    if (fits === 0) return null;
    const size = length === 0 ? 0 : packedIdEnd[length - 1]!;
    return new Uint8Array(this.#instance.buffer, packedIds, size);
  }

  /**
   * Writes responses that `keeps` names as rows of a submission file, as many as there is room for.
   * @param from the response to begin with, and `length` behind the last.
   * @returns the rows, valid until the next call, and the response to go on with.
   */
  writeRows(from: number, length: number): { readonly rows: Uint8Array; readonly next: number } {
    const { keeps, output } = this.#places;
    const told = this.#told;
    const written = this.#instance.exports.writeRows(
      keeps,
      from,
      length,
      output,
      ROWS,
      told.byteOffset,
    );
    return { rows: new Uint8Array(this.#instance.buffer, output, written), next: told[0]! };
  }

  /** The first of a record's cells in [from, to) that holds mojibake; -1 where none does. */
  damagedCell(from: number, to: number): number {
    const cell = this.#instance.exports.damagedCell(from, to);
    return cell === to ? -1 : cell;
  }

  /**
   * Turns the text of a cell back, which holds mojibake.
   * @param to among the bytes: gets the text, no longer than it was; twice as much and a little more is there.
   * @returns its length; -1 where not all of it can be turned back.
   */
  turnBack(cell: number, to: number): number {
    return this.#instance.exports.turnBack(cell, to);
  }

  /**
   * Keeps texts to be put in front of records, behind those that were kept since the first.
   * @param used what this gave for the last one; 0 for the first.
   * @returns where it stands, for `rows`, and what is used with it; null where there is no room.
   */
  keepLead(lead: Uint8Array, used: number): { readonly at: number; readonly used: number } | null {
    const behind = (used + 4 + lead.length + 3) & ~3;
    if (behind > LEADS) return null;
    const at = this.#places.leads + used;
    const { buffer } = this.#instance;
    new Uint32Array(buffer, at, 1)[0] = lead.length;
    new Uint8Array(buffer, at + 4, lead.length).set(lead);
    return { at, used: behind };
  }

  /**
   * Writes the records for which `rows` says where their lead stands, 0 for the others; as many as there is
   * room for.
   * @param records of the batch whose bytes are here.
   * @param from the record to begin with.
   * @param delimiter as a byte.
   * @returns what is written, valid until the next call, and the record to go on with.
   */
  writeRejects(
    records: RecordExtents,
    from: number,
    delimiter: number,
  ): { readonly written: Uint8Array; readonly next: number } {
    const { length } = records;
    if (records.record !== this.record) this.#takeExtents(records);
    const { output } = this.#places;
    const written = this.#instance.exports.writeRejects(
      this.rows.byteOffset,
      from,
      length,
      delimiter,
      output,
      ROWS,
      this.#told.byteOffset,
    );
    return {
      written: new Uint8Array(this.#instance.buffer, output, written),
      next: this.#told[0]!,
    };
  }

  /** Takes over where the records of a batch lie that another kernel has read. */
  #takeExtents({ length, record, line, recordStart, recordEnd }: RecordExtents): void {
    this.record.set(record.subarray(0, length));
    this.line.set(line.subarray(0, length));
    this.recordStart.set(recordStart.subarray(0, length));
    this.recordEnd.set(recordEnd.subarray(0, length));
  }

  /**
   * Maps the sound records of a submission file to responses.
   * @param columns of external_id, question_1, question_4 and the 14 drivers; -1 where there is none.
   * @param records in the batch.
   * @param lowest and highest byte of a rating.
   * @returns the number of responses; how many records there are in `rows` whose rating is none of those
   * allowed; and the responses with such a driver, where a spreadsheet may have made it.
   */
  mapSubmission(
    columns: ArrayLike<number>,
    records: number,
    lowest: number,
    highest: number,
  ): {
    readonly length: number;
    readonly oddRatings: number;
    readonly oddDrivers: Uint32Array;
  } {
    new Int32Array(this.#instance.buffer, this.#places.columns, columns.length).set(columns);
    const told = this.#told;
    const length = this.#instance.exports.mapSubmission(
      this.#places.columns,
      records,
      lowest,
      highest,
      this.rows.byteOffset,
      told.byteOffset,
    );
    const state = this.#state;
    return { length, oddRatings: state[7]!, oddDrivers: told.subarray(0, state[8]!) };
  }

  /** What was made for one file goes. */
  clear(): void {
    this.#heapUsed = 0;
    this.#columns = [];
  }

  /** Makes the arrays over the memory, which may have grown. */
  #show(): void {
    const { buffer } = this.#instance;
    const places = this.#places;
    let at = places.words;
    const words = (length: number): Uint32Array => {
      const array = new Uint32Array(buffer, at, length);
      at += 4 * length;
      return array;
    };
    this.record = words(BATCH_RECORDS);
    this.line = words(BATCH_RECORDS);
    this.recordStart = words(BATCH_RECORDS);
    this.recordEnd = words(BATCH_RECORDS);
    this.firstCell = words(BATCH_RECORDS + 1);
    this.strayCell = words(BATCH_RECORDS);
    this.cellStart = words(this.#cells);
    this.cellEnd = words(this.#cells);
    this.state = new Uint8Array(buffer, places.octets, BATCH_RECORDS);
    this.cellFlags = new Uint8Array(buffer, places.octets + BATCH_RECORDS, this.#cells);
    this.responses = responseArraysIn(buffer, places.responses, BATCH_RECORDS);
    this.keeps = new Uint8Array(buffer, places.keeps, BATCH_RECORDS);
    this.sums = new Uint32Array(buffer, places.sums, SUMS);
    this.rows = new Uint32Array(buffer, places.rows, BATCH_RECORDS);
    this.#told = new Uint32Array(buffer, places.told, BATCH_RECORDS);
    this.#state = new Uint32Array(buffer, places.state, STATE_NUMBERS);
    this.bytes = new Uint8Array(buffer, places.bytes, this.#instance.top - places.bytes);
    for (const column of this.#columns) column.show(buffer);
  }
}

/** Where in the memory things stand. */
interface Places {
  readonly state: number;
  readonly columns: number;
  readonly rows: number;
  readonly told: number;
  readonly words: number;
  readonly octets: number;
  readonly responses: number;
  readonly sums: number;
  readonly packedIds: number;
  readonly keyPrefixes: number;
  readonly keeps: number;
  readonly leads: number;
  readonly output: number;
  readonly heap: number;
  readonly bytes: number;
}

/** Up to the next multiple of what the widest array needs. */
function align(at: number): number {
  return (at + 15) & ~15;
}
