import { DURATION_SECONDS } from "../../engine/tally.js";
import { defineDatasetRule } from "../rule.js";

export const burdenObserved = defineDatasetRule({
  id: "CX607",
  name: "burden-observed",
  severity: "warning",
  targets: ["raw"],
  cites: ["a11-280-2024#280.14"],
  reads: ["durations"],
  heading: "The survey takes longer than it should",
  message:
    "Half of {responses} responses took {minutes} minutes or more; the limit is {limit} minutes.",
  fix: "Shorten the survey. If people leave it open meanwhile, the platform’s own measure of active time tells more.",
  why: "Total survey length should not exceed 15 questions and five minutes of burden.",
  skip: ({ columns }) =>
    columns.index("duration") < 0
      ? "the export has no column with durations (export.duration)"
      : null,
  check(tally, { edition, thresholds }, report) {
    const responses = tally.durations.reduce((sum, count) => sum + count, 0);
    if (responses < thresholds.burdenResponses) return;
    const seconds = median(tally.durations, responses);
    const limit = edition.limits.burdenMinutes;
    if (seconds <= limit * 60) return;
    // Rounded down, so that "or more" stays true; two decimals tell 301 seconds from 300.
    const minutes = Math.floor(seconds / 0.6) / 100;
    report({ responses, minutes, limit }, { column: "duration" });
  },
});

/** Lower median of counts per second. */
function median(counts: Float64Array, total: number): number {
  let below = 0;
  for (let seconds = 0; seconds <= DURATION_SECONDS; seconds++) {
    below += counts[seconds]!;
    if (below * 2 >= total) return seconds;
  }
  return DURATION_SECONDS;
}
