import { z } from "zod";
import { addCounts, type ExpectedRating, type Outcome } from "../engine/outcome.js";
import type { Target } from "../rules/rule.js";

/*
 * The report document: what the json reporter writes, and what every other reporter is given.
 * A published contract: fields are added, never removed or renamed, within one schemaVersion.
 */

const count = z.int().min(0);
const severity = z.enum(["error", "warning", "info"]);
const counts = z.record(z.string(), count);

const severityCounts = z.strictObject({
  error: count,
  warning: count,
  info: count,
  waived: count.describe("Findings that a waiver covers; not among the above."),
  byRule: counts.describe("Findings by rule id: all of them, shown or not, waived or not."),
  waivedByRule: counts.describe("Waived findings by rule id."),
});

const input = z.strictObject({
  file: z.string().describe("As the user named it; - is standard input."),
  kind: z.enum(["submission", "raw", "definition", "package", "configuration"]),
  bytes: count.nullable(),
  sha256: z.string().nullable(),
  encoding: z.string().nullable(),
  byteOrderMark: z
    .boolean()
    .nullable()
    .describe("Whether the file begins with one; raw exports are read without it."),
  delimiter: z.string().nullable(),
  headerRecords: count.nullable(),
  records: count.nullable().describe("Data records, blank and broken ones among them."),
  repairedCells: z
    .strictObject({
      formula: count.describe('="0123" is read as 0123.'),
      apostrophe: count.describe("'=1+1 is read as =1+1."),
      mojibake: count.describe("UTF-8 that was read as windows-1252 is read as what it was."),
    })
    .nullable()
    .describe("Cells of a raw export that are read as what they were; nothing is lost by it."),
  scale: z.enum(["thumbs_up_down", "likert_scale"]).nullable(),
  expectedRating: z.enum(["green", "yellow", "red"]).nullable(),
  counts: severityCounts,
});

const finding = z.strictObject({
  rule: z.string().describe("Such as CX402."),
  name: z.string().describe("Such as negative-after-top-rating."),
  severity,
  file: z.string(),
  line: z.int().min(1).nullable().describe("Physical line, from 1."),
  record: z.int().min(1).nullable().describe("Data record, from 1."),
  column: z.string().nullable().describe("The column's name in the file."),
  cell: z.string().nullable().describe("As a spreadsheet names it, such as B7."),
  data: z.record(
    z.string(),
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(z.union([z.string(), z.number()])),
    ]),
  ),
  fingerprint: z.string().describe("The same for the same finding in the next delivery."),
  waived: z.boolean(),
});

const reconciliation = z.strictObject({
  file: z.string(),
  recordsRead: count,
  responsesJudged: count,
  blank: count,
  excluded: counts.describe("Records that are no responses, by reason."),
  rejected: count.describe("Records whose structure or bytes cannot be trusted."),
  balanced: z.boolean(),
  written: z
    .strictObject({ rows: count, rejected: count, excluded: counts, balanced: z.boolean() })
    .nullable(),
});

export const reportDocument = z
  .strictObject({
    schemaVersion: z.literal(1),
    tool: z.strictObject({ name: z.string(), version: z.string() }),
    edition: z.string(),
    judgedAt: z.string().describe("ISO 8601."),
    inputs: z.array(input),
    findings: z.array(finding).describe("The first of each rule and file; counts has them all."),
    counts: severityCounts.describe("Of all inputs."),
    skippedRules: z.array(
      z.strictObject({ rule: z.string(), name: z.string(), file: z.string(), reason: z.string() }),
    ),
    reconciliation: z.array(reconciliation),
    unreadable: z
      .array(z.strictObject({ file: z.string(), reason: z.string() }))
      .describe("Inputs that could not be read: nothing else in the report is about them."),
    expectedRating: z
      .enum(["green", "yellow", "red"])
      .nullable()
      .describe("What OMB would likely give, of the worst input. Advice; OMB rates by hand."),
  })
  .describe("Report of cx280.");
export type Report = z.infer<typeof reportDocument>;
export type ReportFinding = Report["findings"][number];

export interface ReportMeta {
  readonly tool: { readonly name: string; readonly version: string };
  readonly edition: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Inputs that could not be read. */
  readonly unreadable?: readonly { readonly file: string; readonly reason: string }[];
  /** Name of a rule by its id. */
  ruleName(id: string): string;
}

/** JSON Schema of the report document. */
export function reportSchema(): object {
  return {
    $id: "urn:cx280:schema:report:1",
    title: "cx280 report",
    ...z.toJSONSchema(reportDocument),
  };
}

export function makeReport(outcomes: readonly Outcome[], meta: ReportMeta): Report {
  return {
    schemaVersion: 1,
    tool: { ...meta.tool },
    edition: meta.edition,
    judgedAt: new Date(meta.now).toISOString(),
    inputs: outcomes.map(({ file, target, facts, scale, expectedRating, counts: of }) => ({
      file,
      kind: target,
      bytes: facts?.bytes ?? null,
      sha256: facts?.sha256 ?? null,
      encoding: facts?.encoding ?? null,
      byteOrderMark: facts?.byteOrderMark ?? null,
      delimiter: facts?.delimiter ?? null,
      headerRecords: facts?.headerRecords ?? null,
      records: facts?.records ?? null,
      repairedCells: facts?.repaired ? { ...facts.repaired } : null,
      scale,
      expectedRating: isRated(target) ? expectedRating : null,
      counts: { ...of, byRule: { ...of.byRule }, waivedByRule: { ...of.waivedByRule } },
    })),
    findings: outcomes.flatMap(({ findings }) =>
      findings.map(({ rule, data, ...rest }) => ({
        rule,
        name: meta.ruleName(rule),
        ...rest,
        data: mutable(data),
      })),
    ),
    counts: addCounts(outcomes.map((outcome) => outcome.counts)),
    skippedRules: outcomes.flatMap(({ file, skipped }) =>
      skipped.map(({ rule, reason }) => ({ rule, name: meta.ruleName(rule), file, reason })),
    ),
    reconciliation: outcomes
      .filter(({ target }) => hasRecords(target))
      .map(({ file, reconciliation: sums }) => ({ file, ...sums })),
    unreadable: (meta.unreadable ?? []).map((each) => ({ ...each })),
    expectedRating: (meta.unreadable ?? []).length > 0 ? "red" : overallRating(outcomes),
  };
}

function mutable(data: Outcome["findings"][number]["data"]): ReportFinding["data"] {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === "object" && value !== null ? [...value] : value,
    ]),
  );
}

/** Definitions, packages and configurations have no records of their own to account for. */
function hasRecords(target: Target): boolean {
  return target === "submission" || target === "raw";
}

/** A survey that breaks the guidance spoils its data, but OMB rates no definition by itself. */
function isRated(target: Target): boolean {
  return hasRecords(target) || target === "package";
}

function overallRating(outcomes: readonly Outcome[]): ExpectedRating | null {
  if (!outcomes.some(({ target }) => isRated(target))) return null;
  const ratings = outcomes.map((outcome) => outcome.expectedRating);
  for (const rating of ["red", "yellow", "green"] as const) {
    if (ratings.includes(rating)) return rating;
  }
  return null;
}
