import { defineFileRule } from "../rule.js";

export const nulByte = defineFileRule({
  id: "CX104",
  name: "nul-byte",
  severity: "error",
  targets: ["submission", "raw"],
  cites: [],
  notices: ["nul-byte"],
  heading: "The file holds NUL bytes",
  message: "The record holds a NUL byte, which no text has.",
  fix: "Export or save the file again: NUL bytes come from a damaged file or a wrong conversion of its encoding.",
  why: "Databases refuse NUL bytes in text, so the upload fails or the text is cut.",
  check({ line, record }, _context, report) {
    report({}, { line, record });
  },
});
