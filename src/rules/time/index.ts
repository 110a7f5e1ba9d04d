import type { Rule } from "../rule.js";
import { ambiguousDate } from "./ambiguous-date.js";
import { edgeDayEmpty } from "./edge-day-empty.js";
import { futureTimestamp } from "./future-timestamp.js";
import { lateFeedback } from "./late-feedback.js";
import { outsideQuarter } from "./outside-quarter.js";
import { unreadableTimestamp } from "./unreadable-timestamp.js";
import { zoneUndeclared } from "./zone-undeclared.js";

/** Family 7xx: time. CX704 and CX709 are about packages and come with them. */
export const timeRules: readonly Rule[] = [
  outsideQuarter,
  edgeDayEmpty,
  lateFeedback,
  unreadableTimestamp,
  ambiguousDate,
  futureTimestamp,
  zoneUndeclared,
];
