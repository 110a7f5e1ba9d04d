import { defineRecordRule } from "../rule.js";
import { needsComment } from "./needs-comment.js";

export const duplicateResponse = defineRecordRule({
  id: "CX309",
  name: "duplicate-response",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: ["receiving-system#3"],
  reads: ["contentSeenAt"],
  heading: "Whole responses are the same under different ids",
  message:
    "Rating, drivers and a long comment are the same as on line {firstLine}, under another id.",
  fix: "Look whether the response was stored twice: someone may have pressed the button again. If so, delete one in the survey platform and export again.",
  why: "OMB removes duplicate records by hand, and asks about them.",
  skip: needsComment,
  mayFind: ({ repeatsContents }) => repeatsContents,
  check(batch, _context, report) {
    for (let i = 0; i < batch.length; i++) {
      const firstLine = batch.contentSeenAt[i]!;
      if (firstLine !== 0) report(i, null, { firstLine });
    }
  },
});
