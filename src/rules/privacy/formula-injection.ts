import type { FindingData } from "../../engine/finding.js";
import { isFormula } from "../../privacy/formula.js";
import { TRAIT } from "../../response/traits.js";
import { defineRecordRule } from "../rule.js";

/** As people read it. */
const NAMES: Readonly<Record<string, string>> = { "\t": "a tab", "\r": "a carriage return" };

export const formulaInjection = defineRecordRule({
  id: "CX803",
  name: "formula-injection",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: [],
  reads: ["idStart", "idEnd", "commentStart", "commentEnd", "idTraits", "commentTraits"],
  heading: "Cells begin like formulas",
  message: "The cell begins with {beginning}, so a spreadsheet may run it{defused}.",
  fix: "Write the package with cx280 format --defuse-formulas, which puts an apostrophe in front. Do not open the export in a spreadsheet by a double click: import it with all columns as text.",
  why: "A respondent can type a formula that fetches or sends data when somebody opens the file. Most such cells are harmless, such as a list with hyphens; a spreadsheet cannot tell.",
  mayFind: ({ sums }) => ((sums.idTraits | sums.commentTraits) & TRAIT.formula) !== 0,
  check(batch, { defuses }, report) {
    const { bytes, idStart, idEnd, commentStart, commentEnd, idTraits, commentTraits } = batch;
    for (let i = 0; i < batch.length; i++) {
      if (((idTraits[i]! | commentTraits[i]!) & TRAIT.formula) === 0) continue;
      const id = idStart[i]!;
      if (isFormula(bytes, id, idEnd[i]!))
        report(i, "external_id", dataOf(bytes, id, defuses === true));
      const comment = commentStart[i]!;
      if (isFormula(bytes, comment, commentEnd[i]!)) {
        report(i, "question_4", dataOf(bytes, comment, defuses === true));
      }
    }
  },
});

function dataOf(bytes: Uint8Array, at: number, isDefused: boolean): FindingData {
  const character = String.fromCharCode(bytes[at]!);
  return {
    beginning: NAMES[character] ?? character,
    defused: isDefused ? "; what is written has an apostrophe in front" : "",
  };
}
