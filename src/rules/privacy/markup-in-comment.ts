import { markupIn } from "../../privacy/markup.js";
import { TRAIT } from "../../response/traits.js";
import { defineRecordRule } from "../rule.js";
import { needsComment } from "../value/needs-comment.js";

export const markupInComment = defineRecordRule({
  id: "CX804",
  name: "markup-in-comment",
  severity: "info",
  targets: ["submission", "raw"],
  cites: ["raw-exports#2"],
  reads: ["commentStart", "commentEnd", "commentTraits"],
  heading: "Comments hold HTML",
  message: "The comment holds {markup}.",
  fix: "If most comments have it, export again as plain text, or look whether the question is set up as rich text. A few may stand: respondents have typed or pasted them.",
  why: "Tags and codes such as &nbsp; show as they are where comments are read, and a web page that shows comments unchecked would run what is in them.",
  skip: needsComment,
  mayFind: ({ sums }) => (sums.commentTraits & TRAIT.markup) !== 0,
  check(batch, _context, report) {
    const { bytes, commentStart, commentEnd, commentTraits } = batch;
    for (let i = 0; i < batch.length; i++) {
      if ((commentTraits[i]! & TRAIT.markup) === 0) continue;
      const markup = markupIn(bytes, commentStart[i]!, commentEnd[i]!);
      if (markup !== null) report(i, "question_4", { markup });
    }
  },
});
