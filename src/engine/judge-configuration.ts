import type { ConfigurationRule, Rule, Target, WaiverState } from "../rules/rule.js";
import { Collector } from "./collector.js";
import { ContentTable } from "./content-table.js";
import { type Outcome, outcomeOf } from "./outcome.js";
import { Reckoning } from "./reconciliation.js";
import { emptyTally } from "./tally.js";

export interface ConfigurationInput {
  readonly file: string;
  readonly waivers: readonly WaiverState[];
  readonly rules: readonly Rule[];
  readonly now: number;
  readonly maxFindings: number;
  /** 1-based place of a key in the file. */
  locate(path: readonly (string | number)[]): { line: number } | null;
}

const NO_COLUMNS = { index: () => -1, name: (column: string) => column, rowsAbove: 0 };

/** Judges the configuration by what its waivers did. Call once, behind all other files. */
export function judgeConfiguration(input: ConfigurationInput): Outcome {
  const targets = new Set<Target>(["configuration"]);
  const collector = new Collector(
    { file: input.file, maxFindings: input.maxFindings, now: input.now, showValues: false },
    NO_COLUMNS,
    targets,
  );
  const isOn = (rule: Rule): rule is ConfigurationRule =>
    rule.scope === "configuration" && rule.off === undefined;
  for (const rule of input.rules.filter(isOn)) {
    rule.check(input.waivers, (path, data) => {
      collector.report(rule, data, { line: input.locate(path)?.line ?? null });
    });
  }
  return outcomeOf({
    file: input.file,
    facts: null,
    targets,
    scale: null,
    collectors: [collector],
    skipped: [],
    errorsOnRecords: 0,
    reconciliation: new Reckoning().result(0),
    tally: emptyTally(new ContentTable()),
  });
}
