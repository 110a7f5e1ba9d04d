import { KERNEL_MODULE } from "./module.js";

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
const ARRAYS = 2048;
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
  #state!: Uint32Array;
  readonly #memory;
  readonly #exports: Exports;
  readonly cellsOfRecord: number;
  readonly #cells: number;
  /** Where the bytes begin. */
  #bytesAt = 0;

  /** @param cells of one record at the most. */
  constructor(cells: number) {
    this.cellsOfRecord = cells;
    this.#cells = BATCH_CELLS + cells;
    const arrays = 4 * (5 * BATCH_RECORDS + 1 + 2 * this.#cells) + BATCH_RECORDS + this.#cells;
    const pages = Math.ceil((ARRAYS + arrays + BLOCK) / PAGE) + 8;
    this.#memory = new WebAssembly.Memory({ initial: pages });
    module ??= new WebAssembly.Module(decoded(KERNEL_MODULE));
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory } });
    this.#exports = instance.exports as Exports;
    this.#exports.layOut(this.#layOut());
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

  /** Makes the arrays over the memory; returns where their places are written. */
  #layOut(): number {
    const { buffer } = this.#memory;
    const places = new Uint32Array(buffer, PLACES, 10);
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
    this.#bytesAt = at;
    this.bytes = octets(buffer.byteLength - at - BLOCK);
    this.#state = new Uint32Array(buffer, STATE, 16);
    return PLACES;
  }
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
