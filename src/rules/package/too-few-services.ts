import {
  COLLECTION_DETAIL,
  detailText,
  providerOf,
  serviceOf,
} from "../../engine/package-facts.js";
import { definePackageRule } from "../rule.js";
import { needsOthers } from "./resubmitted-file.js";

export const tooFewServices = definePackageRule({
  id: "CX905",
  name: "too-few-services",
  severity: "warning",
  targets: ["package"],
  cites: ["a11-280-2024#280.12"],
  heading: "A provider reports too few services",
  message:
    "{provider} reports {found} of at least {expected} designated services in these packages.",
  fix: "Add the packages of the provider’s other services. If this one is new, see when its first dataset is due (CX709).",
  why: "Every High Impact Service Provider designates at least two priority services and reports each of them every quarter.",
  skipPackage: (_facts, { packages }) => needsOthers(packages.length),
  check(facts, { packages, edition }, report) {
    const provider = providerOf(facts);
    const ofProvider = packages.filter((each) => providerOf(each) === provider);
    if (provider === "" || ofProvider[0] !== facts) return;
    const found = new Set(ofProvider.map(serviceOf)).size;
    const expected = edition.limits.servicesPerProvider;
    if (found >= expected) return;
    const name = detailText(facts, "provider") ?? "";
    report({ file: COLLECTION_DETAIL, key: "provider" }, { provider: name, found, expected });
  },
});
