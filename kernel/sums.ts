import { at32, put32 } from "./layout";
import {
  commentEnd,
  commentStart,
  commentTraits,
  idTraits,
  negative,
  negativeOffered,
  negativeUnreadable,
  positive,
  positiveOffered,
  positiveUnreadable,
  rating,
  trouble,
} from "./responses";

/*
 * Sums over the responses of a batch, as numbers of four bytes. They stand where
 * src/response/batch-sums.ts says, which also works them out where there is no kernel.
 */
const BUCKETS: u32 = 8;
const UNANSWERED: i32 = -1;
const BUCKET_UNANSWERED: u32 = 6;
const BUCKET_UNREADABLE: u32 = 7;
const DRIVERS: u32 = 7;
const COLUMNS: u32 = 14;

const BRANCHES: u32 = 0;
const COMMENTS: u32 = BRANCHES + 4 * BUCKETS;
const SELECTED: u32 = COMMENTS + BUCKETS;
const OFFERED: u32 = SELECTED + COLUMNS * BUCKETS;
const NOT_OFFERED: u32 = OFFERED + COLUMNS;
const UNREADABLE: u32 = NOT_OFFERED + COLUMNS;
const ID_TRAITS: u32 = UNREADABLE + COLUMNS;
const COMMENT_TRAITS: u32 = ID_TRAITS + 1;
const TROUBLE: u32 = COMMENT_TRAITS + 1;
const NUMBERS: u32 = TROUBLE + 1;

/**
 * @param length responses in the batch, described already.
 * @param sums gets the numbers.
 */
export function sumUp(length: u32, sums: u32): void {
  memory.fill(sums, 0, NUMBERS << 2);
  let ofIds: u32 = 0;
  let ofComments: u32 = 0;
  let troubles: u32 = 0;
  let offered: u32 = 0;
  let unreadable: u32 = 0;
  let alike: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    ofIds |= load<u16>(idTraits + (i << 1));
    ofComments |= load<u16>(commentTraits + (i << 1));
    troubles |= load<u16>(trouble + (i << 1));
    const value = <i32>load<i8>(rating + i);
    const bucket =
      value >= 0 ? <u32>value : value === UNANSWERED ? BUCKET_UNANSWERED : BUCKET_UNREADABLE;
    const good = <u32>load<u8>(positive + i);
    const bad = <u32>load<u8>(negative + i);
    addOne(sums, BRANCHES + 4 * bucket + (good !== 0 ? 1 : 0) + (bad !== 0 ? 2 : 0));
    if (at32(commentEnd, i) > at32(commentStart, i)) addOne(sums, COMMENTS + bucket);
    for (let bits = good | (bad << DRIVERS); bits !== 0; bits &= bits - 1) {
      addOne(sums, SELECTED + <u32>ctz(bits) * BUCKETS + bucket);
    }
    // Offered or not is nearly always the same for every response: runs of them are counted.
    const offeredHere = at8(positiveOffered, i) | (at8(negativeOffered, i) << DRIVERS);
    const unreadableHere = at8(positiveUnreadable, i) | (at8(negativeUnreadable, i) << DRIVERS);
    if (offeredHere !== offered || unreadableHere !== unreadable) {
      addOffers(sums, offered, unreadable, alike);
      offered = offeredHere;
      unreadable = unreadableHere;
      alike = 0;
    }
    alike++;
  }
  addOffers(sums, offered, unreadable, alike);
  put32(sums, ID_TRAITS, ofIds);
  put32(sums, COMMENT_TRAITS, ofComments);
  put32(sums, TROUBLE, troubles);
}

function addOffers(sums: u32, offered: u32, unreadable: u32, responses: u32): void {
  if (responses === 0) return;
  for (let column: u32 = 0; column < COLUMNS; column++) {
    const bit: u32 = 1 << column;
    const kind =
      (unreadable & bit) !== 0 ? UNREADABLE : (offered & bit) !== 0 ? OFFERED : NOT_OFFERED;
    put32(sums, kind + column, at32(sums, kind + column) + responses);
  }
}

function addOne(sums: u32, at: u32): void {
  put32(sums, at, at32(sums, at) + 1);
}

function at8(array: u32, i: u32): u32 {
  return <u32>load<u8>(array + i);
}
