import type { Edition } from "../guidance/edition.js";
import type { Rule, Target } from "../rules/rule.js";
import type { Thresholds } from "../rules/thresholds.js";
import type { SurveyDefinition } from "../survey/definition.js";
import { Collector } from "./collector.js";
import { ContentTable } from "./content-table.js";
import { type Outcome, outcomeOf, type SkippedRule } from "./outcome.js";
import { Reckoning } from "./reconciliation.js";
import { emptyTally } from "./tally.js";
import type { Waiver } from "./waivers.js";

export interface DefinitionInput {
  readonly file: string;
  readonly definition: SurveyDefinition;
  readonly edition: Edition;
  readonly rules: readonly Rule[];
  readonly thresholds: Thresholds;
  readonly now: number;
  readonly maxFindings: number;
  readonly showValues: boolean;
  readonly waivers?: readonly Waiver[];
  /** 1-based place of a key in the definition's file. */
  locate(path: readonly (string | number)[]): { line: number } | null;
}

/** A definition has no columns; its findings are placed by line. */
const NO_COLUMNS = { index: () => -1, name: (column: string) => column, rowsAbove: 0 };

/** Judges the survey itself by its definition. */
export function judgeDefinition(input: DefinitionInput): Outcome {
  const { definition, edition, thresholds, now } = input;
  const targets = new Set<Target>(["definition"]);
  const collector = new Collector(input, NO_COLUMNS, targets);
  const rules = input.rules.filter((rule) => rule.targets.includes("definition"));
  const skipped: SkippedRule[] = [];
  for (const rule of rules) {
    const check = rule.scope === "survey" ? rule.check : rule.checkDefinition;
    const cannot = rule.scope === "survey" ? rule.skipSurvey?.(definition) : null;
    const reason = rule.off ?? cannot ?? null;
    if (check !== undefined && reason !== null) {
      skipped.push({ rule: rule.id, reason });
      continue;
    }
    check?.call(rule, definition, { edition, thresholds, now }, (path, data, severity) => {
      collector.report(rule, data, { line: input.locate(path)?.line ?? null }, severity);
    });
  }
  return outcomeOf({
    file: input.file,
    facts: null,
    targets,
    scale: definition.survey.type,
    collectors: [collector],
    skipped,
    errorsOnRecords: 0,
    reconciliation: new Reckoning().result(0),
    tally: emptyTally(new ContentTable()),
  });
}
