import type { Context } from "../rule.js";

export function needsId(context: Context): string | null {
  return context.columns.index("external_id") < 0 ? "there is no column with external ids" : null;
}
