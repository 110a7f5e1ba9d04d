import { COLLECTION_DETAIL, detailNumber, detailText } from "../../engine/package-facts.js";
import { defineSurveyRule } from "../rule.js";

export const controlNumberMissing = defineSurveyRule({
  id: "CX517",
  name: "control-number-missing",
  severity: "error",
  targets: ["definition", "package"],
  cites: ["a11-280-2024#280.8"],
  heading: "There is no OMB control number",
  message: "No control number is stated, and {people} are surveyed.",
  fix: "State the control number of the PRA approval (survey: controlNumber). If fewer than ten people are asked within twelve months, say how many (peopleSurveyed).",
  why: "A post-transaction survey of ten or more people needs PRA approval.",
  check({ survey }, { edition }, report) {
    const people = survey.peopleSurveyed;
    const needsNone = people !== undefined && people <= edition.limits.peopleWithoutApproval;
    if (survey.controlNumber !== undefined || needsNone) return;
    const most = edition.limits.peopleWithoutApproval;
    const said =
      people === undefined
        ? `more than ${most} people, unless stated otherwise,`
        : `${people} people`;
    report(["survey"], { people: said });
  },
  checkPackage(facts, { edition }, report) {
    if (!facts.detail.ok || detailText(facts, "omb_control_number") !== null) return;
    const asked =
      detailNumber(facts, "volume_of_customers_provided_survey_opportunity") ??
      facts.responses?.rows ??
      0;
    if (asked <= edition.limits.peopleWithoutApproval) return;
    report({ file: COLLECTION_DETAIL, key: "omb_control_number" }, { people: `${asked} people` });
  },
});
