import { z } from "zod";
import { SURVEY_TYPES } from "../guidance/edition.js";
import { thresholds } from "../rules/thresholds-schema.js";

/*
 * cx280.config.yaml: how an agency judges all its surveys. It lies at the root of the repository
 * or folder that holds the exports; paths in it are meant from the folder that it lies in.
 */

const text = z.string().trim().min(1);
const ruleName = text.describe("A rule's id or name, such as CX402.");

export const waiver = z.strictObject({
  rule: ruleName,
  file: text
    .optional()
    .describe("Files it is for, as a path or pattern such as exports/*.csv; all unless told."),
  column: text.optional().describe("The column it is for, as the file names it."),
  externalId: text.optional().describe("The response it is for."),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional()
    .describe("The one finding it is for, as the JSON report names it."),
  reason: text.describe("Why the finding may stand, in a sentence for whoever reads it next year."),
  owner: text.describe("Who answers for it."),
  expires: z.iso.date().describe("The last day it holds, such as 2026-12-31."),
});
export type WaiverEntry = z.infer<typeof waiver>;

const inputEntry = z.strictObject({
  files: z
    .union([text, z.array(text).min(1)])
    .describe("Paths or patterns such as exports/benefits-*.csv."),
  survey: text.optional().describe("The survey definition that goes with them."),
  surveyType: z
    .enum(SURVEY_TYPES)
    .optional()
    .describe("The scale of submission files, where no definition says it."),
  quarter: z
    .string()
    .regex(/^FY\d{4}Q[1-4]$/)
    .optional()
    .describe("The fiscal quarter that is reported, such as FY2025Q1."),
});
export type InputEntry = z.infer<typeof inputEntry>;

export const configuration = z
  .strictObject({
    version: z.literal(1).describe("Version of this file's format."),
    severity: z
      .record(text, z.enum(["error", "warning", "info", "off"]))
      .default({})
      .describe(
        "Severities that differ from the catalogue's, by rule; off: the rule is not applied, and the report says so.",
      ),
    thresholds: thresholds
      .partial()
      .default({})
      .describe("Numbers that rules compare with; those left out stay as they are."),
    failOn: z
      .enum(["error", "warning", "never"])
      .optional()
      .describe("Exit with 1 from this severity on."),
    reporters: z
      .array(text)
      .optional()
      .describe("How to report, such as text or json=report.json."),
    inputs: z
      .array(inputEntry)
      .default([])
      .describe(
        "What `cx280 validate` judges when it is given no path, and which survey goes with what.",
      ),
    waivers: z
      .array(waiver)
      .default([])
      .describe("Findings that may stand: they stay in every report, marked as waived."),
  })
  .describe("Configuration of cx280.");
export type Configuration = z.infer<typeof configuration>;
