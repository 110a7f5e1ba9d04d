import { COLLECTION_DETAIL, detailText } from "../../engine/package-facts.js";
import { definePackageRule } from "../rule.js";

export const surveyTypeMismatch = definePackageRule({
  id: "CX907",
  name: "survey-type-mismatch",
  severity: "error",
  targets: ["package"],
  cites: ["receiving-system#4"],
  heading: "The declared survey type is not that of the responses",
  message: "survey_type is {declared}, and question_1 holds values of {shown}.",
  fix: "Correct survey: type in the definition, or the scale’s labels, and write the package again.",
  why: "1 means thumbs up on one scale and strongly disagree on the other: by the wrong one, trust turns into distrust.",
  check(facts, { edition }, report) {
    const declared = detailText(facts, "survey_type");
    const shown = facts.responses?.scaleShown ?? null;
    // A type that does not exist is CX906.
    if (declared === null || shown === null || !(declared in edition.surveyTypes)) return;
    if (declared === shown) return;
    report({ file: COLLECTION_DETAIL, key: "survey_type" }, { declared, shown });
  },
});
