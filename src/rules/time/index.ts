import type { Rule } from "../rule.js";
import { ambiguousDate } from "./ambiguous-date.js";
import { edgeDayEmpty } from "./edge-day-empty.js";
import { futureTimestamp } from "./future-timestamp.js";
import { lateFeedback } from "./late-feedback.js";
import { outsideQuarter } from "./outside-quarter.js";
import { overdue } from "./overdue.js";
import { serviceGracePeriod } from "./service-grace-period.js";
import { unreadableTimestamp } from "./unreadable-timestamp.js";
import { zoneUndeclared } from "./zone-undeclared.js";

/** Family 7xx: time. */
export const timeRules: readonly Rule[] = [
  outsideQuarter,
  edgeDayEmpty,
  lateFeedback,
  overdue,
  unreadableTimestamp,
  ambiguousDate,
  futureTimestamp,
  zoneUndeclared,
  serviceGracePeriod,
];
