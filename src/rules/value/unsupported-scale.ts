import type { Edition } from "../../guidance/edition.js";
import { labelsOfOtherScale } from "../../response/other-scales.js";
import type { SurveyDefinition } from "../../survey/definition.js";
import { defineDatasetRule } from "../rule.js";
import { needsQuestion1 } from "./scale-values.js";

export const unsupportedScale = defineDatasetRule({
  id: "CX312",
  name: "unsupported-scale",
  severity: "error",
  targets: ["raw", "definition"],
  cites: ["a11-280-2024#280.14", "raw-exports#10"],
  reads: ["labels"],
  heading: "The scale is neither thumbs nor five points",
  message: "{what}; expected {expected}.",
  fix: "A scale of other points cannot be turned into this one without OMB: agree with OMB on what counts as what, then declare it in the definition (questions: trust: labels).",
  why: "Whether four of six points are agreement is not for a program to decide.",
  skip: needsQuestion1,
  check(tally, { definition, edition, scale, thresholds }, report) {
    const declared = definition?.questions.find((question) => question.asks === "trust")?.labels;
    if (scale === null || declared !== undefined) return;
    const enough = tally.responses >= thresholds.scaleResponses;
    const what = labelsOfOtherScale(tally.labels, scale, enough);
    if (what === null) return;
    const expected = Object.values(edition.surveyTypes[scale].labels).join(", ");
    report({ what, expected }, { column: "question_1" });
  },
  checkDefinition(definition, { edition }, report) {
    const at = definition.questions.findIndex((question) => question.asks === "trust");
    const question = definition.questions[at];
    if (question?.asks !== "trust" || question.labels === undefined) return;
    const found = wrongRatings(definition, question.labels, edition);
    if (found.length === 0) return;
    const expected = edition.surveyTypes[definition.survey.type].ratings.join(", ");
    const what = `The labels stand for ${found.join(", ")}`;
    report(["questions", at, "labels"], { what, expected });
  },
});

function wrongRatings(
  { survey }: SurveyDefinition,
  labels: Readonly<Record<string, number>>,
  edition: Edition,
): number[] {
  const { ratings } = edition.surveyTypes[survey.type];
  return [...new Set(Object.values(labels))]
    .filter((rating) => !ratings.includes(rating))
    .sort((a, b) => a - b);
}
