import { defineFileRule } from "../rule.js";

export const strayQuote = defineFileRule({
  id: "CX109",
  name: "stray-quote",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#2"],
  notices: ["stray-quote"],
  heading: "Quotes stand where they must not",
  message: "There is {what}.",
  fix: 'Put the whole cell into quotes and double the quotes inside: 5" becomes "5""". Programs that write CSV do that by themselves; it is missing where text was put together by hand.',
  why: "The receiving system answers with a server error and stores nothing.",
  check({ line, record, column, where }, _context, report) {
    const what =
      where === "inside-unquoted"
        ? "a quote inside a cell that is not quoted"
        : "text behind the closing quote of a cell";
    report({ where, what }, { line, record, cellIndex: column });
  },
});
