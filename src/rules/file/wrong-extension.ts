import type { SourceFacts } from "../../source/notice.js";
import { defineFileRule } from "../rule.js";

export const wrongExtension = defineFileRule({
  id: "CX105",
  name: "wrong-extension",
  severity: "error",
  targets: ["submission"],
  cites: ["receiving-system#2"],
  notices: ["end"],
  heading: "The file’s name does not end as the receiving system wants",
  message: '{what}; expected a text file whose name ends in "{expected}".',
  fix: "Rename the file so that its name ends in .csv. If it is a workbook (.xlsx), save it as CSV first, and if it is packed (.zip, .gz), unpack it: renaming is not enough.",
  why: "The receiving system refuses a file whose name ends in anything else, and reads the bytes of what does as text.",
  check({ facts }, { edition }, report) {
    const expected = edition.receivingSystem.extension;
    const { name, packed } = facts;
    // Standard input has no name. Capitals make no difference to the receiving system.
    if (name === "-") return;
    const isNamedRight = name.toLowerCase().endsWith(expected);
    if (isNamedRight && packed === undefined) return;
    const found = /\.[^./\\]*$/.exec(name)?.[0] ?? "";
    const but = isNamedRight && packed !== undefined ? `, but the file is ${PACKED[packed]}` : "";
    report({ found, expected, what: `The name ends in "${found}"${but}` });
  },
});

const PACKED: Readonly<Record<NonNullable<SourceFacts["packed"]>, string>> = {
  gzip: "packed with gzip",
  zip: "a zip archive",
  workbook: "a workbook",
};
