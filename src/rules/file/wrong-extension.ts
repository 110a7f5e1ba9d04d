import { defineFileRule } from "../rule.js";

export const wrongExtension = defineFileRule({
  id: "CX105",
  name: "wrong-extension",
  severity: "error",
  targets: ["submission"],
  cites: ["receiving-system#2"],
  notices: ["end"],
  heading: "The file’s name does not end as the receiving system wants",
  message: 'The name ends in "{found}"; expected "{expected}".',
  fix: "Rename the file so that its name ends in .csv. If it is a workbook (.xlsx), save it as CSV first: renaming is not enough.",
  why: "The receiving system refuses a file whose name ends in anything else.",
  check({ facts }, { edition }, report) {
    const expected = edition.receivingSystem.extension;
    // Standard input has no name. Capitals make no difference to the receiving system.
    if (facts.name === "-" || facts.name.toLowerCase().endsWith(expected)) return;
    const found = /\.[^./\\]*$/.exec(facts.name)?.[0] ?? "";
    report({ found, expected });
  },
});
