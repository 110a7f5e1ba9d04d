import { refused } from "./refused.js";

/**
 * How far a file may unpack: text and sheets shrink to a twentieth, crafted ones to a thousandth.
 * Below the allowance nothing is compared: small files of one letter shrink as far.
 */
const MOST_EXPANSION = 200;
const ALLOWANCE = 64 << 20;

/** Entries of an archive that are looked at; a workbook has some dozens. */
export const MOST_ENTRIES = 10_000;

/** Counts what comes out of a packed file. @throws SourceError where it is out of all proportion */
export class ExpansionGuard {
  #unpacked = 0;

  constructor(
    readonly path: string,
    /** Packed bytes so far. */
    readonly packed: () => number,
    /** How many times its size it may unpack to. */
    readonly most = MOST_EXPANSION,
  ) {}

  take(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked <= ALLOWANCE || this.#unpacked <= this.packed() * this.most) return;
    throw refused(
      this.path,
      `unpacks to more than ${this.most} times its size, which no export does. Unpack it yourself and look at it before you go on.`,
    );
  }
}
