import type { NoticeKind, SourceNotice } from "./notice.js";
import type { StepRemarks } from "./source.js";

/** Notices of one kind handed on per file; the rest is counted. Line ends come cheap. */
const MOST: Partial<Record<NoticeKind, number>> = {
  "blank-record": 10_000,
  "mixed-line-endings": 10_000,
};

/** Collects the notices of a step. */
export class NoticeBoard {
  #notices: SourceNotice[] = [];
  #suppressed: Partial<Record<NoticeKind, number>> = {};
  #passedBlank = 0;
  #any = false;
  readonly #given = new Map<NoticeKind, number>();

  add(notice: SourceNotice): void {
    const { kind } = notice;
    if (this.isFull(kind)) {
      this.suppress(kind);
      return;
    }
    if (MOST[kind] !== undefined) this.#given.set(kind, (this.#given.get(kind) ?? 0) + 1);
    this.#any = true;
    this.#notices.push(notice);
  }

  /** Whether further notices of this kind are counted only. */
  isFull(kind: NoticeKind): boolean {
    const most = MOST[kind];
    return most !== undefined && (this.#given.get(kind) ?? 0) >= most;
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
    const [notices, suppressed, passedBlank] = [this.#notices, this.#suppressed, this.#passedBlank];
    this.#notices = [];
    this.#suppressed = {};
    this.#passedBlank = 0;
    this.#any = false;
    return { notices, suppressed, passedBlank };
  }
}
