import { defineFileRule } from "../rule.js";

export const notUtf8 = defineFileRule({
  id: "CX101",
  name: "not-utf8",
  severity: { submission: "error", raw: "warning" },
  targets: ["submission", "raw"],
  cites: ["receiving-system#2", "raw-exports#0"],
  notices: ["invalid-utf8"],
  heading: "The file holds bytes that are not UTF-8",
  message:
    "The first such byte is at offset {offset} ({bytes}). It was read as {decodedAs}; expected UTF-8.",
  fix: "Save the file as UTF-8. In Excel that is “CSV UTF-8”, which adds a byte order mark (CX102); LibreOffice and Google Sheets write UTF-8 without one. For an export, choose UTF-8 in the survey platform, or name the encoding in the definition (export.encoding).",
  why: "The receiving system accepts such a file and fails when it reads it: nothing is stored, and no message tells you.",
  check({ offset, bytes, line, record, decodedAs }, _context, report) {
    // It is about the file: one message, at the first of the bytes.
    report({ offset, bytes, decodedAs, record }, { line });
  },
});
