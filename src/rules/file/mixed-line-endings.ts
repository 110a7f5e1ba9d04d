import { defineFileRule } from "../rule.js";

export const mixedLineEndings = defineFileRule({
  id: "CX112",
  name: "mixed-line-endings",
  severity: { submission: "error", raw: "warning" },
  targets: ["submission", "raw"],
  cites: ["receiving-system#2"],
  notices: ["mixed-line-endings"],
  heading: "Line ends of different kinds",
  message: "The record ends with {found}; the header ends with {expected}.",
  fix: "Save the file again from one program, or convert its line ends in a text editor. They come from pasting together files of different systems.",
  why: "The receiving system takes the first line end for all and answers another one with a server error.",
  check({ line, record, expected, found }, _context, report) {
    report({ expected, found }, { line, record });
  },
});
