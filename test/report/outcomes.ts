import { ContentTable } from "../../src/engine/content-table.js";
import type { Finding } from "../../src/engine/finding.js";
import type { Outcome } from "../../src/engine/outcome.js";
import { noCounts } from "../../src/engine/outcome.js";
import { emptyTally } from "../../src/engine/tally.js";
import { makeReport, type Report, type ReportMeta } from "../../src/report/report.js";
import { defineRecordRule, type Rule } from "../../src/rules/rule.js";

/** Rules of the tests alone, so that the catalogue can change. */
export const RULES: readonly Rule[] = [
  testRule("CX901", "wrong-cell", "error", "Cells hold what they must not", '"{found}" is wrong.'),
  testRule("CX902", "odd-cell", "warning", "Cells are odd", "{count} cells are odd."),
  testRule("CX903", "worth-knowing", "info", "Something is worth knowing", "It is worth knowing."),
];

function testRule(
  id: Rule["id"],
  name: string,
  severity: "error" | "warning" | "info",
  heading: string,
  message: string,
): Rule {
  return defineRecordRule({
    id,
    name,
    severity,
    targets: ["submission"],
    cites: [],
    reads: [],
    heading,
    message,
    fix: `Correct what ${id} is about.`,
    why: "It matters.",
    check: () => {},
  });
}

export function ruleById(id: string): Rule | null {
  return RULES.find((rule) => rule.id === id) ?? null;
}

export const META: ReportMeta = {
  tool: { name: "cx280", version: "1.2.3" },
  edition: "a11-280-2024",
  now: Date.UTC(2025, 3, 30, 12),
  ruleName: (id) => ruleById(id)?.name ?? id,
};

export function finding(parts: Partial<Finding> & Pick<Finding, "rule" | "severity">): Finding {
  return {
    file: "responses.csv",
    line: 17,
    record: 16,
    column: "question_1",
    cell: "B17",
    data: { found: "7" },
    fingerprint: "0123456789abcdef",
    waived: false,
    ...parts,
  };
}

/** An outcome of a file with 20 records; counts follow the findings unless given. */
export function outcome(parts: Partial<Outcome> = {}): Outcome {
  const findings = parts.findings ?? [];
  const counts = noCounts();
  for (const { rule, severity } of findings) {
    counts[severity]++;
    counts.byRule[rule] = (counts.byRule[rule] ?? 0) + 1;
  }
  const file = parts.file ?? "responses.csv";
  return {
    file,
    target: "submission",
    facts: {
      name: file,
      bytes: 2048,
      sha256: "ab".repeat(32),
      encoding: "utf-8",
      byteOrderMark: false,
      delimiter: ",",
      lineEnding: "LF",
      invalidBytes: 0,
      repaired: null,
      headerRecords: 1,
      records: 20,
      lines: 21,
    },
    scale: "likert_scale",
    findings,
    counts,
    errorsOnRecords: counts.error,
    skipped: [],
    reconciliation: {
      recordsRead: 20,
      responsesJudged: 17,
      blank: 1,
      excluded: { preview: 2 },
      rejected: 0,
      balanced: true,
      written: null,
    },
    expectedRating: counts.error > 0 ? "yellow" : "green",
    tally: emptyTally(new ContentTable()),
    ids: null,
    usedWaivers: new Set(),
    ...parts,
  };
}

export function reportOf(...outcomes: Outcome[]): Report {
  return makeReport(outcomes, META);
}
