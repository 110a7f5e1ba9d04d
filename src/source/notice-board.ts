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
    this.#any = true;
    const most = MOST[notice.kind];
    if (most !== undefined) {
      const given = this.#given.get(notice.kind) ?? 0;
      if (given >= most) {
        this.#suppressed[notice.kind] = (this.#suppressed[notice.kind] ?? 0) + 1;
        return;
      }
      this.#given.set(notice.kind, given + 1);
    }
    this.#notices.push(notice);
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
