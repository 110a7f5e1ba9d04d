import type { SurveyType } from "../guidance/edition.js";
import type { Target } from "../rules/rule.js";
import type { SourceFacts } from "../source/notice.js";
import type { Collector } from "./collector.js";
import type { Finding, Severity } from "./finding.js";
import type { IdTable } from "./id-table.js";
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
  /** Findings that somebody has declared may stand; none of them is among the above. */
  waived: number;
  /** All findings by rule, waived ones among them. */
  byRule: Record<string, number>;
  /** Waived findings by rule. */
  waivedByRule: Record<string, number>;
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
  /** The external ids, where the caller wanted to compare them with other files. */
  readonly ids: IdTable | null;
  /** Positions of the waivers that matched a finding. */
  readonly usedWaivers: ReadonlySet<number>;
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** Rules that mean: there is nothing that could be reported. */
const NOTHING_REPORTABLE = ["CX106", "CX107"];

interface OutcomeParts {
  readonly file: string;
  readonly facts: SourceFacts | null;
  readonly targets: ReadonlySet<Target>;
  readonly scale: SurveyType | null;
  readonly collectors: readonly Collector[];
  readonly skipped: readonly SkippedRule[];
  readonly errorsOnRecords: number;
  readonly reconciliation: Reconciliation;
  readonly tally: Tally;
  readonly ids?: IdTable | null;
}

export function outcomeOf(parts: OutcomeParts): Outcome {
  const { collectors, targets } = parts;
  const counts = countsOf(collectors);
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
    ids: parts.ids ?? null,
    usedWaivers: new Set(collectors.flatMap((collector) => [...collector.usedWaivers])),
  };
}

export function noCounts(): Counts {
  return { error: 0, warning: 0, info: 0, waived: 0, byRule: {}, waivedByRule: {} };
}

function countsOf(collectors: readonly Collector[]): Counts {
  const counts = noCounts();
  const ids = new Set(collectors.flatMap((collector) => [...collector.counts.keys()]));
  for (const id of [...ids].sort()) {
    for (const collector of collectors) {
      const times = collector.counts.get(id);
      if (times === undefined) continue;
      for (const severity of SEVERITIES) counts[severity] += times[severity];
      add(counts.byRule, id, times.error + times.warning + times.info + times.waived);
      counts.waived += times.waived;
      if (times.waived > 0) add(counts.waivedByRule, id, times.waived);
    }
  }
  return counts;
}

/** Sum of counts over several files. */
export function addCounts(all: readonly Counts[]): Counts {
  const sum = noCounts();
  for (const counts of all) {
    for (const severity of SEVERITIES) sum[severity] += counts[severity];
    sum.waived += counts.waived;
    for (const [id, times] of Object.entries(counts.byRule)) add(sum.byRule, id, times);
    for (const [id, times] of Object.entries(counts.waivedByRule)) add(sum.waivedByRule, id, times);
  }
  return sum;
}

function add(to: Record<string, number>, id: string, times: number): void {
  to[id] = (to[id] ?? 0) + times;
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
