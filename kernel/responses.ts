/*
 * Where the arrays over the responses of a batch stand, in the order of RESPONSE_ARRAYS in
 * src/kernel/response-arrays.ts.
 */

export let submittedAt: u32 = 0;
export let interactionAt: u32 = 0;
export let duration: u32 = 0;
export let submittedDay: u32 = 0;
export let row: u32 = 0;
export let record: u32 = 0;
export let line: u32 = 0;
export let idStart: u32 = 0;
export let idEnd: u32 = 0;
export let commentStart: u32 = 0;
export let commentEnd: u32 = 0;
export let commentHigh: u32 = 0;
export let commentLow: u32 = 0;
export let packedIdEnd: u32 = 0;
export let trouble: u32 = 0;
export let idTraits: u32 = 0;
export let commentTraits: u32 = 0;
export let rating: u32 = 0;
export let positive: u32 = 0;
export let negative: u32 = 0;
export let positiveOffered: u32 = 0;
export let negativeOffered: u32 = 0;
export let positiveUnreadable: u32 = 0;
export let negativeUnreadable: u32 = 0;
export let commentEscaped: u32 = 0;

/** @param places of the arrays, as numbers of four bytes. */
export function layOutResponses(places: u32): void {
  submittedAt = load<u32>(places, 0);
  interactionAt = load<u32>(places, 4);
  duration = load<u32>(places, 8);
  submittedDay = load<u32>(places, 12);
  row = load<u32>(places, 16);
  record = load<u32>(places, 20);
  line = load<u32>(places, 24);
  idStart = load<u32>(places, 28);
  idEnd = load<u32>(places, 32);
  commentStart = load<u32>(places, 36);
  commentEnd = load<u32>(places, 40);
  commentHigh = load<u32>(places, 44);
  commentLow = load<u32>(places, 48);
  packedIdEnd = load<u32>(places, 52);
  trouble = load<u32>(places, 56);
  idTraits = load<u32>(places, 60);
  commentTraits = load<u32>(places, 64);
  rating = load<u32>(places, 68);
  positive = load<u32>(places, 72);
  negative = load<u32>(places, 76);
  positiveOffered = load<u32>(places, 80);
  negativeOffered = load<u32>(places, 84);
  positiveUnreadable = load<u32>(places, 88);
  negativeUnreadable = load<u32>(places, 92);
  commentEscaped = load<u32>(places, 96);
}
