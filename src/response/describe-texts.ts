import { findPersonalData } from "../privacy/find-personal-data.js";
import { mayBePersonal } from "../privacy/may-be-personal.js";
import { type HashPair, hashBytes } from "./byte-hash.js";
import type { ResponseBatch } from "./response-batch.js";
import { TRAIT, traitsOf } from "./traits.js";

/** What the kernel says of the texts of a batch, where no kernel has read them. */
export function describeTexts(batch: Omit<ResponseBatch, "sums">): void {
  const { bytes, idStart, idEnd, commentStart, commentEnd } = batch;
  for (let i = 0; i < batch.length; i++) {
    batch.idTraits[i] = traitsOf(bytes, idStart[i]!, idEnd[i]!);
    const traits = traitsOf(bytes, commentStart[i]!, commentEnd[i]!);
    const isCandidate = mayBePersonal(bytes, commentStart[i]!, commentEnd[i]!);
    batch.commentTraits[i] = isCandidate ? traits | TRAIT.mayBePersonal : traits;
    hashBytes(bytes, commentStart[i]!, commentEnd[i]!, pair);
    batch.commentHigh[i] = pair.high;
    batch.commentLow[i] = pair.low;
  }
}

/**
 * Marks the comments that hold personal data: the rule that reports them looks closer at these only.
 * It is apart from the rest so that either thread can do it, the one that reads or the one that judges.
 */
export function markPersonal(batch: ResponseBatch): void {
  const { commentStart, commentEnd, commentTraits, sums } = batch;
  if ((sums.commentTraits & TRAIT.mayBePersonal) === 0) return;
  const { bytes } = batch;
  for (let i = 0; i < batch.length; i++) {
    const traits = commentTraits[i]!;
    if ((traits & TRAIT.mayBePersonal) === 0) continue;
    const found = findPersonalData(bytes, commentStart[i]!, commentEnd[i]!);
    if (found.length === 0) continue;
    commentTraits[i] = traits | TRAIT.personal;
    sums.addCommentTrait(TRAIT.personal);
  }
}

const pair: HashPair = { high: 0, low: 0 };
