import { mix } from "../response/byte-hash.js";
import type { ResponseBatch } from "../response/response-batch.js";
import type { JudgedBatch } from "../rules/rule.js";
import { ContentTable } from "./content-table.js";
import { IdTable } from "./id-table.js";
import { TableMemory } from "./table-memory.js";

/**
 * Remembers what earlier responses of the dataset held, so that a rule can see in a batch which
 * ids and contents came before. The only part of the engine that grows with the dataset.
 */
export class LookBack {
  readonly #memory = new TableMemory();
  readonly longComments = new ContentTable(this.#memory);
  readonly ids = new IdTable(this.#memory);
  /** Contents whose comment came before, with other answers. */
  readonly #variants = new ContentTable(this.#memory);
  readonly #longCommentBytes: number;
  /** Filled again with every batch. */
  #contents: LongComments = roomFor(0);
  #idSeenAt = new Uint32Array(0);
  #contentSeenAt = new Uint32Array(0);

  constructor(longCommentBytes: number) {
    this.#longCommentBytes = longCommentBytes;
  }

  /** @param share of the file that is read with the batch, roughly; 1 where it is not known. */
  judge(batch: ResponseBatch, share = 1): JudgedBatch {
    const { length } = batch;
    this.#memory.share = share;
    if (this.#idSeenAt.length < length) {
      this.#idSeenAt = new Uint32Array(length);
      this.#contentSeenAt = new Uint32Array(length);
    }
    const idSeenAt = this.#idSeenAt;
    const contentSeenAt = this.#contentSeenAt.fill(0);
    const before = this.ids.size;
    this.ids.addAll(batch, idSeenAt);
    // An empty id is not new either; where there are some, the rule looks.
    const mayRepeatIds = this.ids.size - before < length;
    let repeatsContents = false;
    const contents = this.#longComments(batch);
    this.longComments.addAll(contents, contents.count, (at, line, note) => {
      const i = contents.row[at]!;
      const seen = note === contents.note[at] ? line : this.#addVariant(contents, at);
      // The same id again is a finding of its own.
      if (idSeenAt[i] !== 0 || seen === 0) return;
      contentSeenAt[i] = seen;
      repeatsContents = true;
    });
    return Object.assign(batch, { idSeenAt, contentSeenAt, mayRepeatIds, repeatsContents });
  }

  /** The long comments of a batch, each with the answers that were given with it. */
  #longComments(batch: ResponseBatch): LongComments {
    const { commentStart, commentEnd, commentHigh, commentLow, rating, positive, negative } = batch;
    if (this.#contents.row.length < batch.length) this.#contents = roomFor(batch.length);
    const { row, high, low, line, note } = this.#contents;
    let count = 0;
    for (let i = 0; i < batch.length; i++) {
      if (commentEnd[i]! - commentStart[i]! < this.#longCommentBytes) continue;
      row[count] = i;
      high[count] = commentHigh[i]!;
      low[count] = commentLow[i]!;
      line[count] = batch.line[i]!;
      note[count] = (rating[i]! & 0xff) | (positive[i]! << 8) | (negative[i]! << 16);
      count++;
    }
    return { row, high, low, line, note, count };
  }

  /** A comment that came before with other answers: line of the first with these, 0 if none is. */
  #addVariant({ high, low, line, note }: LongComments, at: number): number {
    const answers = note[at]!;
    return this.#variants.add(mix(high[at]! ^ answers), mix(low[at]! + answers), line[at]!);
  }
}

interface LongComments {
  /** Position in the batch. */
  readonly row: Uint32Array;
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly line: Uint32Array;
  readonly note: Uint32Array;
  readonly count: number;
}

function roomFor(length: number): LongComments {
  const array = (): Uint32Array => new Uint32Array(length);
  const [row, high, low, line, note] = [array(), array(), array(), array(), array()];
  return { row, high, low, line, note, count: 0 };
}
