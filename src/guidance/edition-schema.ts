import * as z from "zod/mini";
import { BRANCHES, type ColumnKey, DRIVER_KEYS, type Edition, SURVEY_TYPES } from "./edition.js";

/*
 * What an edition's data has to look like. It ships with the tool: the tests check it, and the program
 * does not check it anew at every start.
 */

export const driver = z.strictObject({
  key: z.enum(DRIVER_KEYS),
  category: z.string(),
  status: z.enum(["required", "required_if_applicable", "if_applicable"]),
  positive: z.array(z.string()).check(z.minLength(1)),
  negative: z.array(z.string()).check(z.minLength(1)),
});

const scale = z.strictObject({
  ratings: z.array(z.int()),
  top: z.int(),
  labels: z.record(z.string(), z.string()),
});

const positiveInt = z.int().check(z.positive());

export const edition = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** By section, such as "280.14": its heading, and the words a person should know. */
  citations: z.record(z.string(), z.strictObject({ heading: z.string() })),
  drivers: z.array(driver).check(z.length(DRIVER_KEYS.length)),
  wordings: z.strictObject({
    trust: z.strictObject({ text: z.string(), iterations: z.array(z.string()) }),
    positive_drivers: z.strictObject({ text: z.string(), instruction: z.string() }),
    negative_drivers: z.strictObject({ text: z.string(), instruction: z.string() }),
    comment: z.strictObject({ text: z.string() }),
    pageFeedback: z.array(z.string()),
  }),
  /** When question 3, or its responses, may be left out. */
  commentExceptions: z.array(
    z.strictObject({ reason: z.enum(["channel", "privacy"]), text: z.string() }),
  ),
  surveyTypes: z.record(z.enum(SURVEY_TYPES), scale),
  transactionPoints: z.array(z.string()).check(z.minLength(1)),
  channels: z.array(z.string()).check(z.minLength(1)),
  serviceStages: z.array(z.string()).check(z.minLength(1)),
  /** Regular expression of an OMB control number. */
  controlNumber: z.string(),
  /** The columns of the submission file, in order. */
  columns: z.array(
    z.strictObject({
      key: z.pipe(
        z.string(),
        z.transform((key) => key as ColumnKey),
      ),
      holds: z.enum(["id", "rating", "driver", "comment"]),
      values: z.nullable(z.array(z.string())),
    }),
  ),
  /** What the upload form asks for beside the file; `oneOf` names the list a value is from. */
  metadata: z.array(
    z.strictObject({
      key: z.string(),
      required: z.boolean(),
      oneOf: z.nullable(z.enum(["transactionPoints", "channels", "surveyTypes", "serviceStages"])),
    }),
  ),
  limits: z.strictObject({
    questions: positiveInt,
    burdenMinutes: positiveInt,
    postTransactionHours: positiveInt,
    graceDays: positiveInt,
    /** Up to this many people may be asked within twelve months without PRA approval. */
    peopleWithoutApproval: positiveInt,
    servicesPerProvider: positiveInt,
  }),
  fiscalYear: z.strictObject({
    firstMonth: z.int().check(z.minimum(1), z.maximum(12)),
    quarters: z.literal(4),
  }),
  due: z.strictObject({ monthsAfterQuarter: positiveInt, day: z.literal("last-business-day") }),
  receivingSystem: z.strictObject({ extension: z.string(), largeFileBytes: positiveInt }),
});

/**
 * Checks the data of an edition.
 * @throws an Error that names what is wrong; editions ship with the tool, so that is a bug.
 */
export function parseEdition(data: unknown): Edition {
  const parsed = edition.parse(data);
  const keys = parsed.drivers.map((each) => each.key);
  if (keys.join() !== DRIVER_KEYS.join()) throw new Error(`edition ${parsed.id}: driver order`);
  const columns = parsed.columns.filter((column) => column.holds === "driver");
  const wanted = BRANCHES.flatMap((branch) => keys.map((key) => `${branch}_${key}`));
  if (columns.map((column) => column.key).join() !== wanted.join()) {
    throw new Error(`edition ${parsed.id}: driver columns`);
  }
  return parsed;
}
