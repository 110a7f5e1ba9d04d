import type { NoticeKind, SourceNotice } from "./notice.js";

/** Notices of one kind handed on per file; the rest is counted. Blank lines come cheap. */
const MOST: Partial<Record<NoticeKind, number>> = { "blank-record": 10_000 };

/** Collects the notices of a step. */
export class NoticeBoard {
  #notices: SourceNotice[] = [];
  #suppressed: Partial<Record<NoticeKind, number>> = {};
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
  suppress(kind: NoticeKind): void {
    this.#any = true;
    this.#suppressed[kind] = (this.#suppressed[kind] ?? 0) + 1;
  }

  hasAny(): boolean {
    return this.#any;
  }

  /** Hands over what has come together and begins anew. */
  take(): { notices: SourceNotice[]; suppressed: Partial<Record<NoticeKind, number>> } {
    const taken = { notices: this.#notices, suppressed: this.#suppressed };
    this.#notices = [];
    this.#suppressed = {};
    this.#any = false;
    return taken;
  }
}
