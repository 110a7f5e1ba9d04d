import * as z from "zod/mini";
import { SURVEY_TYPES } from "../guidance/edition.js";
import { thresholds } from "../rules/thresholds-schema.js";
import { described } from "../yaml/described.js";

/*
 * cx280.config.yaml: how an agency judges all its surveys. It lies at the root of the repository
 * or folder that holds the exports; paths in it are meant from the folder that it lies in.
 */

const text = () => z.string().check(z.trim(), z.minLength(1));
const ruleName = described(text(), "A rule's id or name, such as CX402.");

export const waiver = z.strictObject({
  rule: ruleName,
  file: described(
    z.optional(text()),
    "Files it is for, as a path or pattern such as exports/*.csv; all unless told.",
  ),
  column: described(z.optional(text()), "The column it is for, as the file names it."),
  externalId: described(z.optional(text()), "The response it is for."),
  fingerprint: described(
    z.optional(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
    "The one finding it is for, as the JSON report names it.",
  ),
  reason: described(
    text(),
    "Why the finding may stand, in a sentence for whoever reads it next year.",
  ),
  owner: described(text(), "Who answers for it."),
  expires: described(z.iso.date(), "The last day it holds, such as 2026-12-31."),
});
export type WaiverEntry = z.infer<typeof waiver>;

const inputEntry = z.strictObject({
  files: described(
    z.union([text(), z.array(text()).check(z.minLength(1))]),
    "Paths or patterns such as exports/benefits-*.csv.",
  ),
  survey: described(z.optional(text()), "The survey definition that goes with them."),
  surveyType: described(
    z.optional(z.enum(SURVEY_TYPES)),
    "The scale of submission files, where no definition says it.",
  ),
  quarter: described(
    z.optional(z.string().check(z.regex(/^FY\d{4}Q[1-4]$/))),
    "The fiscal quarter that is reported, such as FY2025Q1.",
  ),
});
export type InputEntry = z.infer<typeof inputEntry>;

export const configuration = described(
  z.strictObject({
    version: described(z.literal(1), "Version of this file's format."),
    severity: described(
      z._default(z.record(text(), z.enum(["error", "warning", "info", "off"])), {}),
      "Severities that differ from the catalogue's, by rule; off: the rule is not applied, and the report says so.",
    ),
    thresholds: described(
      z._default(z.partial(thresholds), {}),
      "Numbers that rules compare with; those left out stay as they are.",
    ),
    failOn: described(
      z.optional(z.enum(["error", "warning", "never"])),
      "Exit with 1 from this severity on.",
    ),
    reporters: described(
      z.optional(z.array(text())),
      "How to report, such as text or json=report.json.",
    ),
    inputs: described(
      z._default(z.array(inputEntry), []),
      "What `cx280 validate` judges when it is given no path, and which survey goes with what.",
    ),
    waivers: described(
      z._default(z.array(waiver), []),
      "Findings that may stand: they stay in every report, marked as waived.",
    ),
  }),
  "Configuration of cx280.",
);
export type Configuration = z.infer<typeof configuration>;
