import type { LineEnding, NoticeOf, SourceNotice } from "./notice.js";
import { END_CRLF, END_LF } from "./parse-result.js";

/** What is said of single records: of every one of them, if need be. */
export type RecordNoticeKind =
  | "nul-byte"
  | "unclosed-quote"
  | "stray-quote"
  | "ragged-record"
  | "blank-record"
  | "mixed-line-endings"
  | "swallowed-records"
  | "mojibake"
  | "outside-quarter";

/**
 * Notices of one kind, as numbers: a file can give one for every record, and as many objects would take longer
 * to make, and to hand from thread to thread, than the records take to read.
 */
export interface RepeatedNotices {
  readonly kind: "repeated";
  readonly of: RecordNoticeKind;
  /** Of each notice its line, its record (0 above the data), and two by its kind: see {@link FORMS}. */
  readonly numbers: Uint32Array;
}

/** Notices, in file order within each kind. */
export type Notices = readonly (SourceNotice | RepeatedNotices)[];

export const NUMBERS_EACH = 4;
/** Where among the numbers of a notice its record is, and those that its kind decides. */
export const RECORD_NUMBER = 1;
export const FIRST_NUMBER = 2;
export const SECOND_NUMBER = 3;

/** Of a quote where none may be. */
export const STRAY_INSIDE = 0;
export const STRAY_AFTER = 1;

/** Of a record that holds mojibake: nobody has tried to turn it back; not all could be; all could. */
export const UNTRIED = 0;
export const NOT_REPAIRED = 1;
export const REPAIRED = 2;

type Form<K extends RecordNoticeKind> = (
  line: number,
  record: number | null,
  first: number,
  second: number,
) => NoticeOf<K>;

/** What the two numbers of a notice stand for. Truths are 1 or 0. */
const FORMS: { readonly [K in RecordNoticeKind]: Form<K> } = {
  "nul-byte": (line, record) => ({ kind: "nul-byte", line, record, column: null }),
  "unclosed-quote": (line, record, column, recovered) => {
    return { kind: "unclosed-quote", line, record, column, recovered: recovered === 1 };
  },
  "stray-quote": (line, record, column, stray) => {
    const where = stray === STRAY_AFTER ? "after-closing" : "inside-unquoted";
    return { kind: "stray-quote", line, record, column, where };
  },
  "ragged-record": (line, record, expected, found) => {
    return { kind: "ragged-record", line, record: record ?? 0, expected, found };
  },
  "blank-record": (line, record, cells) => {
    return { kind: "blank-record", line, record: record ?? 0, cells };
  },
  "mixed-line-endings": (line, record, first, second) => {
    const [expected, found] = [lineEndingOf(first), lineEndingOf(second)];
    return { kind: "mixed-line-endings", line, record, expected, found };
  },
  "swallowed-records": (line, record, column, lines) => {
    return { kind: "swallowed-records", line, record: record ?? 0, column, lines };
  },
  mojibake: (line, record, column, state) => {
    const notice = { kind: "mojibake", line, record, column } as const;
    return state === UNTRIED ? notice : { ...notice, repaired: state === REPAIRED };
  },
  "outside-quarter": (line, record, day, dependsOnZone) => ({
    ...{ kind: "outside-quarter", line, record: record ?? 0 },
    // Days before 1970 are below 0.
    ...{ day: day | 0, dependsOnZone: dependsOnZone === 1 },
  }),
};

/** @param ending END_LF, END_CRLF or END_CR. */
export function lineEndingOf(ending: number): LineEnding {
  return ending === END_LF ? "LF" : ending === END_CRLF ? "CRLF" : "CR";
}

export function countOf({ numbers }: RepeatedNotices): number {
  return numbers.length / NUMBERS_EACH;
}

/** One of them, with its words. */
export function noticeAt({ of, numbers }: RepeatedNotices, i: number): SourceNotice {
  const at = i * NUMBERS_EACH;
  const record = numbers[at + RECORD_NUMBER]!;
  const [first, second] = [numbers[at + FIRST_NUMBER]!, numbers[at + SECOND_NUMBER]!];
  return FORMS[of](numbers[at]!, record === 0 ? null : record, first, second);
}

/** The record of one of them; 0 above the data. */
export function recordAt({ numbers }: RepeatedNotices, i: number): number {
  return numbers[i * NUMBERS_EACH + RECORD_NUMBER]!;
}

/** All of them, with their words. */
export function* eachNotice(notices: Notices): Generator<SourceNotice> {
  for (const notice of notices) {
    if (notice.kind !== "repeated") yield notice;
    else for (let i = 0; i < countOf(notice); i++) yield noticeAt(notice, i);
  }
}

/** Collects notices. */
export class NoticeList {
  #notices: (SourceNotice | { readonly of: RecordNoticeKind; readonly numbers: number[] })[] = [];
  /** Those that go on. */
  #open = new Map<RecordNoticeKind, number[]>();

  add(notice: SourceNotice): void {
    this.#notices.push(notice);
    // A rule may listen to this kind and another one, and finds in file order.
    this.#open.clear();
  }

  /** @param first and second: see {@link FORMS}. */
  addOn(of: RecordNoticeKind, line: number, record: number | null, first = 0, second = 0): void {
    let numbers = this.#open.get(of);
    if (numbers === undefined) {
      numbers = [];
      this.#open.set(of, numbers);
      this.#notices.push({ of, numbers });
    }
    numbers.push(line, record ?? 0, first, second);
  }

  /** Hands over what has come together and begins anew. */
  take(): Notices {
    const taken = this.#notices.map((each): SourceNotice | RepeatedNotices =>
      "of" in each
        ? { kind: "repeated", of: each.of, numbers: new Uint32Array(each.numbers) }
        : each,
    );
    this.#notices = [];
    this.#open = new Map();
    return taken;
  }
}
