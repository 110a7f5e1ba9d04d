import { COLLECTION_DETAIL } from "../../engine/package-facts.js";
import {
  dayOf,
  daysBetween,
  dueDate,
  formatDay,
  formatQuarter,
} from "../../guidance/fiscal-quarter.js";
import { OMB_ZONE } from "../package/calendar.js";
import { declaredQuarter } from "../package/declared-quarter.js";
import { definePackageRule } from "../rule.js";

export const overdue = definePackageRule({
  id: "CX704",
  name: "overdue",
  severity: "warning",
  targets: ["package"],
  cites: ["a11-280-2024#280.12"],
  heading: "The due date has passed",
  message: "{quarter} was due on {due}, {days} days ago.",
  fix: "If it has been submitted, there is nothing to do. If not, submit it now and tell your OMB contact.",
  why: "A quarter without a dataset is rated red; a late one may miss the publication.",
  check(facts, { edition, now }, report) {
    const quarter = declaredQuarter(facts);
    if (quarter === null) return;
    const due = dueDate(quarter, edition);
    const days = daysBetween(due, dayOf(now, OMB_ZONE));
    if (days <= 0) return;
    report(
      { file: COLLECTION_DETAIL, key: "quarter" },
      { quarter: formatQuarter(quarter), due: formatDay(due), days },
    );
  },
});
