import { KERNEL_MODULE } from "./module.js";

/** The functions of kernel/, all on one memory. Places are offsets in it. */
export interface KernelExports {
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
  describe(length: number): void;
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
  clearTags(at: number, slots: number): void;
  useIdTable(at: number, slots: number): void;
  useIdRoom(at: number): void;
  idTail(): number;
  lookUpIds(
    texts: number,
    ends: number,
    lines: number,
    seen: number,
    hashes: number,
    count: number,
    keeps: boolean,
  ): number;
  putIds(from: number, to: number): void;
  useContentTable(at: number, slots: number): void;
  addContents(
    highs: number,
    lows: number,
    lines: number,
    notes: number,
    seen: number,
    first: number,
    count: number,
  ): number;
  putContents(from: number, slots: number): void;
  repeatedContents(slots: number, from: number, least: number, into: number, most: number): number;
  foundContents(): number;
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
/** What the module itself may use at the beginning of its memory. */
const FIRST = 1024;
/** Behind what is asked for: the kernel reads and writes in blocks. */
const SLACK = 64;

let module: object | null = null;

/** A kernel with a memory of its own, from which places are given out one behind the other. */
export class KernelInstance {
  readonly exports: KernelExports;
  /** Behind the last place that was given out. */
  top = FIRST;
  readonly #memory;

  constructor() {
    this.#memory = new WebAssembly.Memory({ initial: 1 });
    module ??= new WebAssembly.Module(decoded(KERNEL_MODULE));
    const imports = { env: { memory: this.#memory } };
    this.exports = new WebAssembly.Instance(module, imports).exports as KernelExports;
  }

  /** The memory; valid until the next place is given out. */
  get buffer(): ArrayBuffer {
    return this.#memory.buffer;
  }

  /** A place for so many bytes, aligned for numbers of every kind. Growing moves nothing. */
  allocate(bytes: number): number {
    const at = (this.top + 15) & ~15;
    this.extend(at + bytes);
    return at;
  }

  /** Gives out everything up to `top`. */
  extend(top: number): void {
    const lacking = top + SLACK - this.buffer.byteLength;
    if (lacking > 0) this.#memory.grow(Math.ceil(lacking / PAGE));
    this.top = top;
  }
}

function decoded(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
