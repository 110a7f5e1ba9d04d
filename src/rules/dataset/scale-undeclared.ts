import { answeredQuestion1 } from "../../engine/tally.js";
import { defineDatasetRule } from "../rule.js";
import { needsQuestion1 } from "../value/scale-values.js";

export const scaleUndeclared = defineDatasetRule({
  id: "CX604",
  name: "scale-undeclared",
  severity: "error",
  targets: ["submission"],
  cites: ["receiving-system#1"],
  reads: ["ratings"],
  heading: "The scale of question 1 cannot be told",
  message: "All {answers} answers to question 1 are 1: thumbs up, or the lowest of five?",
  fix: "Say which scale the survey has: --survey-type thumbs_up_down or --survey-type likert_scale, or give the survey definition.",
  why: "The same file is full of trust under one scale and of distrust under the other.",
  skip: needsQuestion1,
  check(tally, { scale, scaleDeclared }, report) {
    const answers = answeredQuestion1(tally);
    if (!scaleDeclared && scale === null && answers > 0)
      report({ answers }, { column: "question_1" });
  },
});
