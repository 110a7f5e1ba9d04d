import { DRIVER_COLUMNS, RATING_BUCKETS } from "../response/batch-sums.js";
import type { ContentTable } from "./content-table.js";
import { LongIds } from "./long-ids.js";

/** Durations are counted per second up to two hours; longer ones share the last bucket. */
export const DURATION_SECONDS = 7200;

/**
 * Sums over the responses of a dataset. Tallies add up: shards of a dataset may be tallied apart
 * and merged, with the same result. Counts are Float64 so that no dataset overflows them.
 */
export interface Tally {
  responses: number;
  readonly ratings: Float64Array;
  /** [bucket × 4 + branch]: responses by rating and by the branches they answered. */
  readonly branches: Float64Array;
  /** [driver column × buckets + bucket]: responses that selected the driver. */
  readonly selected: Float64Array;
  /** Per driver column: cells that were 0 or 1, `null`, or none of the three. */
  readonly offered: Float64Array;
  readonly notOffered: Float64Array;
  readonly driverUnreadable: Float64Array;
  /** By rating bucket: responses with a comment. */
  readonly comments: Float64Array;
  /** Responses per second of completion time. */
  readonly durations: Float64Array;
  /** Readable response times: how many, the earliest, the latest (epoch milliseconds). */
  timed: number;
  earliest: number;
  latest: number;
  /** Response times that name no zone; those of them within 14 hours of the quarter's edges. */
  zoneless: number;
  zonelessNearEdge: number;
  /** Response times whose month and day cannot be told apart; line of the first, or 0. */
  ambiguousTimes: number;
  ambiguousLine: number;
  /** Response times by DATE_FORM: early, later, slashed; line of the first slashed one, or 0. */
  readonly dateForms: Float64Array;
  slashedLine: number;
  /** Ids of digits alone, too long for a spreadsheet's numbers. */
  readonly longIds: LongIds;
  /** Responses per calendar day of the zone, by days since 1970. */
  readonly days: Map<number, number>;
  /** Distinct cells of question 1 as the file holds them; bounded by the mapping. */
  readonly labels: Set<string>;
  /** Long comments, counted by content. */
  readonly longComments: ContentTable;
}

export function emptyTally(longComments: ContentTable): Tally {
  return {
    responses: 0,
    ratings: new Float64Array(RATING_BUCKETS),
    branches: new Float64Array(RATING_BUCKETS * 4),
    selected: new Float64Array(DRIVER_COLUMNS * RATING_BUCKETS),
    offered: new Float64Array(DRIVER_COLUMNS),
    notOffered: new Float64Array(DRIVER_COLUMNS),
    driverUnreadable: new Float64Array(DRIVER_COLUMNS),
    comments: new Float64Array(RATING_BUCKETS),
    durations: new Float64Array(DURATION_SECONDS + 1),
    timed: 0,
    earliest: Number.POSITIVE_INFINITY,
    latest: Number.NEGATIVE_INFINITY,
    zoneless: 0,
    zonelessNearEdge: 0,
    ambiguousTimes: 0,
    ambiguousLine: 0,
    dateForms: new Float64Array(4),
    slashedLine: 0,
    longIds: new LongIds(),
    days: new Map(),
    labels: new Set(),
    longComments,
  };
}

/** Responses that answered question 1 readably. */
export function answeredQuestion1(tally: Tally): number {
  let sum = 0;
  for (let rating = 0; rating <= 5; rating++) sum += tally.ratings[rating]!;
  return sum;
}

/** Sum over all ratings of the responses that selected a driver column. */
export function selectedTotal(tally: Tally, driverColumn: number): number {
  let sum = 0;
  for (let bucket = 0; bucket < RATING_BUCKETS; bucket++) {
    sum += tally.selected[driverColumn * RATING_BUCKETS + bucket]!;
  }
  return sum;
}

/** Responses of one rating bucket that answered a branch as told, such as BRANCH_BOTH. */
export function branchCount(tally: Tally, bucket: number, branch: number): number {
  return tally.branches[bucket * 4 + branch]!;
}
