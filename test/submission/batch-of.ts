import { BatchSums, SUM_NUMBERS, sumUp } from "../../src/response/batch-sums.js";
import { describeTexts, markPersonal } from "../../src/response/describe-texts.js";
import type { ResponseBatch } from "../../src/response/response-batch.js";

/** A response as the mapping would have understood it. */
export interface PlainResponse {
  id: string;
  rating: number;
  /** Bits per driver: selected, offered. */
  positive: number;
  negative: number;
  positiveOffered: number;
  negativeOffered: number;
  comment: string;
}

/** A batch whose cells lie in its bytes as a reader leaves them: quotes inside still doubled. */
export function batchOf(responses: readonly PlainResponse[]): ResponseBatch {
  const texts: Buffer[] = [];
  let at = 0;
  const place = (text: string): [number, number] => {
    const cell = Buffer.from(text.replaceAll('"', '""'));
    // What lies between two cells in a file must never be taken along.
    texts.push(cell, Buffer.from("|"));
    const start = at;
    at += cell.length + 1;
    return [start, start + cell.length];
  };
  const ids = responses.map(({ id }) => place(id));
  const comments = responses.map(({ comment }) => place(comment));
  const none = (i: number): never => {
    throw new Error(`the text of response ${i} is not asked for`);
  };
  const { length } = responses;
  const batch: ResponseBatch = {
    length,
    record: Uint32Array.from(responses, (_, i) => i + 1),
    line: Uint32Array.from(responses, (_, i) => i + 2),
    rating: Int8Array.from(responses, ({ rating }) => rating),
    positive: Uint8Array.from(responses, ({ positive }) => positive),
    negative: Uint8Array.from(responses, ({ negative }) => negative),
    positiveOffered: Uint8Array.from(responses, ({ positiveOffered }) => positiveOffered),
    negativeOffered: Uint8Array.from(responses, ({ negativeOffered }) => negativeOffered),
    positiveUnreadable: new Uint8Array(length),
    negativeUnreadable: new Uint8Array(length),
    trouble: new Uint16Array(length),
    submittedAt: new Float64Array(length).fill(Number.NaN),
    interactionAt: new Float64Array(length).fill(Number.NaN),
    submittedDay: new Int32Array(length),
    duration: new Float64Array(length).fill(Number.NaN),
    bytes: Buffer.concat(texts),
    idStart: Uint32Array.from(ids, ([start]) => start),
    idEnd: Uint32Array.from(ids, ([, end]) => end),
    commentStart: Uint32Array.from(comments, ([start]) => start),
    commentEnd: Uint32Array.from(comments, ([, end]) => end),
    commentEscaped: Uint8Array.from(responses, ({ comment }) => (comment.includes('"') ? 1 : 0)),
    idTraits: new Uint16Array(length),
    commentTraits: new Uint16Array(length),
    commentHigh: new Uint32Array(length),
    commentLow: new Uint32Array(length),
    packedIds: null,
    packedIdEnd: new Uint32Array(length),
    sums: new BatchSums(new Uint32Array(SUM_NUMBERS)),
    externalId: none,
    comment: none,
    cell: none,
    unresolved: none,
  };
  describeTexts(batch);
  sumUp(batch, batch.sums.numbers);
  markPersonal(batch);
  return batch;
}
