import { KERNEL_MODULE } from "./module.js";
import {
  RESPONSE_ARRAYS,
  RESPONSE_BYTES,
  type ResponseArrays,
  responseArraysIn,
} from "./response-arrays.js";

/** Records per batch at the most. */
export const BATCH_RECORDS = 4096;
/** Cells per batch at the most; a record that begins below it is taken whole. */
export const BATCH_CELLS = 1 << 17;

/** What a file's records look like, as the scan needs it. */
export interface ScanLayout {
  /** As a byte. */
  readonly delimiter: number;
  readonly headerCells: number;
  /** Line ends are CR LF; else LF. */
  readonly isCrlf: boolean;
  /** Of a record. */
  readonly mostBytes: number;
}

/** The functions of kernel/, all on one memory. Places are offsets in it. */
interface Exports {
  layOut(places: number): void;
  scan(
    end: number,
    delimiter: number,
    headerCells: number,
    isCrlf: boolean,
    mostBytes: number,
    mostRecords: number,
    mostCells: number,
  ): void;
  layOutResponses(places: number): void;
  describe(length: number, hashedFrom: number): void;
  mapSubmission(
    columns: number,
    length: number,
    lowest: number,
    highest: number,
    odd: number,
  ): number;
  dictionaryBytes(): number;
  codesOf(
    dictionary: number,
    column: number,
    rows: number,
    count: number,
    codes: number,
    misses: number,
  ): number;
  keepCode(dictionary: number, start: number, length: number, code: number): void;
}

/** The part of WebAssembly that is used; Node's types do not have it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: unknown };
  Memory: new (size: {
    initial: number;
  }) => {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  };
};

const PAGE = 1 << 16;
/** Numbers that both sides read and write, and the places of the arrays: see kernel/layout.ts. */
const STATE = 1024;
const PLACES = 1088;
const COLUMNS = 1280;
const ARRAYS = 2048;
/** Room for the dictionaries of coded cells; what is not used takes no memory. */
const HEAP = 6 << 20;
/** The kernel reads in blocks, and so up to this much behind the end of the bytes. */
const BLOCK = 64;

