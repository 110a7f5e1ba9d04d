import { defineSurveyRule } from "../rule.js";

export const burdenTooLong = defineSurveyRule({
  id: "CX514",
  name: "burden-too-long",
  severity: "error",
  targets: ["definition"],
  cites: ["a11-280-2024#280.14"],
  heading: "The stated burden is too long",
  message: "The stated burden is {minutes} minutes; at most {limit} are allowed.",
  fix: "Shorten the survey, and have the burden restated.",
  why: "Total survey length should not exceed five minutes of burden.",
  check(definition, { edition }, report) {
    const minutes = definition.survey.burdenMinutes;
    const limit = edition.limits.burdenMinutes;
    if (minutes === undefined || minutes <= limit) return;
    report(["survey", "burdenMinutes"], { minutes, limit });
  },
});
