import {
  BRANCH_BOTH,
  BRANCH_NEGATIVE,
  BRANCH_POSITIVE,
  BUCKET_UNANSWERED,
} from "../../response/batch-sums.js";
import { UNANSWERED } from "../../response/response-batch.js";
import { defineRecordRule } from "../rule.js";
import { needsBranches } from "./top-rating.js";

export const driversWithoutQuestion1 = defineRecordRule({
  id: "CX403",
  name: "drivers-without-question-1",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14"],
  reads: ["rating", "positive", "negative"],
  heading: "Drivers are selected although question 1 is empty",
  message: "Question 1 is empty, and drivers are selected; which branch was shown cannot be told.",
  fix: "Look whether the survey shows question 2 before question 1 is answered, and whether the definition names the right column for question 1.",
  why: "Drivers are read by branch, and the branch comes from question 1.",
  skip: needsBranches,
  mayFind: ({ sums }) =>
    sums.any(BUCKET_UNANSWERED, BUCKET_UNANSWERED, [BRANCH_POSITIVE, BRANCH_NEGATIVE, BRANCH_BOTH]),
  check(batch, _context, report) {
    for (let i = 0; i < batch.length; i++) {
      if (batch.rating[i] === UNANSWERED && (batch.positive[i]! | batch.negative[i]!) !== 0) {
        report(i, "question_1", {});
      }
    }
  },
});
