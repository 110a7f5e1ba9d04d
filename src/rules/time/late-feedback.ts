import { defineRecordRule } from "../rule.js";
import { needsTimes } from "./needs-times.js";

const HOUR = 3_600_000;

export const lateFeedback = defineRecordRule({
  id: "CX703",
  name: "late-feedback",
  severity: "warning",
  targets: ["raw"],
  cites: ["a11-280-2024#280.9"],
  reads: ["submittedAt", "interactionAt"],
  heading: "Feedback was given long after the interaction",
  message:
    "The response came {hours} hours after the interaction; post-transaction means within {limit}.",
  fix: "Check which times the definition names (export.submittedAt, export.interactionAt). If they are right, send the survey sooner, or agree with OMB on what fits the service.",
  why: "The guidance defines post-transaction as the 48 hours behind the interaction, with exceptions by service.",
  skip: (context) =>
    needsTimes(context) ??
    (context.columns.index("interaction_at") < 0
      ? "the export has no column with the time of the interaction (export.interactionAt)"
      : null),
  check(batch, { edition }, report) {
    const limit = edition.limits.postTransactionHours;
    for (let i = 0; i < batch.length; i++) {
      const hours = (batch.submittedAt[i]! - batch.interactionAt[i]!) / HOUR;
      if (hours > limit) report(i, "submitted_at", { hours: Math.floor(hours), limit });
    }
  },
});
