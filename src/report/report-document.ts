import * as z from "zod/mini";
import { described } from "../yaml/described.js";

/* The report document, version 1: what it holds, for reading one and for its published schema. */

const count = () => z.int().check(z.minimum(0));
const severity = z.enum(["error", "warning", "info"]);
const counts = () => z.record(z.string(), count());

const severityCounts = () =>
  z.strictObject({
    error: count(),
    warning: count(),
    info: count(),
    waived: described(count(), "Findings that a waiver covers; not among the above."),
    byRule: described(counts(), "Findings by rule id: all of them, shown or not, waived or not."),
    waivedByRule: described(counts(), "Waived findings by rule id."),
  });

const input = z.strictObject({
  file: described(z.string(), "As the user named it; - is standard input."),
  kind: z.enum(["submission", "raw", "definition", "package", "configuration"]),
  bytes: z.nullable(count()),
  sha256: z.nullable(z.string()),
  encoding: z.nullable(z.string()),
  byteOrderMark: described(
    z.nullable(z.boolean()),
    "Whether the file begins with one; raw exports are read without it.",
  ),
  delimiter: z.nullable(z.string()),
  headerRecords: z.nullable(count()),
  records: described(z.nullable(count()), "Data records, blank and broken ones among them."),
  repairedCells: described(
    z.nullable(
      z.strictObject({
        formula: described(count(), '="0123" is read as 0123.'),
        apostrophe: described(count(), "'=1+1 is read as =1+1."),
        mojibake: described(count(), "UTF-8 that was read as windows-1252 is read as what it was."),
      }),
    ),
    "Cells of a raw export that are read as what they were; nothing is lost by it.",
  ),
  scale: z.nullable(z.enum(["thumbs_up_down", "likert_scale"])),
  expectedRating: z.nullable(z.enum(["green", "yellow", "red"])),
  counts: severityCounts(),
});

const finding = z.strictObject({
  rule: described(z.string(), "Such as CX402."),
  name: described(z.string(), "Such as negative-after-top-rating."),
  severity,
  file: z.string(),
  line: described(z.nullable(z.int().check(z.minimum(1))), "Physical line, from 1."),
  record: described(z.nullable(z.int().check(z.minimum(1))), "Data record, from 1."),
  column: described(z.nullable(z.string()), "The column's name in the file."),
  cell: described(z.nullable(z.string()), "As a spreadsheet names it, such as B7."),
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
  fingerprint: described(z.string(), "The same for the same finding in the next delivery."),
  waived: z.boolean(),
});

const reconciliation = z.strictObject({
  file: z.string(),
  recordsRead: count(),
  responsesJudged: count(),
  blank: count(),
  excluded: described(counts(), "Records that are no responses, by reason."),
  rejected: described(count(), "Records whose structure or bytes cannot be trusted."),
  balanced: z.boolean(),
  written: z.nullable(
    z.strictObject({ rows: count(), rejected: count(), excluded: counts(), balanced: z.boolean() }),
  ),
});

export const reportDocument = described(
  z.strictObject({
    schemaVersion: z.literal(1),
    tool: z.strictObject({ name: z.string(), version: z.string() }),
    edition: z.string(),
    judgedAt: described(z.string(), "ISO 8601."),
    inputs: z.array(input),
    findings: described(z.array(finding), "The first of each rule and file; counts has them all."),
    counts: described(severityCounts(), "Of all inputs."),
    skippedRules: z.array(
      z.strictObject({ rule: z.string(), name: z.string(), file: z.string(), reason: z.string() }),
    ),
    reconciliation: z.array(reconciliation),
    unreadable: described(
      z.array(z.strictObject({ file: z.string(), reason: z.string() })),
      "Inputs that could not be read: nothing else in the report is about them.",
    ),
    expectedRating: described(
      z.nullable(z.enum(["green", "yellow", "red"])),
      "What OMB would likely give, of the worst input. Advice; OMB rates by hand.",
    ),
  }),
  "Report of cx280.",
);
/** JSON Schema of the report document. */
export function reportSchema(): object {
  return {
    $id: "urn:cx280:schema:report:1",
    title: "cx280 report",
    ...z.toJSONSchema(reportDocument),
  };
}
