import type { FindingData } from "../../src/engine/finding.js";
import type { Tally } from "../../src/engine/tally.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { fill } from "../../src/report/message.js";
import type { ResponseColumn } from "../../src/response/response-batch.js";
import { ColumnPlan, DRIVER_RESPONSE_COLUMNS } from "../../src/response/response-columns.js";
import type { Context, Place, RecordRule, Rule, Target } from "../../src/rules/rule.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import type { SurveyDefinition } from "../../src/survey/definition.js";
import { batchOf, type Given, tallyOf } from "./plain-responses.js";

/** The columns of a submission file, and the duration of an export, in this order. */
export const COLUMNS: readonly ResponseColumn[] = [
  "external_id",
  "question_1",
  ...DRIVER_RESPONSE_COLUMNS,
  "question_4",
  "duration",
];

/** A file with all columns and a declared thumbs scale, except for what a test says. */
export function contextOf(
  parts: Partial<Context> & { target?: Target; without?: readonly ResponseColumn[] } = {},
): Context {
  const { target = "submission", without = [], ...others } = parts;
  return {
    targets: new Set([target]),
    edition: DEFAULT_EDITION,
    definition: null,
    scale: "thumbs_up_down",
    scaleDeclared: true,
    thresholds: DEFAULT_THRESHOLDS,
    columns: columnsAt(
      Object.fromEntries(COLUMNS.map((column, at) => [column, without.includes(column) ? -1 : at])),
    ),
    quarter: null,
    zone: null,
    now: 0,
    ...others,
  };
}

/** Columns by their 0-based cell; the file has no others. */
export function columnsAt(indexes: Partial<Record<ResponseColumn, number>>): ColumnPlan {
  const plan = new ColumnPlan([], 1);
  for (const column of COLUMNS) plan.set(column, indexes[column] ?? -1);
  return plan;
}

export interface OnRecord {
  record: number;
  column: ResponseColumn | null;
  data: FindingData;
}

/** What a record rule reports of these responses, its message filled. */
export function onResponses(
  rule: RecordRule,
  given: readonly Given[],
  context: Context = contextOf(),
): OnRecord[] {
  const found: OnRecord[] = [];
  const batch = batchOf(given);
  rule.check(batch, context, (i, column, of) => {
    const data = typeof of === "function" ? of(i) : of;
    fill(rule.message, data);
    found.push({ record: batch.record[i]!, column, data });
  });
  return found;
}

/** The records of which a rule reports something. */
export function recordsOf(rule: RecordRule, given: readonly Given[], context?: Context): number[] {
  return onResponses(rule, given, context).map(({ record }) => record);
}

export interface OnDataset {
  data: FindingData;
  place: Place | undefined;
}

/** What a dataset rule reports of these responses or of this tally, its message filled. */
export function onDataset(
  rule: Rule,
  given: readonly Given[] | Tally,
  context: Context = contextOf(),
): OnDataset[] {
  if (rule.scope !== "dataset") throw new Error(`${rule.id} is no dataset rule`);
  const tally = "ratings" in given ? given : tallyOf(given);
  const found: OnDataset[] = [];
  rule.check(tally, context, (data, place) => {
    fill(rule.message, data);
    found.push({ data, place });
  });
  return found;
}

export interface OnDefinition {
  path: readonly (string | number)[];
  data: FindingData;
}

/** What a rule has to say of a survey definition, its message filled. */
export function onDefinition(rule: Rule, definition: SurveyDefinition): OnDefinition[] {
  const check = rule.scope === "survey" ? rule.check : rule.checkDefinition;
  if (check === undefined) throw new Error(`${rule.id} says nothing of a definition`);
  const found: OnDefinition[] = [];
  check(definition, contextOf(), (path, data) => {
    fill(rule.message, data);
    found.push({ path, data });
  });
  return found;
}
