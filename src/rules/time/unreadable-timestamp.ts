import { TROUBLE } from "../../response/response-batch.js";
import { TIME_FORMS } from "../../response/timestamps.js";
import { defineRecordRule } from "../rule.js";

export const unreadableTimestamp = defineRecordRule({
  id: "CX705",
  name: "unreadable-timestamp",
  severity: "error",
  targets: ["raw"],
  cites: ["raw-exports#11"],
  reads: ["trouble"],
  heading: "Times cannot be read",
  message: 'The cell holds "{found}"; times are read in forms such as {forms}.',
  fix: "Download the export again and do not open it in a spreadsheet before cx280 has read it. If the column is the wrong one, name the right one in the definition (export.submittedAt).",
  why: "A response whose time is not known cannot be put into a quarter.",
  mayFind: ({ sums }) =>
    (sums.trouble & (TROUBLE.submittedAtUnreadable | TROUBLE.interactionAtUnreadable)) !== 0,
  check(batch, _context, report) {
    const data = (i: number) => ({
      found: batch.cell(i, unreadable(batch.trouble[i]!)),
      forms: TIME_FORMS.join(", "),
    });
    for (let i = 0; i < batch.length; i++) {
      const trouble = batch.trouble[i]!;
      if ((trouble & (TROUBLE.submittedAtUnreadable | TROUBLE.interactionAtUnreadable)) !== 0) {
        report(i, unreadable(trouble), data);
      }
    }
  },
});

function unreadable(trouble: number): "submitted_at" | "interaction_at" {
  return (trouble & TROUBLE.submittedAtUnreadable) !== 0 ? "submitted_at" : "interaction_at";
}
