/**
 * The arrays over the responses of a batch, and what kind each is; wide ones first, so that all of
 * them are aligned wherever the first is. What they hold is said at ResponseBatch.
 */
export const RESPONSE_ARRAYS = [
  ["submittedAt", Float64Array],
  ["interactionAt", Float64Array],
  ["duration", Float64Array],
  ["submittedDay", Int32Array],
  ["row", Uint32Array],
  ["record", Uint32Array],
  ["line", Uint32Array],
  ["idStart", Uint32Array],
  ["idEnd", Uint32Array],
  ["commentStart", Uint32Array],
  ["commentEnd", Uint32Array],
  ["commentHigh", Uint32Array],
  ["commentLow", Uint32Array],
  ["packedIdEnd", Uint32Array],
  ["trouble", Uint16Array],
  ["idTraits", Uint16Array],
  ["commentTraits", Uint16Array],
  ["rating", Int8Array],
  ["positive", Uint8Array],
  ["negative", Uint8Array],
  ["positiveOffered", Uint8Array],
  ["negativeOffered", Uint8Array],
  ["positiveUnreadable", Uint8Array],
  ["negativeUnreadable", Uint8Array],
  ["commentEscaped", Uint8Array],
] as const;

/** Bytes that one response takes. */
export const RESPONSE_BYTES = RESPONSE_ARRAYS.reduce(
  (sum, [, type]) => sum + type.BYTES_PER_ELEMENT,
  0,
);

type Kinds = { [Each in (typeof RESPONSE_ARRAYS)[number] as Each[0]]: InstanceType<Each[1]> };

/** An array of each kind. */
export type ResponseArrays = { -readonly [Name in keyof Kinds]: Widened<Kinds[Name]> };

type Widened<Kind> = Kind extends Uint8Array
  ? Uint8Array
  : Kind extends Int8Array
    ? Int8Array
    : Kind extends Uint16Array
      ? Uint16Array
      : Kind extends Int32Array
        ? Int32Array
        : Kind extends Uint32Array
          ? Uint32Array
          : Float64Array;

/** Lets `on` have the arrays of another; named one by one, as setting what a variable names takes longer. */
export function showArrays(from: ResponseArrays, on: ResponseArrays): void {
  on.submittedAt = from.submittedAt;
  on.interactionAt = from.interactionAt;
  on.duration = from.duration;
  on.submittedDay = from.submittedDay;
  on.row = from.row;
  on.record = from.record;
  on.line = from.line;
  showKernelArrays(from, on);
}

/** Those that the kernel looks at. */
export function showKernelArrays(from: ResponseArrays, on: Omit<ResponseArrays, ArrayApart>): void {
  on.idStart = from.idStart;
  on.idEnd = from.idEnd;
  on.commentStart = from.commentStart;
  on.commentEnd = from.commentEnd;
  on.commentHigh = from.commentHigh;
  on.commentLow = from.commentLow;
  on.packedIdEnd = from.packedIdEnd;
  on.trouble = from.trouble;
  on.idTraits = from.idTraits;
  on.commentTraits = from.commentTraits;
  on.rating = from.rating;
  on.positive = from.positive;
  on.negative = from.negative;
  on.positiveOffered = from.positiveOffered;
  on.negativeOffered = from.negativeOffered;
  on.positiveUnreadable = from.positiveUnreadable;
  on.negativeUnreadable = from.negativeUnreadable;
  on.commentEscaped = from.commentEscaped;
}

/** Arrays that the kernel does not look at. */
const APART = [
  ...(["submittedAt", "interactionAt", "duration", "submittedDay"] as const),
  ...(["row", "record", "line"] as const),
];
type ArrayApart = (typeof APART)[number];

const NAMES = RESPONSE_ARRAYS.map(([name]) => name);
const OF_KERNEL = NAMES.filter((name) => !APART.some((each) => each === name));

/** Copies the first so many numbers of each array. */
export function copyArrays(from: ResponseArrays, to: ResponseArrays, length: number): void {
  for (const name of NAMES) to[name].set(from[name].subarray(0, length));
}

/** Copies those that the kernel looks at. */
export function copyKernelArrays(from: ResponseArrays, to: ResponseArrays, length: number): void {
  for (const name of OF_KERNEL) to[name].set(from[name].subarray(0, length));
}

/** The arrays in one piece of memory, behind each other from `at` on. */
export function responseArraysIn(
  buffer: ArrayBufferLike,
  at: number,
  length: number,
): ResponseArrays {
  const arrays: Partial<Record<keyof Kinds, ArrayBufferView>> = {};
  let from = at;
  for (const [name, type] of RESPONSE_ARRAYS) {
    const make = type as unknown as new (
      buffer: ArrayBufferLike,
      at: number,
      length: number,
    ) => ArrayBufferView;
    arrays[name] = new make(buffer, from, length);
    from += length * type.BYTES_PER_ELEMENT;
  }
  return arrays as ResponseArrays;
}
