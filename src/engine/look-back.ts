import { mix } from "../response/byte-hash.js";
import type { ResponseBatch } from "../response/response-batch.js";
import type { JudgedBatch } from "../rules/rule.js";
import { answersWith, ContentTable } from "./content-table.js";
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
    this.longComments.addLong(batch, this.#longCommentBytes, (i, line, answers) => {
      const seen = answers === answersWith(batch, i) ? line : this.#addVariant(batch, i);
      // The same id again is a finding of its own.
      if (idSeenAt[i] !== 0 || seen === 0) return;
      contentSeenAt[i] = seen;
      repeatsContents = true;
    });
    return Object.assign(batch, { idSeenAt, contentSeenAt, mayRepeatIds, repeatsContents });
  }

  /** A comment that came before with other answers: line of the first with these, 0 if none is. */
  #addVariant(batch: ResponseBatch, i: number): number {
    const answers = answersWith(batch, i);
    const high = mix(batch.commentHigh[i]! ^ answers);
    return this.#variants.add(high, mix(batch.commentLow[i]! + answers), batch.line[i]!);
  }
}
