import type { DriverKey } from "../guidance/edition.js";
import type { Kernel } from "../kernel/kernel.js";
import type { Notices } from "../source/repeated-notices.js";
import type { BatchSums } from "./batch-sums.js";

/** The parts of a response, by which rules name a column: the 17 of the submission and the times. */
export type ResponseColumn =
  | "external_id"
  | "question_1"
  | `positive_${DriverKey}`
  | `negative_${DriverKey}`
  | "question_4"
  | "submitted_at"
  | "interaction_at"
  | "duration";

/** Ratings below zero are no ratings. */
export const UNANSWERED = -1;
export const UNREADABLE = -2;

/**
 * What the mapping could not settle in one response; bits of {@link ResponseBatch.trouble}.
 * The cell itself is asked for only when a finding shows it.
 */
export const TROUBLE = {
  /** Number and label of the rating disagree ("5 - Strongly disagree"). */
  ratingDirection: 1,
  /** A rating number, and nothing says which end is the highest. */
  ratingWithoutDirection: 2,
  /** A label that belongs to a scale other than thumbs or five points. */
  ratingOfOtherScale: 4,
  unknownPositive: 8,
  unknownNegative: 16,
  ambiguousPositive: 32,
  ambiguousNegative: 64,
  submittedAtUnreadable: 128,
  interactionAtUnreadable: 256,
  /** A coded cell that a spreadsheet has changed (Feb-50, 3.91E+16, #REF!). */
  spreadsheetDamage: 512,
  /** The time of the response is a date whose month and day cannot be told apart. */
  submittedAtAmbiguous: 1024,
  /** The time of the response names no zone. */
  submittedAtWithoutZone: 2048,
} as const;

/**
 * How a time of response without zone is written, in the two bits of `trouble` above TROUBLE. Dates
 * of both kinds in one column are what a spreadsheet leaves that could read only some of them.
 */
export const DATE_FORM = {
  /** As year, month and day, or as a serial: up to the twelfth of a month, and later ones. */
  early: 1 << 12,
  /** Also 4/5/2025, which a spreadsheet would have converted. */
  later: 2 << 12,
  /** As 25/4/2025 or 4/25/2025: with a number that is no month. */
  slashed: 3 << 12,
} as const;
export const DATE_FORM_SHIFT = 12;
export const DATE_FORM_BITS = 3 << DATE_FORM_SHIFT;

/**
 * A few thousand responses as columns. From here on a raw export and a submission file look
 * alike. Valid until the next batch is asked for.
 */
export interface ResponseBatch {
  readonly length: number;
  /** 1-based data record and physical line of each response. */
  readonly record: Uint32Array;
  readonly line: Uint32Array;
  /** 0/1 or 1..5, {@link UNANSWERED} or {@link UNREADABLE}. */
  readonly rating: Int8Array;
  /** Bit per driver (guidance/drivers.ts): selected. */
  readonly positive: Uint8Array;
  readonly negative: Uint8Array;
  /** Bit per driver: the cell was not `null`, the survey offered it. */
  readonly positiveOffered: Uint8Array;
  readonly negativeOffered: Uint8Array;
  /** Bit per driver: the cell is none of the allowed values. Not in the two above. */
  readonly positiveUnreadable: Uint8Array;
  readonly negativeUnreadable: Uint8Array;
  /** Bits of {@link TROUBLE}. */
  readonly trouble: Uint16Array;
  /** Epoch milliseconds; NaN if none. */
  readonly submittedAt: Float64Array;
  readonly interactionAt: Float64Array;
  /** Calendar day of `submittedAt` in the survey's zone, in days since 1970. */
  readonly submittedDay: Int32Array;
  /** Seconds the response took; NaN if unknown. */
  readonly duration: Float64Array;

  /** UTF-8 bytes that the two extents below lie in. */
  readonly bytes: Uint8Array;
  readonly idStart: Uint32Array;
  readonly idEnd: Uint32Array;
  /** Empty extent: no comment. Doubled quotes are still doubled where `commentEscaped` is 1. */
  readonly commentStart: Uint32Array;
  readonly commentEnd: Uint32Array;
  readonly commentEscaped: Uint8Array;
  /** Bits of TRAIT (traits.ts): what bytes the two hold. */
  readonly idTraits: Uint16Array;
  readonly commentTraits: Uint16Array;
  /** Two halves of a 64-bit hash of the comment; nothing where there is none. */
  readonly commentHigh: Uint32Array;
  readonly commentLow: Uint32Array;

  /** All ids packed (kernel/packing.ts), and where each ends in that; null where nobody has done it. */
  readonly packedIds: Uint8Array | null;
  readonly packedIdEnd: Uint32Array;
  readonly sums: BatchSums;
  /** Whose memory all of this lies in, if it does. */
  readonly kernel?: Kernel | null;

  externalId(i: number): string;
  comment(i: number): string;
  /** What the file holds for a column of a response: "" where the file has no such column. */
  cell(i: number, column: ResponseColumn): string;
  /** Tokens of a multi-select that match no statement (branch 0 positive, 1 negative). */
  unresolved(i: number, branch: 0 | 1): string[];
}

/** Where the columns of responses lie in the file they came from. */
export interface ColumnMap {
  /** 0-based cell index, or -1 where the file has no such column. */
  index(column: ResponseColumn): number;
  /** The header's own name for it. */
  name(column: ResponseColumn): string;
  /** Preamble and header records above the data: a spreadsheet's row = this + the record. */
  readonly rowsAbove: number;
}

/** Responses, and what stood beside them in the same records. */
export interface MappedBatch {
  readonly responses: ResponseBatch;
  /** Position of each response in the record batch it came from. */
  readonly row: Uint32Array;
  readonly records: number;
  readonly blank: number;
  readonly broken: number;
  /** Records that are not responses, by reason. */
  readonly excluded: ReadonlyMap<string, number>;
  /** What only the mapping can see of a record: a row of totals below the responses. */
  readonly notices: Notices;
}
