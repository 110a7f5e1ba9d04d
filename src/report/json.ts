import type { Report } from "./report.js";

/** The report as it is published, one JSON document. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
