import type { ColumnReference, Exclusion } from "../../survey/definition.js";

/**
 * Response types of Qualtrics that are no answers of respondents. Answers are IP address (0),
 * imported (4), offline (16), EX (32), EX offline (48) and reimported (132).
 */
const NO_RESPONSE = {
  preview: ["1", "9", "17", "Survey Preview", "Survey Preview Spam", "Offline Survey Preview"],
  test: ["2", "256", "Survey Test", "Synthetic"],
  spam: ["8", "12", "40", "Spam", "Imported Spam", "Possible Spam", "EX Spam"],
} as const;

/** What the columns Status and Finished exclude, in all generations of the export. */
export function qualtricsExclusions(
  status: ColumnReference | null,
  finished: ColumnReference | null,
): Exclusion[] {
  const byStatus: Exclusion[] =
    status === null
      ? []
      : [
          { column: status, values: [...NO_RESPONSE.preview], reason: "preview" },
          { column: status, values: [...NO_RESPONSE.test], reason: "test" },
          { column: status, values: [...NO_RESPONSE.spam], reason: "spam" },
        ];
  if (finished === null) return byStatus;
  // A blank cell says nothing: records that were added to the survey later have one.
  return [...byStatus, { column: finished, values: ["0", "False"], reason: "unfinished" }];
}

/** Of a question that was shown and not answered, where the account exports it ("seen"). */
export const SEEN_UNANSWERED = "-99";
