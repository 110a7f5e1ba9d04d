import { defineRecordRule } from "../rule.js";
import { needsId } from "./needs-id.js";

export const externalIdDuplicate = defineRecordRule({
  id: "CX304",
  name: "external-id-duplicate",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#2", "receiving-system#3"],
  reads: ["idSeenAt"],
  heading: "External ids stand there more than once",
  message: 'The id "{id}" stood on line {firstLine} already.',
  fix: "Look whether the same responses were exported or pasted twice, and delete the surplus rows. If the responses differ, the column is not the one with the ids.",
  why: "The receiving system stores both, and respondents are counted twice.",
  skip: needsId,
  mayFind: ({ mayRepeatIds }) => mayRepeatIds,
  check(batch, _context, report) {
    const data = (i: number) => ({ id: batch.externalId(i), firstLine: batch.idSeenAt[i]! });
    for (let i = 0; i < batch.length; i++) {
      if (batch.idSeenAt[i] !== 0) report(i, "external_id", data);
    }
  },
});
