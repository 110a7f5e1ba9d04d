import { z } from "zod";
import { PERSONAL_KINDS } from "../privacy/kinds.js";

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a submission package holds, and what it was made from. */
export const manifest = z.strictObject({
  manifestVersion: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  edition: z.string(),
  quarter: z.string().describe("The fiscal quarter, such as FY2025Q1."),
  /** The injected clock, ISO 8601. */
  createdAt: z.string(),
  designated: z.iso
    .date()
    .optional()
    .describe("The day the service was designated, where the definition says it."),
  definition: z.strictObject({ name: z.string(), sha256 }),
  input: z.strictObject({
    name: z.string().describe("The raw export's name, without its folder."),
    bytes: z.int(),
    sha256,
    records: z.int().describe("Data records, blank and broken ones among them."),
  }),
  submitted: z
    .strictObject({ first: z.string(), last: z.string() })
    .nullable()
    .describe("Times of the first and the last response written, ISO 8601; null without times."),
  comments: z
    .strictObject({
      omitted: z
        .strictObject({ reason: z.string() })
        .optional()
        .describe("Where the provider opted out of submitting comments: why."),
      redacted: z
        .strictObject({
          comments: count.describe("Comments that were changed."),
          values: z
            .partialRecord(z.enum(PERSONAL_KINDS), count)
            .describe("Values that were replaced by their kind, by kind."),
        })
        .optional()
        .describe("Where personal data was looked for and redacted."),
    })
    .optional()
    .describe("What was done to comments; they are as the export has them if nothing is said."),
  formulasDefused: z
    .strictObject({ external_id: count, question_4: count })
    .optional()
    .describe("Cells that got an apostrophe in front so that no spreadsheet runs them."),
  files: z.array(
    z.strictObject({
      name: z.string(),
      bytes: z.int(),
      sha256,
      rows: z.int().nullable().describe("Rows below the header; null where there are none."),
    }),
  ),
});
export type Manifest = z.infer<typeof manifest>;
