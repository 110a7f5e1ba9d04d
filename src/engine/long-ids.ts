import type { ResponseBatch } from "../response/response-batch.js";

const ZERO = 0x30;
const NINE = 0x39;
/** A spreadsheet keeps so many digits of a number, and writes zeros in place of the others. */
const KEPT_DIGITS = 15;
const MOST_DIGITS = 40;
/**
 * Zeros in place of digits from which it is no chance any more: of ids with four digits beyond the
 * fifteenth, together, one dataset in ten thousand has zeros in all of them.
 */
const TELLING_ZEROS = 4;

/**
 * Ids of sixteen and more digits. One that ends in a zero says nothing; where all of them have zeros
 * from the sixteenth digit on, they were numbers in a spreadsheet, and the true digits are lost.
 */
export class LongIds {
  /** Such ids, and those of them with nothing but zeros behind the fifteenth digit. */
  count = 0;
  rounded = 0;
  /** The first of the latter, and its line. */
  first = "";
  line = 0;
  #zeros = 0;

  add(batch: ResponseBatch): void {
    const { idStart, idEnd } = batch;
    let bytes: Uint8Array | null = null;
    for (let i = 0; i < batch.length; i++) {
      const start = idStart[i]!;
      const end = idEnd[i]!;
      const length = end - start;
      if (length <= KEPT_DIGITS || length > MOST_DIGITS) continue;
      // Those of another thread are brought here once they are asked for.
      bytes ??= batch.bytes;
      let at = start;
      while (at < end && bytes[at]! >= ZERO && bytes[at]! <= NINE) at++;
      // An id with a zero at its front was never a number.
      if (at < end || bytes[start] === ZERO) continue;
      this.count++;
      for (at = start + KEPT_DIGITS; at < end && bytes[at] === ZERO; at++);
      if (at < end) continue;
      this.#zeros += length - KEPT_DIGITS;
      if (this.rounded++ > 0) continue;
      this.first = batch.externalId(i);
      this.line = batch.line[i]!;
    }
  }

  /** Whether the ids have been rounded. */
  get areRounded(): boolean {
    return this.rounded === this.count && this.#zeros >= TELLING_ZEROS;
  }
}
