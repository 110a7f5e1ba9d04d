import { defineFileRule } from "../rule.js";

export const raggedRecord = defineFileRule({
  id: "CX110",
  name: "ragged-record",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#2"],
  notices: ["ragged-record", "oversized-record"],
  heading: "Records have more or fewer cells than the header",
  message: "The record has {found} cells; the header has {expected}.",
  fix: "Look for a comma in a text that is not quoted, or for a line break in one. In a spreadsheet such a record sticks out to the right, or ends early.",
  why: "Cells behind the missing or surplus one stand under the wrong column, and are stored there.",
  check(notice, _context, report) {
    const { line, record } = notice;
    if (notice.kind === "ragged-record") {
      report({ found: notice.found, expected: notice.expected }, { line, record });
    } else {
      const found =
        `more than ${notice.limit} ${notice.unit === "cells" ? "" : "bytes of "}`.trim();
      report({ found, expected: "fewer" }, { line, record });
    }
  },
});
