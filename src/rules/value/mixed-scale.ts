import { normaliseLabel } from "../../response/normalise-label.js";
import { questionAsking } from "../../survey/questions.js";
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
  check(tally, { definition }, report) {
    const labels = definition === null ? undefined : questionAsking(definition, "trust")?.labels;
    const declared = new Set(Object.keys(labels ?? {}).map(normaliseLabel));
    const stands = (rating: number): number => {
      const read = tally.ratings[rating]!;
      if (read > 0) return read;
      // A cell such as 2 can be declared to stand for something else: then it was read as that.
      const cell = String(rating);
      return tally.labels.has(cell) && !declared.has(cell) ? 1 : 0;
    };
    const zeros = stands(0);
    const others = [2, 3, 4, 5].reduce((sum, rating) => sum + stands(rating), 0);
    if (zeros > 0 && others > 0) report({ zeros, others }, { column: "question_1" });
  },
});
