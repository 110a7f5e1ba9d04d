import { z } from "zod";

/* The report document, version 1: what it holds, for reading one and for its published schema. */

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
/** JSON Schema of the report document. */
export function reportSchema(): object {
  return {
    $id: "urn:cx280:schema:report:1",
    title: "cx280 report",
    ...z.toJSONSchema(reportDocument),
  };
}
