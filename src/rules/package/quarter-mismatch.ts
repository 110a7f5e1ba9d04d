import { COLLECTION_DETAIL } from "../../engine/package-facts.js";
import type { Edition } from "../../guidance/edition.js";
import {
  type FiscalQuarter,
  formatQuarter,
  lastDay,
  quarterSpan,
} from "../../guidance/fiscal-quarter.js";
import { definePackageRule } from "../rule.js";
import { startOfDay } from "./calendar.js";
import { declaredQuarter } from "./declared-quarter.js";

export const quarterMismatch = definePackageRule({
  id: "CX908",
  name: "quarter-mismatch",
  severity: "error",
  targets: ["package"],
  cites: ["receiving-system#4"],
  heading: "The declared quarter is another one",
  message: "The metadata declare {declared}, and {other} {found}.",
  fix: "Write the package again with the quarter that the responses are of (--quarter). The upload form starts with today’s quarter, not with the reported one: type in what the metadata say.",
  why: "The file has no dates, so nobody can tell later which quarter its responses belong to.",
  check(facts, { edition, quarter, now }, report) {
    const declared = declaredQuarter(facts);
    if (declared === null) return;
    const name = formatQuarter(declared);
    const tell = (other: string, found: string): void =>
      report({ file: COLLECTION_DETAIL, key: "quarter" }, { declared: name, other, found });
    const { manifest } = facts;
    if (manifest.ok && manifest.data.quarter !== name)
      tell("the manifest says", manifest.data.quarter);
    const times = manifest.ok ? manifest.data.submitted : null;
    if (times !== null && !touches(declared, times, edition)) {
      tell("the responses were given from", `${times.first} to ${times.last}`);
    }
    if (quarter !== null && formatQuarter(quarter) !== name) {
      tell("this run was asked for", formatQuarter(quarter));
    }
    // A quarter's dataset is complete when the quarter is over.
    if (now < startOfDay(lastDay(declared, edition))) tell("that quarter", "is not over yet");
  },
});

/** Whether times can be of a quarter in some zone on earth. */
function touches(
  quarter: FiscalQuarter,
  { first, last }: { first: string; last: string },
  edition: Edition,
): boolean {
  const { start, end } = quarterSpan(quarter, edition, "UTC");
  return Date.parse(first) >= start - MOST_OFFSET && Date.parse(last) < end + MOST_OFFSET;
}

/** Zones lie up to 14 hours from UTC. */
const MOST_OFFSET = 14 * 3_600_000;
