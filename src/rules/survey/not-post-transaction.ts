import { COLLECTION_DETAIL, detailText } from "../../engine/package-facts.js";
import { defineSurveyRule } from "../rule.js";

export const notPostTransaction = defineSurveyRule({
  id: "CX519",
  name: "not-post-transaction",
  severity: "error",
  milder: "warning",
  targets: ["definition", "package"],
  cites: ["a11-280-2024#280.14"],
  heading: "The survey is not post-transaction",
  message: "The transaction point is {found}; post-transaction is {expected}.",
  fix: "Ask right after a single interaction. A survey at the end of a service journey can be in place; agree on it with OMB.",
  why: "Only datasets of post-transaction surveys meet the quarterly requirement.",
  check({ survey }, { edition }, report) {
    const [expected = "", journey] = edition.transactionPoints;
    const found = survey.transactionPoint;
    if (found === expected) return;
    report(
      ["survey", "transactionPoint"],
      { found, expected },
      found === journey ? "warning" : "error",
    );
  },
  checkPackage(facts, { edition }, report) {
    const [expected = "", journey] = edition.transactionPoints;
    const found = detailText(facts, "transaction_point");
    // What is not in the list is CX906.
    if (found === null || found === expected || !edition.transactionPoints.includes(found)) return;
    report(
      { file: COLLECTION_DETAIL, key: "transaction_point" },
      { found, expected },
      found === journey ? "warning" : "error",
    );
  },
});
