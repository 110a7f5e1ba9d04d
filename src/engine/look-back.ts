import { mix } from "../response/byte-hash.js";
import type { ResponseBatch } from "../response/response-batch.js";
import type { JudgedBatch } from "../rules/rule.js";
import { ContentTable } from "./content-table.js";
import { IdTable } from "./id-table.js";

/**
 * Remembers what earlier responses of the dataset held, so that a rule can see in a batch which
 * ids and contents came before. The only part of the engine that grows with the dataset.
 */
export class LookBack {
  readonly longComments = new ContentTable();
  readonly ids = new IdTable();
  /** Contents whose comment came before, with other answers. */
  readonly #variants = new ContentTable();
  readonly #longCommentBytes: number;

  constructor(longCommentBytes: number) {
    this.#longCommentBytes = longCommentBytes;
  }

  judge(batch: ResponseBatch): JudgedBatch {
    const idSeenAt = new Uint32Array(batch.length);
    const contentSeenAt = new Uint32Array(batch.length);
    for (let i = 0; i < batch.length; i++) {
      const line = batch.line[i]!;
      if (batch.idEnd[i]! > batch.idStart[i]!) {
        idSeenAt[i] = this.ids.add(batch.bytes, batch.idStart[i]!, batch.idEnd[i]!, line);
      }
      if (batch.commentEnd[i]! - batch.commentStart[i]! >= this.#longCommentBytes) {
        const seen = this.#addContent(batch, i, line);
        // The same id again is a finding of its own.
        if (idSeenAt[i] === 0) contentSeenAt[i] = seen;
      }
    }
    return Object.assign(batch, { idSeenAt, contentSeenAt });
  }

  #addContent(batch: ResponseBatch, i: number, line: number): number {
    const high = batch.commentHigh[i]!;
    const low = batch.commentLow[i]!;
    const answers =
      (batch.rating[i]! & 0xff) | (batch.positive[i]! << 8) | (batch.negative[i]! << 16);
    const commentSeen = this.longComments.add(high, low, line, answers);
    // A comment that is new makes a content that is new.
    if (commentSeen === 0 || this.longComments.firstNote === answers) return commentSeen;
    return this.#variants.add(mix(high ^ answers), mix(low + answers), line);
  }
}
