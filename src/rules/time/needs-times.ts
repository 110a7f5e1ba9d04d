import type { Context } from "../rule.js";

/** Why rules on the time of responses cannot be applied, or null if they can. */
export function needsTimes(context: Context): string | null {
  return context.columns.index("submitted_at") < 0
    ? "the export has no column with the time of the response (export.submittedAt)"
    : null;
}
