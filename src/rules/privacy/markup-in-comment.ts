import { markupIn } from "../../privacy/markup.js";
import { defineRecordRule } from "../rule.js";
import { needsComment } from "../value/needs-comment.js";

const LESS = 0x3c;
const AMPERSAND = 0x26;

export const markupInComment = defineRecordRule({
  id: "CX804",
  name: "markup-in-comment",
  severity: "info",
  targets: ["submission", "raw"],
  cites: ["raw-exports#2"],
  reads: ["commentStart", "commentEnd"],
  heading: "Comments hold HTML",
  message: "The comment holds {markup}.",
  fix: "If most comments have it, export again as plain text, or look whether the question is set up as rich text. A few may stand: respondents have typed or pasted them.",
  why: "Tags and codes such as &nbsp; show as they are where comments are read, and a web page that shows comments unchecked would run what is in them.",
  skip: needsComment,
  check(batch, _context, report) {
    const { bytes, commentStart, commentEnd } = batch;
    const tag = new NextByte(bytes, LESS);
    const entity = new NextByte(bytes, AMPERSAND);
    for (let i = 0; i < batch.length; i++) {
      const start = commentStart[i]!;
      const end = commentEnd[i]!;
      if (start >= end || (tag.from(start) >= end && entity.from(start) >= end)) continue;
      const markup = markupIn(bytes, start, end);
      if (markup !== null) report(i, "question_4", { markup });
    }
  },
});

/** Where a byte stands next, for places that only grow: few comments have it, and those are found fast. */
class NextByte {
  readonly #bytes: Uint8Array;
  readonly #byte: number;
  #at = -1;

  constructor(bytes: Uint8Array, byte: number) {
    this.#bytes = bytes;
    this.#byte = byte;
  }

  from(start: number): number {
    if (this.#at >= start) return this.#at;
    const at = this.#bytes.indexOf(this.#byte, start);
    this.#at = at < 0 ? Number.POSITIVE_INFINITY : at;
    return this.#at;
  }
}
