import { defineConfigurationRule } from "../rule.js";

export const unusedWaiver = defineConfigurationRule({
  id: "CX909",
  name: "unused-waiver",
  severity: "warning",
  targets: ["submission", "raw", "definition", "package", "configuration"],
  cites: [],
  heading: "A waiver does nothing",
  message: "The waiver for {waived} ({owner}) {what}.",
  fix: "Delete a waiver that is no longer needed. If the finding is there again, look at it again before you write a new date.",
  why: "A waiver that nobody looks at hides the next real mistake, too.",
  check(waivers, report) {
    waivers.forEach(({ rule, owner, state, expires }, at) => {
      const path = ["waivers", at];
      if (state === "expired") {
        report(path, { waived: rule, owner, what: `ended after ${expires}`, expires });
      } else if (state === "unused") {
        report(path, { waived: rule, owner, what: "matched no finding", expires });
      }
    });
  },
});
