import { isNearEdge, type QuarterSpan } from "../guidance/fiscal-quarter.js";
import {
  DATE_FORM,
  DATE_FORM_BITS,
  DATE_FORM_SHIFT,
  type ResponseBatch,
  TROUBLE,
} from "../response/response-batch.js";
import {
  FIRST_NUMBER,
  NUMBERS_EACH,
  type RepeatedNotices,
  SECOND_NUMBER,
} from "../source/repeated-notices.js";
import type { Tally } from "./tally.js";
import { DURATION_SECONDS } from "./tally.js";

/**
 * Adds a batch to the tally. The content tables are filled by look-back.ts.
 * @param isTimed whether the responses have times or durations.
 */
export function tallyBatch(
  tally: Tally,
  batch: ResponseBatch,
  quarter: QuarterSpan | null,
  isTimed = true,
): void {
  const { sums } = batch;
  tally.responses += batch.length;
  add(tally.branches, sums.branches);
  add(tally.comments, sums.comments);
  add(tally.selected, sums.selected);
  add(tally.offered, sums.offered);
  add(tally.notOffered, sums.notOffered);
  add(tally.driverUnreadable, sums.unreadable);
  sums.branches.forEach((count, at) => {
    tally.ratings[at >> 2]! += count;
  });
  if (isTimed) tallyTimes(tally, batch, quarter);
  else tally.dateForms[0]! += batch.length;
  tally.longIds.add(batch);
}

function add(counts: Float64Array, more: Uint32Array): void {
  for (let at = 0; at < more.length; at++) counts[at]! += more[at]!;
}

function tallyTimes(tally: Tally, batch: ResponseBatch, quarter: QuarterSpan | null): void {
  const { length, trouble: troubles, submittedAt, submittedDay, duration, line } = batch;
  const { durations, dateForms } = tally;
  let { earliest, latest, timed } = tally;
  // Responses come one after the other: a day is counted when the next one begins.
  let day = 0;
  let ofDay = 0;
  for (let i = 0; i < length; i++) {
    const seconds = duration[i]!;
    if (seconds >= 0) durations[Math.min(Math.floor(seconds), DURATION_SECONDS)]!++;
    const trouble = troubles[i]!;
    if ((trouble & TROUBLE.submittedAtAmbiguous) !== 0) {
      if (tally.ambiguousTimes === 0) tally.ambiguousLine = line[i]!;
      tally.ambiguousTimes++;
    }
    const form = trouble & DATE_FORM_BITS;
    dateForms[form >> DATE_FORM_SHIFT]!++;
    if (form === DATE_FORM.slashed && tally.slashedLine === 0) tally.slashedLine = line[i]!;
    const at = submittedAt[i]!;
    if (Number.isNaN(at)) continue;
    timed++;
    if (at < earliest) earliest = at;
    if (at > latest) latest = at;
    if (submittedDay[i] !== day) {
      tallyDay(tally, day, ofDay);
      day = submittedDay[i]!;
      ofDay = 0;
    }
    ofDay++;
    if ((trouble & TROUBLE.submittedAtWithoutZone) === 0) continue;
    tally.zoneless++;
    if (quarter !== null && isNearEdge(at, quarter)) tally.zonelessNearEdge++;
  }
  tallyDay(tally, day, ofDay);
  Object.assign(tally, { earliest, latest, timed });
}

/** Counts responses of a day; those outside the quarter count as well. */
function tallyDay(tally: Tally, day: number, count = 1): void {
  if (count > 0) tally.days.set(day, (tally.days.get(day) ?? 0) + count);
}

/** Responses that belong to another quarter than the one reported: notices of that kind. */
export function tallyOutside(tally: Tally, { numbers }: RepeatedNotices): void {
  for (let at = 0; at < numbers.length; at += NUMBERS_EACH) {
    tallyDay(tally, numbers[at + FIRST_NUMBER]! | 0);
    const dependsOnZone = numbers[at + SECOND_NUMBER] === 1;
    if (!dependsOnZone) continue;
    tally.zoneless++;
    tally.zonelessNearEdge++;
  }
}
