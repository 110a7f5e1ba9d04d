import { grouped } from "../../report/message.js";
import type { NoticeOf } from "../../source/notice.js";
import { defineFileRule } from "../rule.js";

export const raggedRecord = defineFileRule({
  id: "CX110",
  name: "ragged-record",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#2"],
  notices: ["ragged-record", "oversized-record"],
  heading: "Records have more or fewer cells than the header",
  message: "The record has {what}.",
  fix: "Look for a comma in a text that is not quoted, or for a line break in one. In a spreadsheet such a record sticks out to the right, or ends early.",
  why: "Cells behind the missing or surplus one stand under the wrong column, and are stored there.",
  check(notice, _context, report) {
    const { line, record } = notice;
    if (notice.kind === "ragged-record") {
      const { found, expected } = notice;
      const what = `${found} ${found === 1 ? "cell" : "cells"}; the header has ${expected}`;
      report({ found, expected, what }, { line, record });
    } else {
      const { limit, unit } = notice;
      report({ limit, unit, what: beyond(notice) }, { line, record });
    }
  },
});

function beyond({ limit, unit }: NoticeOf<"oversized-record">): string {
  return `more than ${grouped(limit)} ${unit} and was passed over`;
}
