import { TROUBLE } from "../../response/response-batch.js";
import { defineRecordRule } from "../rule.js";

export const unknownOption = defineRecordRule({
  id: "CX307",
  name: "unknown-option",
  severity: "error",
  targets: ["raw"],
  cites: ["raw-exports#0"],
  reads: ["trouble"],
  heading: "Answers match no statement of the survey definition",
  message: 'The cell holds "{unknown}", which is no statement of this question.',
  fix: "Add the statement to the definition as the export writes it (value), or mark the statement at which respondents can type as typedText.",
  why: "An answer that is not understood would be lost; it is not guessed at.",
  check(batch, _context, report) {
    for (let i = 0; i < batch.length; i++) {
      const trouble = batch.trouble[i]!;
      if ((trouble & (TROUBLE.unknownPositive | TROUBLE.unknownNegative)) === 0) continue;
      if ((trouble & TROUBLE.unknownPositive) !== 0) {
        report(i, "positive_effectiveness", () => ({ unknown: batch.unresolved(i, 0) }));
      }
      if ((trouble & TROUBLE.unknownNegative) !== 0) {
        report(i, "negative_effectiveness", () => ({ unknown: batch.unresolved(i, 1) }));
      }
    }
  },
});