let module: object | null = null;

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
  /** Room for the responses of a batch. */
  responses!: ResponseArrays;
  /** Rows that a function is to look at. */
  rows!: Uint32Array;
  /** Rows that a function has something to say of. */
  #told!: Uint32Array;
  #state!: Uint32Array;
  readonly #memory;
  readonly #exports: Exports;
  readonly cellsOfRecord: number;
  readonly #cells: number;
  /** Where the bytes begin. */
  #bytesAt = 0;
  #heapAt = 0;
  #heapUsed = 0;
  #columns: readonly CodedColumn[] = [];

  /** @param cells of one record at the most. */
  constructor(cells: number) {
    this.cellsOfRecord = cells;
    this.#cells = BATCH_CELLS + cells;
    const arrays = 4 * (7 * BATCH_RECORDS + 1 + 2 * this.#cells) + BATCH_RECORDS + this.#cells;
    const responses = BATCH_RECORDS * RESPONSE_BYTES;
    const pages = Math.ceil((ARRAYS + arrays + responses + HEAP + 2 * BLOCK) / PAGE) + 8;
    this.#memory = new WebAssembly.Memory({ initial: pages });
    module ??= new WebAssembly.Module(decoded(KERNEL_MODULE));
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory } });
    this.#exports = instance.exports as Exports;
    this.#layOut();
    this.#exports.layOut(PLACES);
    this.#exports.layOutResponses(PLACES + 4 * 10);
  }

  /** Makes room for so many bytes; what is there stays. */
  reserve(bytes: number): void {
    const lacking = this.#bytesAt + bytes + BLOCK - this.#memory.buffer.byteLength;
    if (lacking <= 0) return;
    this.#memory.grow(Math.ceil(lacking / PAGE));
    this.#layOut();
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
    const { delimiter, headerCells, isCrlf, mostBytes } = layout;
    this.#exports.scan(end, delimiter, headerCells, isCrlf, mostBytes, BATCH_RECORDS, BATCH_CELLS);
    progress.at = state[0]!;
    progress.records = state[1]!;
    progress.lines = state[2]!;
    progress.length = state[3]!;
    progress.cells = state[4]!;
  }

  /**
   * A column whose cells have codes; null where there is no room for one more.
   * @param resolve gives the code of a cell.
   */
  codedColumn(column: number, resolve: Resolve): CodedColumn | null {
    const size = align(this.#exports.dictionaryBytes());
    if (this.#heapUsed + size + 4 * BATCH_RECORDS > HEAP) return null;
    const dictionary = this.#heapAt + this.#heapUsed;
    new Uint8Array(this.#memory.buffer, dictionary, size).fill(0);
    this.#heapUsed += size + 4 * BATCH_RECORDS;
    const coded = new CodedColumn(column, dictionary, dictionary + size, resolve);
    coded.show(this.#memory.buffer);
    this.#columns = [...this.#columns, coded];
    return coded;
  }

  /** Writes the codes of a column's cells in the first `count` of `rows` into `coded.codes`. */
  code(coded: CodedColumn, count: number): void {
    const { dictionary, column, codesAt, codes } = coded;
    const { byteOffset: rowsAt } = this.rows;
    const { byteOffset: toldAt } = this.#told;
    const misses = this.#exports.codesOf(dictionary, column, rowsAt, count, codesAt, toldAt);
    for (let miss = 0; miss < misses; miss++) {
      const row = this.#told[miss]!;
      const cell = this.firstCell[row]! + column;
      const start = this.cellStart[cell]!;
      const end = this.cellEnd[cell]!;
      codes[row] = coded.resolve(this.bytes, start, end);
      this.#exports.keepCode(dictionary, start, end - start, codes[row]!);
    }
  }

  /** Says of the responses in the arrays what bytes their texts hold: see TRAIT. */
  describe(length: number): void {
    this.#exports.describe(length, 1);
  }

  /**
   * Maps the sound records of a submission file to responses.
   * @param columns of external_id, question_1, question_4 and the 14 drivers; -1 where there is none.
   * @param records in the batch.
   * @param lowest and highest byte of a rating.
   * @returns the responses, and those among them that hold a cell which is none of those allowed.
   */
  mapSubmission(
    columns: ArrayLike<number>,
    records: number,
    lowest: number,
    highest: number,
  ): { readonly length: number; readonly odd: Uint32Array } {
    new Int32Array(this.#memory.buffer, COLUMNS, columns.length).set(columns);
    const told = this.#told;
    const both = this.#exports.mapSubmission(COLUMNS, records, lowest, highest, told.byteOffset);
    return { length: both & 0xffff, odd: told.subarray(0, both >>> 16) };
  }

  /** What was made for one file goes. */
  clear(): void {
    this.#heapUsed = 0;
    this.#columns = [];
  }

  /** Makes the arrays over the memory, and writes their places into it. */
  #layOut(): void {
    const { buffer } = this.#memory;
    const places = new Uint32Array(buffer, PLACES, 10 + RESPONSE_ARRAYS.length);
    let at = ARRAYS;
    let count = 0;
    const words = (length: number): Uint32Array => {
      const array = new Uint32Array(buffer, at, length);
      places[count++] = at;
      at += 4 * length;
      return array;
    };
    const octets = (length: number): Uint8Array => {
      const array = new Uint8Array(buffer, at, length);
      places[count++] = at;
      at += length;
      return array;
    };
    this.record = words(BATCH_RECORDS);
    this.line = words(BATCH_RECORDS);
    this.recordStart = words(BATCH_RECORDS);
    this.recordEnd = words(BATCH_RECORDS);
    this.firstCell = words(BATCH_RECORDS + 1);
    this.cellStart = words(this.#cells);
    this.cellEnd = words(this.#cells);
    this.state = octets(BATCH_RECORDS);
    this.cellFlags = octets(this.#cells);
    const responsesAt = align(at);
    const rowsAt = responsesAt + BATCH_RECORDS * RESPONSE_BYTES;
    this.#heapAt = align(rowsAt + 8 * BATCH_RECORDS);
    this.#bytesAt = this.#heapAt + HEAP;
    at = this.#bytesAt;
    this.bytes = octets(buffer.byteLength - at - BLOCK);
    this.responses = responseArraysIn(buffer, responsesAt, BATCH_RECORDS);
    for (const [name] of RESPONSE_ARRAYS) places[count++] = this.responses[name].byteOffset;
    this.rows = new Uint32Array(buffer, rowsAt, BATCH_RECORDS);
    this.#told = new Uint32Array(buffer, rowsAt + 4 * BATCH_RECORDS, BATCH_RECORDS);
    this.#state = new Uint32Array(buffer, STATE, 16);
    for (const coded of this.#columns) coded.show(buffer);
  }
}

type Resolve = (bytes: Uint8Array, start: number, end: number) => number;

/** A column whose cells are codes, with the dictionary that the kernel has of them. */
export class CodedColumn {
  /** Codes of the batch's records; of those that are not sound they mean nothing. */
  codes: Int32Array = new Int32Array(0);
  readonly column: number;
  /** Places in the kernel's memory. */
  readonly dictionary: number;
  readonly codesAt: number;
  readonly resolve: Resolve;

  constructor(column: number, dictionary: number, codesAt: number, resolve: Resolve) {
    this.column = column;
    this.dictionary = dictionary;
    this.codesAt = codesAt;
    this.resolve = resolve;
  }

  /** The codes lie in the kernel's memory, which may have grown. */
  show(buffer: ArrayBuffer): void {
    this.codes = new Int32Array(buffer, this.codesAt, BATCH_RECORDS);
  }
}

/** Up to the next multiple of what the widest array needs. */
function align(at: number): number {
  return (at + 15) & ~15;
}

/** How far reading has come. */
export interface ScanProgress {
  at: number;
  records: number;
  lines: number;
  /** Records and cells in the batch. */
  length: number;
  cells: number;
}

function decoded(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
