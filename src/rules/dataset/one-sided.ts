import { answeredQuestion1 } from "../../engine/tally.js";
import { defineDatasetRule } from "../rule.js";
import { needsQuestion1 } from "../value/scale-values.js";

export const oneSided = defineDatasetRule({
  id: "CX608",
  name: "one-sided",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: [],
  reads: ["ratings"],
  heading: "All responses have the same rating",
  message: "All {answers} answers to question 1 are {rating}.",
  fix: "Look whether the export was filtered, whether the labels are mapped right, and whether the survey is shown to everybody.",
  why: "So many respondents hardly ever agree. A filter on the export, or a mapping that knows one label only, looks just like this.",
  skip: needsQuestion1,
  check(tally, { thresholds }, report) {
    const answers = answeredQuestion1(tally);
    if (answers < thresholds.oneSidedResponses) return;
    for (let rating = 0; rating <= 5; rating++) {
      if (tally.ratings[rating] === answers) report({ answers, rating }, { column: "question_1" });
    }
  },
});
