import { ANY_BRANCH, BUCKET_UNREADABLE } from "../../response/batch-sums.js";
import { TROUBLE, UNREADABLE } from "../../response/response-batch.js";
import { isSpreadsheetDamage } from "../../response/spreadsheet-damage.js";
import { defineRecordRule, type JudgedBatch } from "../rule.js";
import { allowedRatings, needsQuestion1 } from "./scale-values.js";

/** CX311 and CX312 speak of these. */
const SAID_ELSEWHERE = TROUBLE.ratingWithoutDirection | TROUBLE.ratingOfOtherScale;

export const question1Value = defineRecordRule({
  id: "CX301",
  name: "question-1-value",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14", "receiving-system#1"],
  reads: ["rating", "trouble"],
  heading: "Question 1 holds values that are not on the scale",
  message: 'Question 1 holds "{found}"; expected {expected}, or nothing.',
  fix: "Correct the value where it comes from. In a raw export, add the label to the definition (questions: trust: labels). Leave the cell empty if the respondent skipped the question.",
  why: "The receiving system stores whatever stands there, and the response does not count towards trust.",
  skip: needsQuestion1,
  mayFind: ({ sums }) => sums.any(BUCKET_UNREADABLE, BUCKET_UNREADABLE, ANY_BRANCH),
  check(batch, context, report) {
    const expected = allowedRatings(context);
    const data = (i: number) => ({ found: batch.cell(i, "question_1"), expected });
    for (let i = 0; i < batch.length; i++) {
      if (batch.rating[i] !== UNREADABLE || (batch.trouble[i]! & SAID_ELSEWHERE) !== 0) continue;
      if (isDamaged(batch, i)) continue;
      report(i, "question_1", data);
    }
  },
});

/** CX305 speaks of these; the damage can also lie in another answer of the response. */
function isDamaged(batch: JudgedBatch, i: number): boolean {
  if ((batch.trouble[i]! & TROUBLE.spreadsheetDamage) === 0) return false;
  return isSpreadsheetDamage(batch.cell(i, "question_1"));
}
