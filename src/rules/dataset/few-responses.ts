import { answeredQuestion1 } from "../../engine/tally.js";
import { defineDatasetRule } from "../rule.js";
import { needsQuestion1 } from "../value/scale-values.js";

export const fewResponses = defineDatasetRule({
  id: "CX610",
  name: "few-responses",
  severity: "info",
  targets: ["submission", "raw"],
  cites: [],
  reads: ["ratings"],
  heading: "There are few answers to question 1",
  message: "{answers} responses answered question 1; below {least}, shares carry wide intervals.",
  fix: "There is nothing to correct. Say how many responses a share rests on wherever you show it.",
  why: "With 20 answers, a share of 80 % can as well be 58 % or 92 %.",
  skip: needsQuestion1,
  check(tally, { thresholds }, report) {
    const answers = answeredQuestion1(tally);
    if (tally.responses > 0 && answers < thresholds.fewResponses) {
      report({ answers, least: thresholds.fewResponses }, { column: "question_1" });
    }
  },
});
