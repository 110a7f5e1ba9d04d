import { TRAIT } from "../../response/traits.js";
import type { JudgedBatch } from "../rule.js";
import { defineRecordRule } from "../rule.js";
import { needsComment } from "./needs-comment.js";

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;

export const controlCharacter = defineRecordRule({
  id: "CX310",
  name: "control-character",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: [],
  reads: ["commentStart", "commentEnd", "commentTraits"],
  heading: "Comments hold control characters",
  message: "The comment holds the control character {character}, byte {position} of the cell.",
  fix: "Delete the character; most spreadsheets have a function for it (CLEAN). It comes from pasted text.",
  why: "Control characters show as boxes or not at all, and some programs refuse the file.",
  skip: needsComment,
  mayFind: ({ sums }) => (sums.commentTraits & TRAIT.control) !== 0,
  check(batch, _context, report) {
    const data = (i: number) => {
      const at = controlAt(batch, i);
      const position = at - batch.commentStart[i]! + 1;
      return { character: codePoint(batch.bytes, at), position };
    };
    for (let i = 0; i < batch.length; i++) {
      if ((batch.commentTraits[i]! & TRAIT.control) !== 0) report(i, "question_4", data);
    }
  },
});

/** Offset of the first control character of a comment other than tab and line ends. */
function controlAt({ bytes, commentStart, commentEnd }: JudgedBatch, i: number): number {
  const end = commentEnd[i]!;
  for (let at = commentStart[i]!; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 0x20) {
      if (byte !== TAB && byte !== LF && byte !== CR) return at;
    } else if (byte === 0x7f) return at;
    // U+0080 to U+009F in UTF-8.
    else if (byte === 0xc2 && at + 1 < end && bytes[at + 1]! < 0xa0) return at;
  }
  throw new Error("the comment holds no control character");
}

function codePoint(bytes: Uint8Array, at: number): string {
  const code = bytes[at] === 0xc2 ? bytes[at + 1]! : bytes[at]!;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
