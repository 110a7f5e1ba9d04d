import type { SurveyType } from "../guidance/edition.js";
import type { Rule, Target } from "../rules/rule.js";
import type { SourceFacts } from "../source/notice.js";
import { type Collector, severityFor } from "./collector.js";
import type { Finding, Severity } from "./finding.js";
import type { Reconciliation } from "./reconciliation.js";
import type { Tally } from "./tally.js";

/** What OMB would likely give; advice. See the rule table, "Rating". */
export type ExpectedRating = "green" | "yellow" | "red";

export interface SkippedRule {
  readonly rule: string;
  readonly reason: string;
}

export interface Counts {
  error: number;
  warning: number;
  info: number;
  byRule: Record<string, number>;
}

/** Everything known of one file once it has been judged. */
export interface Outcome {
  readonly file: string;
  readonly target: Target;
  /** Null where the file could not be read to the end. */
  readonly facts: SourceFacts | null;
  readonly scale: SurveyType | null;
  /** The first findings of each rule; `counts` has them all. */
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** Errors that are about one record each; the others are about the whole file. */
  readonly errorsOnRecords: number;
  readonly skipped: readonly SkippedRule[];
  readonly reconciliation: Reconciliation;
  readonly expectedRating: ExpectedRating | null;
  readonly tally: Tally;
}

/** Rules that mean: there is nothing that could be reported. */
const NOTHING_REPORTABLE = ["CX106", "CX107"];

interface OutcomeParts {
  readonly file: string;
  readonly facts: SourceFacts | null;
  readonly rules: readonly Rule[];
  readonly targets: ReadonlySet<Target>;
  readonly scale: SurveyType | null;
  readonly collectors: readonly Collector[];
  readonly skipped: readonly SkippedRule[];
  readonly errorsOnRecords: number;
  readonly reconciliation: Reconciliation;
  readonly tally: Tally;
}

export function outcomeOf(parts: OutcomeParts): Outcome {
  const { collectors, rules, targets } = parts;
  const severities = new Map(rules.map((rule) => [rule.id as string, severityFor(rule, targets)]));
  const counts: Counts = { error: 0, warning: 0, info: 0, byRule: {} };
  const ids = new Set(collectors.flatMap((collector) => [...collector.counts.keys()]));
  for (const id of [...ids].sort()) {
    const times = collectors.reduce((sum, each) => sum + (each.counts.get(id) ?? 0), 0);
    counts.byRule[id] = times;
    counts[severities.get(id) ?? "error"] += times;
  }
  return {
    file: parts.file,
    target: firstOf(targets),
    facts: parts.facts,
    scale: parts.scale,
    findings: byRule(collectors.flatMap((collector) => collector.findings())),
    counts,
    errorsOnRecords: parts.errorsOnRecords,
    skipped: [...parts.skipped].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    reconciliation: parts.reconciliation,
    expectedRating: expectedRating(counts),
    tally: parts.tally,
  };
}

/** Sum of counts over several files. */
export function addCounts(all: readonly Counts[]): Counts {
  const sum: Counts = { error: 0, warning: 0, info: 0, byRule: {} };
  for (const counts of all) {
    for (const severity of ["error", "warning", "info"] as const satisfies Severity[]) {
      sum[severity] += counts[severity];
    }
    for (const [id, times] of Object.entries(counts.byRule)) {
      sum.byRule[id] = (sum.byRule[id] ?? 0) + times;
    }
  }
  return sum;
}

function expectedRating(counts: Counts): ExpectedRating {
  if (NOTHING_REPORTABLE.some((id) => (counts.byRule[id] ?? 0) > 0)) return "red";
  return counts.error > 0 ? "yellow" : "green";
}

function byRule(findings: Finding[]): Finding[] {
  return findings.sort((a, b) => (a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1));
}

function firstOf(targets: ReadonlySet<Target>): Target {
  for (const target of targets) return target;
  throw new Error("nothing to judge");
}
