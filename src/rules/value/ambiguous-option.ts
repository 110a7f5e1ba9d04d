import { TROUBLE } from "../../response/response-batch.js";
import { defineRecordRule } from "../rule.js";

export const ambiguousOption = defineRecordRule({
  id: "CX308",
  name: "ambiguous-option",
  severity: "error",
  targets: ["raw"],
  cites: ["raw-exports#0"],
  reads: ["trouble"],
  heading: "Joined answers can be read in two ways",
  message: 'The cell holds "{found}": its statements can be cut apart in more than one way.',
  fix: "Export with one column for each choice, or with the choices’ values (numbers) instead of their texts, and change the definition accordingly.",
  why: "One statement is another one with a further one behind it, so which was selected cannot be told.",
  check(batch, _context, report) {
    for (let i = 0; i < batch.length; i++) {
      const trouble = batch.trouble[i]!;
      if ((trouble & (TROUBLE.ambiguousPositive | TROUBLE.ambiguousNegative)) === 0) continue;
      if ((trouble & TROUBLE.ambiguousPositive) !== 0) {
        const column = "positive_effectiveness";
        report(i, column, () => ({ found: batch.cell(i, column) }));
      }
      if ((trouble & TROUBLE.ambiguousNegative) !== 0) {
        const column = "negative_effectiveness";
        report(i, column, () => ({ found: batch.cell(i, column) }));
      }
    }
  },
});
