import { KernelInstance } from "../kernel/instance.js";

export interface Repair {
  /** UTF-8, valid until the next call. */
  readonly bytes: Uint8Array;
  /** Bytes that were in no sequence, and so were read as windows-1252. */
  readonly invalid: number;
  /** The first of them: where it stood in the input, where its character stands in the output. */
  readonly first: { readonly from: number; readonly to: number } | null;
}

/** Bytes that one of them can become. */
const MOST = 3;
/** Bytes that the kernel reads and writes over an end. */
const SLACK = 16;
/** Numbers that it tells. */
const TOLD = 3;

/**
 * Reads every byte that is in no UTF-8 sequence as its windows-1252 character and leaves the sequences as they
 * are. So the result is the same however a stream was cut into chunks.
 */
export class Utf8Repair {
  readonly #kernel = new KernelInstance();
  readonly #told = this.#kernel.allocate(4 * TOLD);
  /** Room for so many bytes, and for what they become. */
  #room = 0;
  #from = 0;
  #to = 0;

  repair(bytes: Uint8Array): Repair {
    const { length } = bytes;
    const kernel = this.#kernel;
    if (length > this.#room) {
      this.#room = length + (length >> 2);
      this.#from = kernel.allocate(this.#room + SLACK);
      this.#to = kernel.allocate(MOST * this.#room + SLACK);
    }
    new Uint8Array(kernel.buffer, this.#from, length).set(bytes);
    const written = kernel.exports.repairUtf8(this.#from, length, this.#to, this.#told);
    const [invalid, from, to] = new Uint32Array(kernel.buffer, this.#told, TOLD);
    return {
      bytes: new Uint8Array(kernel.buffer, this.#to, written),
      invalid: invalid!,
      first: invalid === 0 ? null : { from: from!, to: to! },
    };
  }
}
