import { defineHeaderRule } from "../rule.js";
import { summaryColumns } from "./summary-columns.js";

export const summaryFile = defineHeaderRule({
  id: "CX207",
  name: "summary-file",
  severity: "error",
  targets: ["submission"],
  cites: ["a11-280-2024#280.14"],
  heading: "The file holds counts instead of responses",
  message: "Columns such as {columns} hold aggregated counts; expected one row for each response.",
  fix: "Submit the responses themselves: take the survey platform’s raw export and write it with cx280 format.",
  why: "The guidance asks for raw responses to questions 1 and 2; counts were the earlier model.",
  check(header, _context, report) {
    const columns = summaryColumns(header);
    if (columns.length > 0) report({ columns: columns.slice(0, 3) }, { line: header.line });
  },
});
