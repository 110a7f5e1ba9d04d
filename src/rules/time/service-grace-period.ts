import { MANIFEST, type PackageFacts, serviceOf } from "../../engine/package-facts.js";
import { dayOf, daysBetween, firstDay, parseQuarter } from "../../guidance/fiscal-quarter.js";
import { calendarDay, OMB_ZONE } from "../package/calendar.js";
import { declaredQuarter } from "../package/declared-quarter.js";
import { definePackageRule } from "../rule.js";

export const serviceGracePeriod = definePackageRule({
  id: "CX709",
  name: "service-grace-period",
  severity: "warning",
  targets: ["package"],
  cites: ["a11-280-2024#280.14"],
  heading: "A newly designated service reports later than it may",
  message:
    "The service was designated on {designated}; the first of its packages here was written {days} days later, and {allowed} are allowed.",
  fix: "Give the earlier packages of the service as well, if there are any. If this is its first dataset, tell your OMB contact, and correct service: designated in the definition if the date is wrong.",
  why: "A newly designated service has 365 days to begin its quarterly reporting.",
  skipPackage: (facts) =>
    designated(facts) === null ? "the package names no day of designation" : null,
  check(facts, { packages, edition }, report) {
    const day = designated(facts);
    const since = day === null ? null : calendarDay(day);
    if (day === null || since === null) return;
    const ofService = packages.filter((each) => serviceOf(each) === serviceOf(facts));
    if (ofService[0] !== facts) return;
    const allowed = edition.limits.graceDays;
    const begunAfter = ofService.flatMap((each) => {
      const written = each.manifest.ok ? each.manifest.data : null;
      const at = Date.parse(written?.createdAt ?? "");
      // An old quarter that is written again proves that the service reported it.
      const quarter = declaredQuarter(each) ?? parseQuarter(written?.quarter ?? "");
      const begun = quarter === null ? null : daysBetween(since, firstDay(quarter, edition));
      const days = Number.isNaN(at) ? null : daysBetween(since, dayOf(at, OMB_ZONE));
      return [days, begun].filter((each) => each !== null);
    });
    if (begunAfter.length === 0) return;
    const days = Math.min(...begunAfter);
    if (days <= allowed) return;
    report({ file: MANIFEST, key: "designated" }, { designated: day, days, allowed });
  },
});

function designated({ manifest }: PackageFacts): string | null {
  return manifest.ok ? (manifest.data.designated ?? null) : null;
}
