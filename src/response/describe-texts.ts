import { type HashPair, hashBytes } from "./byte-hash.js";
import type { ResponseBatch } from "./response-batch.js";
import { traitsOf } from "./traits.js";

/** What the kernel says of the texts of a batch, where no kernel has read them. */
export function describeTexts(batch: ResponseBatch): void {
  const { bytes, idStart, idEnd, commentStart, commentEnd } = batch;
  for (let i = 0; i < batch.length; i++) {
    batch.idTraits[i] = traitsOf(bytes, idStart[i]!, idEnd[i]!);
    batch.commentTraits[i] = traitsOf(bytes, commentStart[i]!, commentEnd[i]!);
    hashBytes(bytes, commentStart[i]!, commentEnd[i]!, pair);
    batch.commentHigh[i] = pair.high;
    batch.commentLow[i] = pair.low;
  }
}

const pair: HashPair = { high: 0, low: 0 };
