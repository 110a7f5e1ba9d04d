import { defineDatasetRule } from "../rule.js";
import { needsQuestion1 } from "./scale-values.js";

export const mixedScale = defineDatasetRule({
  id: "CX306",
  name: "mixed-scale",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#1"],
  reads: ["ratings", "labels"],
  heading: "Question 1 mixes thumbs and a five-point scale",
  message:
    "Question 1 holds 0 ({zeros} times or more) and values of 2 to 5 ({others} times or more).",
  fix: "Submit the responses of each survey in a file of its own. If one of the values is a slip, correct it.",
  why: "0 exists only for thumbs and 2 to 5 only on the Likert scale: for 1, nobody can tell what it means.",
  skip: needsQuestion1,
  check(tally, _context, report) {
    let others = 0;
    for (let rating = 2; rating <= 5; rating++) {
      others += tally.ratings[rating]! + (tally.labels.has(String(rating)) ? 1 : 0);
    }
    const zeros = tally.ratings[0]! + (tally.labels.has("0") ? 1 : 0);
    if (zeros > 0 && others > 0) report({ zeros, others }, { column: "question_1" });
  },
});
