import { defineFileRule } from "../rule.js";

export const unclosedQuote = defineFileRule({
  id: "CX108",
  name: "unclosed-quote",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#2"],
  notices: ["unclosed-quote"],
  heading: "A quote opens and is not closed",
  message: "The quote that opens here is not closed where its cell ends. {rest}",
  fix: "Open the file in a text editor at this line. Close the cell with a quote, or, if the quote belongs to the text, put the whole cell into quotes and double the quotes inside.",
  why: "The receiving system answers with a server error; other programs read everything behind the quote as one cell, and responses are lost.",
  check({ line, record, column, recovered }, _context, report) {
    const rest = recovered
      ? "Reading went on at the next line."
      : "All that follows could not be told apart and counts as one record.";
    report({ recovered, rest }, { line, record, cellIndex: column });
  },
});
