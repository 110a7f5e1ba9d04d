import { ANY_NEGATIVE, HIGHEST_RATING } from "../../response/batch-sums.js";
import { defineRecordRule } from "../rule.js";
import { afterRatings, needsBranches, positiveFrom } from "./top-rating.js";

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
    "Question 1 is {rating}, and drivers of question 2b are selected; question 2a follows {after}, and 2b the others.",
  fix: "A few can be genuine: a respondent changed the rating, and the boxes stayed. If there are many, let the survey show question 2b only after other ratings than the highest.",
  why: "The guidance asks “What could have been better?” after thumbs down or a rating other than the highest.",
  skip: needsBranches,
  mayFind: ({ sums }, context) => sums.any(positiveFrom(context), HIGHEST_RATING, ANY_NEGATIVE),
  check(batch, context, report) {
    const top = positiveFrom(context);
    const after = afterRatings(context);
    for (let i = 0; i < batch.length; i++) {
      const rating = batch.rating[i]!;
      if (rating >= top && batch.negative[i] !== 0) {
        report(i, "question_1", { rating, top, after });
      }
    }
  },
});
