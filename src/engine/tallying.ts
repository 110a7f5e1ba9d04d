import { isNearEdge, type QuarterSpan } from "../guidance/fiscal-quarter.js";
import {
  DATE_FORM,
  DATE_FORM_BITS,
  DATE_FORM_SHIFT,
  type ResponseBatch,
  TROUBLE,
} from "../response/response-batch.js";
import type { Tally } from "./tally.js";
import { bucketOf, DRIVER_COLUMNS, DURATION_SECONDS, RATING_BUCKETS } from "./tally.js";

/** Adds a batch to the tally. The content tables are filled by look-back.ts. */
export function tallyBatch(tally: Tally, batch: ResponseBatch, quarter: QuarterSpan | null): void {
  tally.responses += batch.length;
  for (let i = 0; i < batch.length; i++) {
    const bucket = bucketOf(batch.rating[i]!);
    const positive = batch.positive[i]!;
    const negative = batch.negative[i]!;
    add(tally.ratings, bucket);
    add(tally.branches, bucket * 4 + (positive === 0 ? 0 : 1) + (negative === 0 ? 0 : 2));
    if (batch.commentEnd[i]! > batch.commentStart[i]!) add(tally.comments, bucket);
    if ((positive | negative) !== 0) addSelected(tally, bucket, positive, negative);
  }
  tallyOffers(tally, batch);
  tallyTimes(tally, batch, quarter);
  tally.longIds.add(batch);
}

function add(counts: Float64Array, at: number): void {
  counts[at] = counts[at]! + 1;
}

function addSelected(tally: Tally, bucket: number, positive: number, negative: number): void {
  // Few of the fourteen are selected: only those are gone through.
  for (let bits = positive | (negative << 7); bits !== 0; bits &= bits - 1) {
    const column = 31 - Math.clz32(bits & -bits);
    add(tally.selected, column * RATING_BUCKETS + bucket);
  }
}

/** Offered or not is nearly always the same for every response: count runs of equal bits. */
function tallyOffers(tally: Tally, batch: ResponseBatch): void {
  let from = 0;
  while (from < batch.length) {
    const offered = offeredBits(batch, from);
    const unreadable = unreadableBits(batch, from);
    let to = from + 1;
    while (
      to < batch.length &&
      offeredBits(batch, to) === offered &&
      unreadableBits(batch, to) === unreadable
    ) {
      to++;
    }
    for (let column = 0; column < DRIVER_COLUMNS; column++) {
      const bit = 1 << column;
      const counts =
        (unreadable & bit) !== 0
          ? tally.driverUnreadable
          : (offered & bit) !== 0
            ? tally.offered
            : tally.notOffered;
      counts[column] = counts[column]! + to - from;
    }
    from = to;
  }
}

function offeredBits(batch: ResponseBatch, i: number): number {
  return batch.positiveOffered[i]! | (batch.negativeOffered[i]! << 7);
}

function unreadableBits(batch: ResponseBatch, i: number): number {
  return batch.positiveUnreadable[i]! | (batch.negativeUnreadable[i]! << 7);
}

function tallyTimes(tally: Tally, batch: ResponseBatch, quarter: QuarterSpan | null): void {
  let { earliest, latest } = tally;
  // Responses come one after the other: a day is counted when the next one begins.
  let day = 0;
  let ofDay = 0;
  for (let i = 0; i < batch.length; i++) {
    const seconds = batch.duration[i]!;
    if (seconds >= 0) add(tally.durations, Math.min(Math.floor(seconds), DURATION_SECONDS));
    const trouble = batch.trouble[i]!;
    if ((trouble & TROUBLE.submittedAtAmbiguous) !== 0) {
      if (tally.ambiguousTimes === 0) tally.ambiguousLine = batch.line[i]!;
      tally.ambiguousTimes++;
    }
    const form = trouble & DATE_FORM_BITS;
    add(tally.dateForms, form >> DATE_FORM_SHIFT);
    if (form === DATE_FORM.slashed && tally.slashedLine === 0) tally.slashedLine = batch.line[i]!;
    const at = batch.submittedAt[i]!;
    if (Number.isNaN(at)) continue;
    tally.timed++;
    if (at < earliest) earliest = at;
    if (at > latest) latest = at;
    if (batch.submittedDay[i] !== day) {
      tallyDay(tally, day, ofDay);
      day = batch.submittedDay[i]!;
      ofDay = 0;
    }
    ofDay++;
    if ((trouble & TROUBLE.submittedAtWithoutZone) === 0) continue;
    tally.zoneless++;
    if (quarter !== null && isNearEdge(at, quarter)) tally.zonelessNearEdge++;
  }
  tallyDay(tally, day, ofDay);
  Object.assign(tally, { earliest, latest });
}

/** Counts responses of a day; those outside the quarter count as well. */
export function tallyDay(tally: Tally, day: number, count = 1): void {
  if (count > 0) tally.days.set(day, (tally.days.get(day) ?? 0) + count);
}
