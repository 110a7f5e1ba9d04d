/** How a record ended. */
export const END_NONE = 0;
export const END_LF = 1;
export const END_CRLF = 2;
export const END_CR = 3;

/** What came of parsing one record. */
export const PARSED = 0;
/** The buffer ended first. */
export const UNFINISHED = 1;
/** A field, the record or the number of its cells passed its limit. */
export const TOO_LARGE = 2;
/** A quoted field is malformed; the record ends before the line from which reading goes on. */
export const RECOVERED = 3;
/** The file ended inside quotes. */
export const OPEN_AT_END = 4;
/** Strict parsing only: a quote stands where none may. */
export const FAULTY = 5;

/** Which limit was passed, if TOO_LARGE. */
export const FIELD_BYTES = 0;
export const RECORD_BYTES = 1;
export const CELLS = 2;

/** What is known of a line: whether reading can go on there. */
export const READS_ON = 0;
export const CANNOT_READ_ON = 1;
export const UNKNOWN_YET = 2;

/** Judges the lines behind a malformed quote. */
export interface LineJudge {
  /** Whether more lines than the one behind the opening quote are worth a look. */
  looksFurther(): boolean;
  /**
   * @param recordStart where the malformed record begins.
   * @param from the line in question.
   * @param readUntil how far the malformed record has been read.
   */
  readsOn(
    bytes: Uint8Array,
    recordStart: number,
    from: number,
    end: number,
    last: boolean,
    readUntil: number,
  ): number;
}
