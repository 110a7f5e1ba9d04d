import { COLLECTION_DETAIL, detailText } from "../../engine/package-facts.js";
import { nearest } from "../nearest.js";
import { defineSurveyRule } from "../rule.js";

export const unknownChannel = defineSurveyRule({
  id: "CX520",
  name: "unknown-channel",
  severity: "error",
  targets: ["definition", "package"],
  cites: ["receiving-system#4"],
  heading: "The channel is unknown to the receiving system",
  message: "The channel is “{found}”.{hint}",
  fix: "Use one of: computer, mobile, email, phone, website and the others that cx280 schema edition lists under channels.",
  why: "The upload form offers a fixed list.",
  check({ survey }, { edition }, report) {
    const found = survey.channel;
    if (edition.channels.includes(found)) return;
    const near = nearest(found, edition.channels);
    const hint = near === null ? "" : ` The nearest is ${near}.`;
    report(["survey", "channel"], { found, nearest: near, hint });
  },
  checkPackage(facts, { edition }, report) {
    const found = detailText(facts, "channel");
    if (found === null || edition.channels.includes(found)) return;
    const near = nearest(found, edition.channels);
    const hint = near === null ? "" : ` The nearest is ${near}.`;
    report({ file: COLLECTION_DETAIL, key: "channel" }, { found, nearest: near, hint });
  },
});
