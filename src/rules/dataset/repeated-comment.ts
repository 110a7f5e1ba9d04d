import { defineDatasetRule } from "../rule.js";
import { needsComment } from "../value/needs-comment.js";

export const repeatedComment = defineDatasetRule({
  id: "CX611",
  name: "repeated-comment",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: [],
  reads: ["longComments"],
  heading: "The same long comment stands in many responses",
  message: "The comment on line {firstLine} stands in {count} responses.",
  fix: "Look at the responses: a script or a campaign may have sent them, or an export step may have filled the column down.",
  why: "Responses that no customer gave distort trust and drivers alike.",
  skip: needsComment,
  check(tally, { thresholds }, report) {
    for (const { line, count } of tally.longComments.repeated(thresholds.repeatedComments)) {
      report({ firstLine: line, count }, { line, column: "question_4" });
    }
  },
});
