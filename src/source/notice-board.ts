import type { NoticeKind, SourceNotice } from "./notice.js";
import { NoticeList, type RecordNoticeKind } from "./repeated-notices.js";
import type { StepRemarks } from "./source.js";

/** Notices of one kind handed on per file; the rest is counted. Line ends come cheap. */
const MOST: readonly (readonly [NoticeKind, number])[] = [
  ["blank-record", 10_000],
  ["mixed-line-endings", 10_000],
];

/** Collects the notices of a step. */
export class NoticeBoard {
  readonly #notices = new NoticeList();
  #suppressed: Partial<Record<NoticeKind, number>> = {};
  #passedBlank = 0;
  #any = false;
  /** How many more of a kind are handed on; the others are not limited. */
  readonly #left = new Map<NoticeKind, number>(MOST);

  add(notice: SourceNotice): void {
    this.#any = true;
    this.#notices.add(notice);
  }

  /** Adds a notice on a record: see NoticeList. */
  addOn(kind: RecordNoticeKind, line: number, record: number | null, first = 0, second = 0): void {
    const left = this.#left.get(kind);
    if (left === 0) {
      this.suppress(kind);
      return;
    }
    if (left !== undefined) this.#left.set(kind, left - 1);
    this.#any = true;
    this.#notices.addOn(kind, line, record, first, second);
  }

  /** Whether further notices of this kind are counted only. */
  isFull(kind: NoticeKind): boolean {
    return this.#left.get(kind) === 0;
  }

  /** Counts a notice that is not handed on. */
  suppress(kind: NoticeKind, times = 1): void {
    this.#any = true;
    this.#suppressed[kind] = (this.#suppressed[kind] ?? 0) + times;
  }

  /** Counts blank lines that are put into no batch; their notices are counted only. */
  passBlank(lines: number): void {
    this.suppress("blank-record", lines);
    this.#passedBlank += lines;
  }

  hasAny(): boolean {
    return this.#any;
  }

  /** Hands over what has come together and begins anew. */
  take(): StepRemarks {
    const [suppressed, passedBlank] = [this.#suppressed, this.#passedBlank];
    this.#suppressed = {};
    this.#passedBlank = 0;
    this.#any = false;
    return { notices: this.#notices.take(), suppressed, passedBlank };
  }
}
