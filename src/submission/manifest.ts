import * as z from "zod/mini";
import { PERSONAL_KINDS } from "../privacy/kinds.js";
import { described } from "../yaml/described.js";

const count = () => z.int().check(z.minimum(0));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What a submission package holds, and what it was made from. */
export const manifest = z.strictObject({
  manifestVersion: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  edition: z.string(),
  quarter: described(z.string(), "The fiscal quarter, such as FY2025Q1."),
  /** The injected clock, ISO 8601. */
  createdAt: z.string(),
  designated: described(
    z.optional(z.iso.date()),
    "The day the service was designated, where the definition says it.",
  ),
  definition: z.strictObject({ name: z.string(), sha256 }),
  input: z.strictObject({
    name: described(z.string(), "The raw export's name, without its folder."),
    bytes: z.int(),
    sha256,
    records: described(z.int(), "Data records, blank and broken ones among them."),
  }),
  submitted: described(
    z.nullable(z.strictObject({ first: z.string(), last: z.string() })),
    "Times of the first and the last response written, ISO 8601; null without times.",
  ),
  comments: described(
    z.optional(
      z.strictObject({
        omitted: described(
          z.optional(z.strictObject({ reason: z.string() })),
          "Where the provider opted out of submitting comments: why.",
        ),
        redacted: described(
          z.optional(
            z.strictObject({
              comments: described(count(), "Comments that were changed."),
              values: described(
                z.partialRecord(z.enum(PERSONAL_KINDS), count()),
                "Values that were replaced by their kind, by kind.",
              ),
            }),
          ),
          "Where personal data was looked for and redacted.",
        ),
      }),
    ),
    "What was done to comments; they are as the export has them if nothing is said.",
  ),
  formulasDefused: described(
    z.optional(z.strictObject({ external_id: count(), question_4: count() })),
    "Cells that got an apostrophe in front so that no spreadsheet runs them.",
  ),
  files: z.array(
    z.strictObject({
      name: z.string(),
      bytes: z.int(),
      sha256,
      rows: described(z.nullable(z.int()), "Rows below the header; null where there are none."),
    }),
  ),
});
export type Manifest = z.infer<typeof manifest>;
