import { RESPONSES } from "../../engine/package-facts.js";
import { definePackageRule } from "../rule.js";

export const resubmittedFile = definePackageRule({
  id: "CX903",
  name: "resubmitted-file",
  severity: "warning",
  targets: ["package"],
  cites: ["receiving-system#2"],
  heading: "The same responses are in another package",
  message: "responses.csv is the same, byte for byte, as in {other}.",
  fix: "Upload one of them only. If they are meant for different quarters or surveys, format the export again for the right one.",
  why: "The receiving system adds the rows again: respondents count double, and only administrators can delete them.",
  skipPackage: (_facts, { packages }) => needsOthers(packages.length),
  check(facts, { packages }, report) {
    const sha256 = facts.responses?.sha256;
    if (sha256 === undefined || facts.responses?.rows === 0) return;
    const before = packages.slice(0, packages.indexOf(facts));
    const same = before.find(({ responses }) => responses?.sha256 === sha256);
    if (same !== undefined) report({ file: RESPONSES }, { other: same.path });
  },
});

/** Why nothing can be compared, or null. */
export function needsOthers(packages: number): string | null {
  return packages < 2 ? "only one package was given" : null;
}
