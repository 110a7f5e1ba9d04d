import { defineRecordRule } from "../rule.js";

export const futureTimestamp = defineRecordRule({
  id: "CX707",
  name: "future-timestamp",
  severity: "error",
  targets: ["raw"],
  cites: [],
  reads: ["submittedAt"],
  heading: "Responses lie in the future",
  message: 'The cell holds "{found}", which is later than now.',
  fix: "Check the order of day and month (export.dateOrder) and the zone (export.timeZone). If the cell itself is wrong, correct it in the survey platform.",
  why: "A time that has not come yet is read wrongly or was changed, and puts the response into the wrong quarter.",
  check(batch, { now }, report) {
    const data = (i: number) => ({ found: batch.cell(i, "submitted_at") });
    for (let i = 0; i < batch.length; i++) {
      if (batch.submittedAt[i]! <= now || Number.isNaN(batch.submittedAt[i]!)) continue;
      report(i, "submitted_at", data);
    }
  },
});
