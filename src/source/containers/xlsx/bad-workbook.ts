import type { SourceError } from "../../source-error.js";
import { refused } from "../refused.js";

/** A workbook that breaks the rules of its format. @param what such as "its sheet is missing". */
export function badWorkbook(path: string, what: string): SourceError {
  return refused(
    path,
    `is a workbook that cannot be read: ${what}. Save it again, or as CSV UTF-8.`,
  );
}
