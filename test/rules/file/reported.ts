import type { FindingData } from "../../../src/engine/finding.js";
import { DEFAULT_EDITION } from "../../../src/guidance/editions.js";
import { fill } from "../../../src/report/message.js";
import { ColumnPlan } from "../../../src/response/response-columns.js";
import type { Context, Header, HeaderRule, Place, Rule, Target } from "../../../src/rules/rule.js";
import { DEFAULT_THRESHOLDS } from "../../../src/rules/thresholds.js";
import type { SourceFacts, SourceNotice } from "../../../src/source/notice.js";

export interface Reported {
  data: FindingData;
  place: Place | undefined;
}

export function contextOf(target: Target = "submission"): Context {
  return {
    targets: new Set([target]),
    edition: DEFAULT_EDITION,
    definition: null,
    scale: null,
    scaleDeclared: false,
    thresholds: DEFAULT_THRESHOLDS,
    columns: new ColumnPlan([], 1),
    quarter: null,
    zone: null,
    now: 0,
  };
}

/** Collects what a rule reports, and sees to it that its message can be filled. */
function collecting(rule: Rule): { all: Reported[]; report: (d: FindingData, p?: Place) => void } {
  const all: Reported[] = [];
  return {
    all,
    report: (data, place) => {
      fill(rule.message, data);
      all.push({ data, place });
    },
  };
}

/** What a file rule reports of the notice; it is given only what it listens to. */
export function onNotice(rule: Rule, notice: SourceNotice): Reported[] {
  if (rule.scope !== "file") throw new Error(`${rule.id} is no file rule`);
  const { all, report } = collecting(rule);
  if (rule.notices.includes(notice.kind)) rule.check(notice, contextOf(), report);
  return all;
}

export function onHeader(
  rule: HeaderRule,
  header: Header,
  target: Target = "submission",
): Reported[] {
  const { all, report } = collecting(rule);
  rule.check(header, contextOf(target), report);
  return all;
}

/** The notice "end" of a small sound file, with other facts. */
export function endOf(facts: Partial<SourceFacts>): SourceNotice {
  return {
    kind: "end",
    facts: {
      name: "responses.csv",
      bytes: 400,
      sha256: "",
      encoding: "utf-8",
      byteOrderMark: false,
      delimiter: ",",
      lineEnding: "LF",
      invalidBytes: 0,
      repaired: null,
      headerRecords: 1,
      records: 3,
      lines: 4,
      ...facts,
    },
  };
}

export const NAMES: readonly string[] = DEFAULT_EDITION.columns.map(({ key }) => key);

/** A header with these names, and the first records below it. */
export function headerOf(
  cells: readonly string[],
  below: readonly (readonly string[])[] = [],
  parts: Partial<Header> = {},
): Header {
  return {
    cells,
    records: [cells],
    line: 1,
    firstRecords: below.map((each, at) => ({ line: at + 2, cells: each })),
    delimiter: ",",
    unresolved: [],
    ...parts,
  };
}
