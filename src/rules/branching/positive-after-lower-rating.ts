import { ANY_POSITIVE } from "../../response/batch-sums.js";
import { defineRecordRule } from "../rule.js";
import { afterRatings, needsBranches, positiveFrom } from "./top-rating.js";

export const positiveAfterLowerRating = defineRecordRule({
  id: "CX401",
  name: "positive-after-lower-rating",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14"],
  reads: ["rating", "positive"],
  needsScale: true,
  heading: "Positive drivers stand with a rating other than the highest",
  message:
    "Question 1 is {rating}, and drivers of question 2a are selected; they follow only {after}.",
  fix: "A few can be genuine: a respondent changed the rating, and the boxes stayed. If there are many, let the survey show question 2a only after the highest rating.",
  why: "The guidance asks “What about this interaction made the difference?” after thumbs up or the highest rating only.",
  skip: needsBranches,
  mayFind: ({ sums }, context) => sums.any(0, positiveFrom(context) - 1, ANY_POSITIVE),
  check(batch, context, report) {
    const top = positiveFrom(context);
    const after = afterRatings(context);
    for (let i = 0; i < batch.length; i++) {
      const rating = batch.rating[i]!;
      if (rating >= 0 && rating < top && batch.positive[i] !== 0) {
        report(i, "question_1", { rating, top, after });
      }
    }
  },
});
