import { COLLECTION_DETAIL, detailText } from "../../engine/package-facts.js";
import { defineSurveyRule } from "../rule.js";

export const controlNumberFormat = defineSurveyRule({
  id: "CX518",
  name: "control-number-format",
  severity: "error",
  targets: ["definition", "package"],
  cites: ["receiving-system#4"],
  heading: "The OMB control number has another form",
  message: "The control number is “{found}”; expected four digits, a hyphen and four digits.",
  fix: "Copy the number from the approval as it stands there, such as 1234-5678.",
  why: "The receiving system asks for it, and OMB looks the approval up by it.",
  check({ survey }, { edition }, report) {
    const found = survey.controlNumber;
    if (found === undefined || new RegExp(edition.controlNumber).test(found)) return;
    report(["survey", "controlNumber"], { found });
  },
  checkPackage(facts, { edition }, report) {
    const found = detailText(facts, "omb_control_number");
    if (found === null || new RegExp(edition.controlNumber).test(found)) return;
    report({ file: COLLECTION_DETAIL, key: "omb_control_number" }, { found });
  },
});
