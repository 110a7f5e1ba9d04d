import { defineFileRule } from "../rule.js";

export const emptyFile = defineFileRule({
  id: "CX106",
  name: "empty-file",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#2"],
  notices: ["end"],
  heading: "The file is empty",
  message: "The file has {bytes} bytes and no header record.",
  fix: "Export it again. If the download was interrupted, wait until it is complete.",
  why: "There is nothing that could be reported: the quarter counts as not reported (red).",
  check({ facts }, _context, report) {
    if (facts.headerRecords === 0) report({ bytes: facts.bytes });
  },
});
