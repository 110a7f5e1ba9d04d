import type { Edition } from "../guidance/edition.js";
import type { FiscalQuarter } from "../guidance/fiscal-quarter.js";
import type { Rule, Target } from "../rules/rule.js";
import { Collector } from "./collector.js";
import { ContentTable } from "./content-table.js";
import type { Outcome, SkippedRule } from "./outcome.js";
import { outcomeOf } from "./outcome.js";
import { COLLECTION_DETAIL, MANIFEST, type PackageFacts } from "./package-facts.js";
import { Reckoning } from "./reconciliation.js";
import { emptyTally } from "./tally.js";
import type { Waiver } from "./waivers.js";

export interface PackageInput {
  readonly facts: PackageFacts;
  /** All packages of the run, this one among them. */
  readonly packages: readonly PackageFacts[];
  readonly edition: Edition;
  readonly rules: readonly Rule[];
  /** The quarter the user asked for; null where nobody named one. */
  readonly quarter: FiscalQuarter | null;
  readonly now: number;
  readonly maxFindings: number;
  readonly showValues: boolean;
  readonly waivers?: readonly Waiver[];
}

/** A package has no columns; its findings name a file and a line. */
const NO_COLUMNS = { index: () => -1, name: (column: string) => column, rowsAbove: 0 };

/** Judges what lies beside the responses: manifest, metadata, and other packages. */
export function judgePackage(input: PackageInput): Outcome {
  const { facts, packages, edition, quarter, now } = input;
  const targets = new Set<Target>(["package"]);
  const collector = new Collector({ ...input, file: facts.path }, NO_COLUMNS, targets);
  const skipped: SkippedRule[] = [];
  for (const rule of input.rules) {
    if (!rule.targets.includes("package")) continue;
    const check = rule.scope === "package" ? rule.check : rule.checkPackage;
    if (check === undefined) continue;
    const context = { packages, edition, quarter, now };
    const cannot = rule.scope === "package" ? rule.skipPackage?.(facts, context) : null;
    const reason = rule.off ?? cannot ?? null;
    if (reason !== null) {
      skipped.push({ rule: rule.id, reason });
      continue;
    }
    check.call(rule, facts, context, ({ file, key }, data, severity) => {
      const line = key === undefined ? null : lineOf(facts, file, key);
      collector.report(rule, { ...data, file }, { line }, severity);
    });
  }
  return outcomeOf({
    file: facts.path,
    facts: null,
    targets,
    scale: null,
    collectors: [collector],
    skipped,
    errorsOnRecords: 0,
    reconciliation: new Reckoning().result(0),
    tally: emptyTally(new ContentTable()),
  });
}

function lineOf({ detail, manifest }: PackageFacts, file: string, key: string): number | null {
  if (file === COLLECTION_DETAIL && detail.ok) return detail.lineOf(key);
  if (file === MANIFEST && manifest.ok) return manifest.lineOf(key);
  return null;
}
