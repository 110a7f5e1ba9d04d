import { defineHeaderRule } from "../rule.js";

export const duplicateColumn = defineHeaderRule({
  id: "CX205",
  name: "duplicate-column",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["raw-exports#12"],
  heading: "A column’s name stands there more than once",
  message: 'The name "{name}" stands there {times} times.',
  fix: "In a submission file, delete the surplus column. For a raw export, say in the definition which one is meant: { name: …, occurrence: 2 }, or its position.",
  why: "Programs keep one of the columns and drop the other without a word.",
  check(header, { targets, edition }, report) {
    const { line } = header;
    if (targets.has("raw")) {
      for (const { wanted, found } of header.unresolved) {
        if (found > 1) report({ name: wanted, times: found }, { line });
      }
      return;
    }
    for (const { key } of edition.columns) {
      const times = header.cells.filter((cell) => cell === key).length;
      if (times > 1)
        report({ name: key, times }, { line, cellIndex: header.cells.lastIndexOf(key) });
    }
  },
});
