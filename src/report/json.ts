import { escaped } from "./message.js";
import type { Report } from "./report.js";

/** What JSON leaves as it is and a terminal would obey: DEL, C1 controls, marks of direction. */
const UNSAFE = /[\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/** The report as it is published, one JSON document; printing it does nothing to a terminal. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, null, 2).replace(UNSAFE, escaped)}\n`;
}
