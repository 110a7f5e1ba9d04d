import type { ResponseBatch } from "./response-batch.js";
import { UNANSWERED, UNREADABLE } from "./response-batch.js";

/** Rating buckets: 0..5 are the ratings, then unanswered and unreadable. */
export const RATING_BUCKETS = 8;
export const BUCKET_UNANSWERED = 6;
export const BUCKET_UNREADABLE = 7;

/** Which drivers a response selected: bit 0 a positive one, bit 1 a negative one. */
export const BRANCH_NONE = 0;
export const BRANCH_POSITIVE = 1;
export const BRANCH_NEGATIVE = 2;
export const BRANCH_BOTH = 3;
export const ANY_BRANCH = [BRANCH_NONE, BRANCH_POSITIVE, BRANCH_NEGATIVE, BRANCH_BOTH] as const;
export const ANY_POSITIVE = [BRANCH_POSITIVE, BRANCH_BOTH] as const;
export const ANY_NEGATIVE = [BRANCH_NEGATIVE, BRANCH_BOTH] as const;

/** Buckets of the ratings. */
export const HIGHEST_RATING = 5;

/** Driver columns: 0–6 positive, 7–13 negative, in the edition's order. */
export const DRIVER_COLUMNS = 14;
const DRIVERS_OF_BRANCH = 7;

/** Where the numbers stand; kernel/sums.ts writes them to the same places. */
const BRANCHES = 0;
const COMMENTS = BRANCHES + 4 * RATING_BUCKETS;
const SELECTED = COMMENTS + RATING_BUCKETS;
const OFFERED = SELECTED + DRIVER_COLUMNS * RATING_BUCKETS;
const NOT_OFFERED = OFFERED + DRIVER_COLUMNS;
const NOT_READABLE = NOT_OFFERED + DRIVER_COLUMNS;
const ID_TRAITS = NOT_READABLE + DRIVER_COLUMNS;
const COMMENT_TRAITS = ID_TRAITS + 1;
const TROUBLES = COMMENT_TRAITS + 1;
export const SUM_NUMBERS = TROUBLES + 1;

/**
 * Sums over the responses of a batch. The tally of the dataset is made of them, and a rule that looks
 * for something passes by the batches that do not hold it.
 */
export class BatchSums {
  readonly #numbers: Uint32Array;

  /** @param numbers SUM_NUMBERS of them, as {@link sumUp} and the kernel write them. */
  constructor(numbers: Uint32Array) {
    this.#numbers = numbers;
  }

  /** All numbers, to be handed on. */
  get numbers(): Uint32Array {
    return this.#numbers;
  }

  /** [bucket × 4 + branch]: responses by rating and by the branches they answered. */
  get branches(): Uint32Array {
    return this.#numbers.subarray(BRANCHES, COMMENTS);
  }

  /** By rating bucket: responses with a comment. */
  get comments(): Uint32Array {
    return this.#numbers.subarray(COMMENTS, SELECTED);
  }

  /** [driver column × buckets + bucket]: responses that selected the driver. */
  get selected(): Uint32Array {
    return this.#numbers.subarray(SELECTED, OFFERED);
  }

  /** Per driver column: cells that were 0 or 1, `null`, or none of the three. */
  get offered(): Uint32Array {
    return this.#numbers.subarray(OFFERED, NOT_OFFERED);
  }

  get notOffered(): Uint32Array {
    return this.#numbers.subarray(NOT_OFFERED, NOT_READABLE);
  }

  get unreadable(): Uint32Array {
    return this.#numbers.subarray(NOT_READABLE, ID_TRAITS);
  }

  /** Bits that at least one response has. */
  get idTraits(): number {
    return this.#numbers[ID_TRAITS]!;
  }

  get commentTraits(): number {
    return this.#numbers[COMMENT_TRAITS]!;
  }

  get trouble(): number {
    return this.#numbers[TROUBLES]!;
  }

  /** Personal data is looked for after everything else. */
  addCommentTrait(bit: number): void {
    this.#numbers[COMMENT_TRAITS]! |= bit;
  }

  /** Whether any response of a rating from one to another answered one of the branches. */
  any(fromBucket: number, toBucket: number, branches: readonly number[]): boolean {
    for (let bucket = fromBucket; bucket <= toBucket; bucket++) {
      if (branches.some((branch) => this.#numbers[bucket * 4 + branch] !== 0)) return true;
    }
    return false;
  }
}

/** Bucket of a rating as the response batch has it. */
export function bucketOf(rating: number): number {
  if (rating === UNANSWERED) return BUCKET_UNANSWERED;
  return rating === UNREADABLE ? BUCKET_UNREADABLE : rating;
}

/** Works out the sums of a batch whose texts are described; the kernel does the same. */
export function sumUp(batch: Omit<ResponseBatch, "sums">, numbers: Uint32Array): void {
  numbers.fill(0);
  const add = (at: number): void => {
    numbers[at]!++;
  };
  for (let i = 0; i < batch.length; i++) {
    numbers[ID_TRAITS]! |= batch.idTraits[i]!;
    numbers[COMMENT_TRAITS]! |= batch.commentTraits[i]!;
    numbers[TROUBLES]! |= batch.trouble[i]!;
    const bucket = bucketOf(batch.rating[i]!);
    const positive = batch.positive[i]!;
    const negative = batch.negative[i]!;
    add(BRANCHES + bucket * 4 + (positive === 0 ? 0 : 1) + (negative === 0 ? 0 : 2));
    if (batch.commentEnd[i]! > batch.commentStart[i]!) add(COMMENTS + bucket);
    const selected = positive | (negative << DRIVERS_OF_BRANCH);
    const offered = batch.positiveOffered[i]! | (batch.negativeOffered[i]! << DRIVERS_OF_BRANCH);
    const unreadable =
      batch.positiveUnreadable[i]! | (batch.negativeUnreadable[i]! << DRIVERS_OF_BRANCH);
    for (let column = 0; column < DRIVER_COLUMNS; column++) {
      const bit = 1 << column;
      if ((selected & bit) !== 0) add(SELECTED + column * RATING_BUCKETS + bucket);
      if ((unreadable & bit) !== 0) add(NOT_READABLE + column);
      else add(((offered & bit) !== 0 ? OFFERED : NOT_OFFERED) + column);
    }
  }
}
