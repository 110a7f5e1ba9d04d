import { defineDatasetRule } from "../rule.js";

export const ambiguousDate = defineDatasetRule({
  id: "CX706",
  name: "ambiguous-date",
  severity: "error",
  targets: ["raw"],
  cites: ["raw-exports#11"],
  reads: ["ambiguousTimes", "dateForms"],
  heading: "Day and month cannot be told apart",
  message: "{count} dates {how}. The first is on line {firstLine}.",
  fix: "Say it in the definition: export.dateOrder is month-day-year or day-month-year. Where a spreadsheet has turned dates around, download the export again and do not open it before cx280 has read it.",
  why: "4/5/2025 is in one quarter as 5 April and in the same or another as 4 May.",
  check(tally, _context, report) {
    if (tally.ambiguousTimes > 0) {
      report(
        { count: tally.ambiguousTimes, firstLine: tally.ambiguousLine, how: OPEN },
        { column: "submitted_at", line: tally.ambiguousLine },
      );
    }
    // A spreadsheet that expects the month first makes dates of 1/2/2025 to 12/2/2025, with day and
    // month the other way round, and leaves 13/2/2025 as it is.
    const [, early = 0, later = 0, slashed = 0] = tally.dateForms;
    if (slashed < FEWEST || early < FEWEST || later > 0) return;
    report(
      { count: slashed, firstLine: tally.slashedLine, how: LEFT },
      { column: "submitted_at", line: tally.slashedLine },
    );
  },
});

/** Of each form, so that no single cell that somebody typed looks like it. */
const FEWEST = 2;
const OPEN = "such as 4/5/2025 can be meant in two ways; none of the first records tells";
const LEFT = "such as 25/4/2025 stand beside dates a spreadsheet made, none after the 12th";
