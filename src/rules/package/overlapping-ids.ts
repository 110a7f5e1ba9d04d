import { RESPONSES, surveyOf } from "../../engine/package-facts.js";
import { definePackageRule } from "../rule.js";
import { needsOthers } from "./resubmitted-file.js";

export const overlappingIds = definePackageRule({
  id: "CX904",
  name: "overlapping-ids",
  severity: "warning",
  targets: ["package"],
  cites: ["receiving-system#2"],
  heading: "Responses stand in another package of the survey as well",
  message:
    "{count} external ids are in {other} as well, first on line {line} and on line {otherLine} there.",
  fix: "Format both quarters again from exports that hold all their days, each with its own --quarter: a response belongs to one quarter only. Ids that start anew each quarter are no identifiers; choose another column.",
  why: "A response that is submitted twice counts twice.",
  skipPackage: (_facts, { packages }) => needsOthers(packages.length),
  check(facts, { packages }, report) {
    const ids = facts.responses?.ids ?? null;
    if (ids === null) return;
    for (const other of packages.slice(0, packages.indexOf(facts))) {
      const otherIds = other.responses?.ids ?? null;
      // The same bytes are CX903.
      const same = other.responses?.sha256 === facts.responses?.sha256;
      if (otherIds === null || same || surveyOf(other) !== surveyOf(facts)) continue;
      const { count, line, otherLine } = ids.sharedWith(otherIds);
      if (count > 0) report({ file: RESPONSES }, { count, other: other.path, line, otherLine });
    }
  },
});
