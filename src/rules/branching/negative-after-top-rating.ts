import { defineRecordRule } from "../rule.js";
import { needsBranches, topRating } from "./top-rating.js";

export const negativeAfterTopRating = defineRecordRule({
  id: "CX402",
  name: "negative-after-top-rating",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14"],
  reads: ["rating", "negative"],
  needsScale: true,
  heading: "Negative drivers stand with the highest rating",
  message:
    "Question 1 is {top}, the highest rating, and drivers of question 2b are selected; they follow only other ratings.",
  fix: "A few can be genuine: a respondent changed the rating, and the boxes stayed. If there are many, let the survey show question 2b only after other ratings than the highest.",
  why: "The guidance asks “What could have been better?” after thumbs down or a rating other than the highest.",
  skip: needsBranches,
  check(batch, context, report) {
    const top = topRating(context);
    for (let i = 0; i < batch.length; i++) {
      if (batch.rating[i] === top && batch.negative[i] !== 0) report(i, "question_1", { top });
    }
  },
});
