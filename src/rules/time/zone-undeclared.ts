import { defineDatasetRule } from "../rule.js";
import { needsTimes } from "./needs-times.js";

export const zoneUndeclared = defineDatasetRule({
  id: "CX708",
  name: "zone-undeclared",
  severity: "warning",
  targets: ["raw"],
  cites: ["receiving-system#3", "raw-exports#12"],
  reads: ["zoneless"],
  heading: "Times name no zone, and none is declared",
  message:
    "{count} times name no zone and were read as UTC; {nearEdge} of them lie so near the quarter's edge that the zone decides their quarter.",
  fix: "Find out in which zone the platform writes its times, and say it in the definition: export.timeZone, such as America/New_York.",
  why: "An evening response on the quarter's last day, read in the wrong zone, falls into the next quarter.",
  skip: needsTimes,
  check(tally, { zone }, report) {
    if (zone !== null || tally.zoneless === 0) return;
    report({ count: tally.zoneless, nearEdge: tally.zonelessNearEdge }, { column: "submitted_at" });
  },
});
