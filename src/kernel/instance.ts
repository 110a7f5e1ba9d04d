import { KERNEL_MODULE } from "./module.js";

/** The functions of kernel/, all on one memory. Places are offsets in it. */
export interface KernelExports {
  layOut(places: number): void;
  scan(
    end: number,
    delimiter: number,
    headerCells: number,
    mostCellsOfRecord: number,
    ending: number,
    mostBytes: number,
    mostRecords: number,
    mostCells: number,
  ): void;
  layOutResponses(places: number): void;
  describe(length: number, keyPrefixes: number): void;
  mapSubmission(
    columns: number,
    length: number,
    lowest: number,
    highest: number,
    oddRatings: number,
    oddDrivers: number,
  ): number;
  writeRejects(
    leads: number,
    from: number,
    length: number,
    delimiter: number,
    out: number,
    room: number,
    next: number,
  ): number;
  repairUtf8(from: number, length: number, to: number, told: number): number;
  damagedCell(from: number, to: number): number;
  turnBack(cell: number, to: number): number;
  dictionaryBytes(): number;
  codesOf(
    dictionary: number,
    column: number,
    rows: number,
    count: number,
    codes: number,
    misses: number,
  ): number;
  gather(rows: number, count: number, id: number, comment: number): void;
  timesOf(column: number, rows: number, count: number, times: number, kinds: number): void;
  keepCode(dictionary: number, start: number, length: number, code: number): void;
  allocate(bytes: number): number;
  extend(end: bigint): void;
  topOf(): number;
  useShare(share: number): void;
  makeTable(): number;
  packIds(
    texts: number,
    starts: number,
    ends: number,
    count: number,
    packed: number,
    room: number,
    packedEnds: number,
  ): number;
  sumUp(length: number, sums: number): void;
  writeRows(
    keeps: number,
    from: number,
    length: number,
    out: number,
    room: number,
    next: number,
  ): number;
  lookUpIds(
    table: number,
    packed: number,
    ends: number,
    lines: number,
    seen: number,
    hashes: number,
    count: number,
    keeps: boolean,
  ): number;
  firstIds(table: number): number;
  idsBehind(chunk: number): number;
  idBytes(chunk: number): number;
  idsIn(chunk: number, packed: number, ends: number, lines: number): number;
  addContents(
    table: number,
    highs: number,
    lows: number,
    lines: number,
    notes: number,
    seen: number,
    firsts: number,
    count: number,
  ): void;
  pickLong(
    starts: number,
    ends: number,
    highs: number,
    lows: number,
    lines: number,
    ratings: number,
    positives: number,
    negatives: number,
    least: number,
    rows: number,
    notes: number,
    count: number,
  ): number;
  firstContents(table: number): number;
  contentsBehind(chunk: number): number;
  repeatedContents(chunk: number, least: number, into: number): number;
}

/** The part of WebAssembly that is used; Node's types do not have it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: unknown };
  Memory: new (size: {
    initial: number;
  }) => {
    readonly buffer: ArrayBuffer;
  };
};

let module: object | null = null;

/** A kernel with a memory of its own, from which places are given out one behind the other. */
export class KernelInstance {
  readonly exports: KernelExports;
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

  /** Behind the last place that was given out. */
  get top(): number {
    return unsigned(this.exports.topOf());
  }

  /** A place for so many bytes, aligned for numbers of every kind. Growing moves nothing. */
  allocate(bytes: number): number {
    return unsigned(this.exports.allocate(bytes));
  }

  /** Gives out everything up to `top`. */
  extend(top: number): void {
    this.exports.extend(BigInt(top));
  }
}

/** Places come as signed numbers; those from 2 GiB on would be negative. */
function unsigned(place: number): number {
  return place >>> 0;
}

function decoded(base64: string): Uint8Array {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
