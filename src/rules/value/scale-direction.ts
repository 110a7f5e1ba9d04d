import { TROUBLE } from "../../response/response-batch.js";
import { defineRecordRule } from "../rule.js";
import { needsQuestion1 } from "./scale-values.js";

export const scaleDirection = defineRecordRule({
  id: "CX311",
  name: "scale-direction",
  severity: "error",
  targets: ["raw"],
  cites: ["raw-exports#10"],
  reads: ["trouble"],
  heading: "The direction of the scale is not clear",
  message: 'Question 1 holds "{found}": {what}.',
  fix: "Say in the definition what every cell stands for (questions: trust: labels), such as { 1: 5, 2: 4, 3: 3, 4: 2, 5: 1 } where 1 is strongly agree.",
  why: "A question that lists “Strongly agree” first is often exported as 1: read the other way round, trust turns into distrust.",
  skip: needsQuestion1,
  mayFind: ({ sums }) =>
    (sums.trouble & (TROUBLE.ratingDirection | TROUBLE.ratingWithoutDirection)) !== 0,
  check(batch, _context, report) {
    const data = (i: number) => ({
      found: batch.cell(i, "question_1"),
      what:
        (batch.trouble[i]! & TROUBLE.ratingDirection) !== 0
          ? "its number and its label disagree"
          : "a number without a label, and nothing says which end is the highest",
    });
    for (let i = 0; i < batch.length; i++) {
      const trouble = batch.trouble[i]!;
      if ((trouble & (TROUBLE.ratingDirection | TROUBLE.ratingWithoutDirection)) !== 0) {
        report(i, "question_1", data);
      }
    }
  },
});
