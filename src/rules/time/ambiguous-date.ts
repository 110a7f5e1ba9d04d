import { defineDatasetRule } from "../rule.js";

export const ambiguousDate = defineDatasetRule({
  id: "CX706",
  name: "ambiguous-date",
  severity: "error",
  targets: ["raw"],
  cites: ["raw-exports#11"],
  reads: ["ambiguousTimes"],
  heading: "Day and month cannot be told apart",
  message:
    "{count} dates such as 4/5/2025 can be meant in two ways, and no date in the first records decides it. The first is on line {firstLine}.",
  fix: "Say it in the definition: export.dateOrder is month-day-year or day-month-year.",
  why: "4/5/2025 is in one quarter as 5 April and in the same or another as 4 May.",
  check(tally, _context, report) {
    if (tally.ambiguousTimes === 0) return;
    report(
      { count: tally.ambiguousTimes, firstLine: tally.ambiguousLine },
      { column: "submitted_at", line: tally.ambiguousLine },
    );
  },
});
