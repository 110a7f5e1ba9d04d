import { defineFileRule } from "../rule.js";

export const utf16 = defineFileRule({
  id: "CX103",
  name: "utf-16",
  severity: { submission: "error", raw: "info" },
  targets: ["submission", "raw"],
  cites: ["receiving-system#2", "raw-exports#2"],
  notices: ["utf-16"],
  heading: "The file is UTF-16",
  message: "The bytes are {encoding}; a submission file is UTF-8. It was decoded for this check.",
  fix: "Write the file with cx280 format, or save it as CSV in LibreOffice (Character set: Unicode (UTF-8)) or Google Sheets. “Unicode text” in Excel is UTF-16, and its “CSV UTF-8” adds a byte order mark (CX102). For a raw export there is nothing to do.",
  why: "The receiving system answers UTF-16 with a server error.",
  check({ encoding }, _context, report) {
    report({ encoding }, { line: 1 });
  },
});
