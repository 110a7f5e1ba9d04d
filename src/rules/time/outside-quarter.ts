import { formatQuarter } from "../../guidance/fiscal-quarter.js";
import { defineFileRule } from "../rule.js";
import { needsTimes } from "./needs-times.js";

export const outsideQuarter = defineFileRule({
  id: "CX701",
  name: "outside-quarter",
  severity: "warning",
  targets: ["raw"],
  cites: ["a11-280-2024#280.14", "receiving-system#3"],
  notices: ["outside-quarter"],
  heading: "Responses lie outside the reporting quarter",
  message: "The response is of {day} and not in {quarter}. It is counted and left out.",
  fix: "If these responses belong to another quarter, there is nothing to do: they are counted and left out. If they should be in, check --quarter and the time zone in the survey definition.",
  why: "The submission file has no date column, so nobody behind you can tell that a response belongs to another quarter.",
  skip: (context) =>
    needsTimes(context) ?? (context.quarter === null ? "no quarter was named (--quarter)" : null),
  check({ line, record, day }, { quarter }, report) {
    if (quarter === null) return;
    report(
      {
        day: new Date(day * 86_400_000).toISOString().slice(0, 10),
        quarter: formatQuarter(quarter.quarter),
      },
      { line, record, column: "submitted_at" },
    );
  },
});
