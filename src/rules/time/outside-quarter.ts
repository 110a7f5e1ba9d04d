import { formatQuarter } from "../../guidance/fiscal-quarter.js";
import { defineRecordRule } from "../rule.js";
import { needsTimes } from "./needs-times.js";

export const outsideQuarter = defineRecordRule({
  id: "CX701",
  name: "outside-quarter",
  severity: "warning",
  targets: ["raw"],
  cites: ["a11-280-2024#280.14", "receiving-system#3"],
  reads: ["submittedAt"],
  heading: "Responses lie outside the reporting quarter",
  message: "The response is of {day} and not in {quarter}. It is left out when formatting.",
  fix: "If these responses belong to another quarter, there is nothing to do: they are counted and left out. If they should be in, check --quarter and the time zone in the survey definition.",
  why: "The submission file has no date column, so nobody behind you can tell that a response belongs to another quarter.",
  skip: (context) =>
    needsTimes(context) ?? (context.quarter === null ? "no quarter was named (--quarter)" : null),
  check(batch, { quarter }, report) {
    if (quarter === null) return;
    for (let i = 0; i < batch.length; i++) {
      const at = batch.submittedAt[i]!;
      if (!(at < quarter.start || at >= quarter.end)) continue;
      report(i, "submitted_at", () => ({
        day: new Date(batch.submittedDay[i]! * 86_400_000).toISOString().slice(0, 10),
        quarter: formatQuarter(quarter.quarter),
      }));
    }
  },
});
