import { defineHeaderRule } from "../rule.js";

export const columnOrder = defineHeaderRule({
  id: "CX204",
  name: "column-order",
  severity: "error",
  targets: ["submission"],
  cites: ["a11-280-2024#280.14", "receiving-system#2"],
  heading: "The 17 columns stand in another order",
  message: 'Column {position} is "{found}"; expected "{expected}".',
  fix: "Move the columns into the order of the formatting guide; cx280 schema submission prints it.",
  why: "The guidance’s formatting guide fixes the order, and whoever reads the file by position reads the wrong answers.",
  check({ cells, line }, { edition }, report) {
    const wanted = edition.columns.map(({ key }) => key as string);
    if (cells.length !== wanted.length || !wanted.every((name) => cells.includes(name))) return;
    const first = wanted.findIndex((name, at) => cells[at] !== name);
    if (first < 0) return;
    report(
      { position: first + 1, found: cells[first] ?? "", expected: wanted[first] ?? "" },
      { line, cellIndex: first },
    );
  },
});
