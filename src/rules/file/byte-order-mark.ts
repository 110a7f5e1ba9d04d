import { defineFileRule } from "../rule.js";

export const byteOrderMark = defineFileRule({
  id: "CX102",
  name: "byte-order-mark",
  severity: "error",
  targets: ["submission"],
  cites: ["receiving-system#2"],
  notices: ["byte-order-mark"],
  heading: "The file starts with a byte order mark",
  message:
    "The first three bytes are a UTF-8 byte order mark (EF BB BF); expected the header at once.",
  fix: "Write the file with cx280 format, or download it as CSV from LibreOffice or Google Sheets. Excel’s “CSV UTF-8” always adds the mark; an editor such as Notepad (Save as, Encoding: UTF-8) takes it away.",
  why: "The receiving system reads the mark as part of the first column’s name, so external_id is stored empty in every row, without a message.",
  check(_notice, _context, report) {
    report({}, { line: 1 });
  },
});
