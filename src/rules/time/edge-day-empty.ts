import { formatQuarter } from "../../guidance/fiscal-quarter.js";
import { Zone } from "../../response/zone.js";
import { defineDatasetRule } from "../rule.js";
import { needsTimes } from "./needs-times.js";

const DAY = 86_400_000;

export const edgeDayEmpty = defineDatasetRule({
  id: "CX702",
  name: "edge-day-empty",
  severity: "warning",
  targets: ["raw"],
  cites: ["receiving-system#3"],
  reads: ["days"],
  heading: "The quarter's first or last day has no response",
  message:
    "There is no response of {day}, the {edge} day of {quarter}, although days like it have {usual} on average.",
  fix: "Download the export again with a range that reaches one day further on both sides. cx280 leaves out what does not belong to the quarter.",
  why: "Some platforms end a range at the beginning of its last day, so a whole day is lost without a word; others cut by UTC.",
  skip: (context) =>
    needsTimes(context) ?? (context.quarter === null ? "no quarter was named (--quarter)" : null),
  check(tally, { quarter, thresholds }, report) {
    if (quarter === null) return;
    const zone = new Zone(quarter.zone);
    const first = zone.dayOf(quarter.start);
    const last = zone.dayOf(quarter.end - 1);
    for (const [edge, day] of [
      ["first", first],
      ["last", last],
    ] as const) {
      if ((tally.days.get(day) ?? 0) > 0) continue;
      const usual = usualCount(tally.days, day, first, last);
      if (usual < thresholds.edgeDayResponses) continue;
      report({
        day: new Date(day * DAY).toISOString().slice(0, 10),
        edge,
        quarter: formatQuarter(quarter.quarter),
        usual: Math.round(usual * 10) / 10,
      });
    }
  },
});

/** Mean of the days of the quarter that fall on the same weekday: weekends are not like others. */
function usualCount(
  days: ReadonlyMap<number, number>,
  edge: number,
  first: number,
  last: number,
): number {
  let sum = 0;
  let count = 0;
  for (let day = first; day <= last; day++) {
    if (day === edge || (day - edge) % 7 !== 0) continue;
    sum += days.get(day) ?? 0;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}
