import { defineSurveyRule } from "../rule.js";

export const likertNotReviewed = defineSurveyRule({
  id: "CX521",
  name: "likert-not-reviewed",
  severity: "warning",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "The Likert scale has no note of its review",
  message:
    "The survey uses a Likert scale, and nothing says that its wording and scale were reviewed.",
  fix: "Say under survey: likertReview where they were reviewed in the PRA approval.",
  why: "Adapted wording and scale are reviewed as part of the PRA approval.",
  check({ survey }, _context, report) {
    if (survey.type === "likert_scale" && survey.likertReview === undefined) {
      report(["survey", "type"], {});
    }
  },
});
