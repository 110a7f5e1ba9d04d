import { personalColumn, personalId } from "../../privacy/personal-id.js";
import { TRAIT } from "../../response/traits.js";
import { defineRecordRule } from "../rule.js";
import { needsId } from "../value/needs-id.js";

export const personalDataInId = defineRecordRule({
  id: "CX802",
  name: "personal-data-in-id",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["raw-exports#13"],
  reads: ["idStart", "idEnd", "idTraits"],
  heading: "External ids tell who answered",
  message: "The external id is {kind}; expected an id that says nothing about the person.",
  fix: "Name the column with the id that the survey platform gave the response (export.externalId in the definition). If there is none, number the responses, and keep the list that tells which is whose.",
  why: "The external id is submitted with the answers. Whoever reads the dataset would know who said what.",
  skip: needsId,
  mayFind: ({ sums }, { columns }) =>
    mayBePersonal(sums.idTraits & ~TRAIT.letter) ||
    personalColumn(columns.name("external_id")) !== null,
  check(batch, { columns }, report) {
    const { bytes, idStart, idEnd, idTraits } = batch;
    const ofColumn = personalColumn(columns.name("external_id"));
    for (let i = 0; i < batch.length; i++) {
      const start = idStart[i]!;
      const end = idEnd[i]!;
      if (start >= end) continue;
      const kind = mayBePersonal(idTraits[i]!) ? personalId(bytes, start, end) : null;
      if (kind !== null) report(i, "external_id", { kind: `${article(kind)} ${kind}` });
      else if (ofColumn !== null) report(i, "external_id", { kind: `${ofColumn}, by its column` });
    }
  },
});

/** E-mail and IPv6 addresses, and numbers as people write them. */
function mayBePersonal(traits: number): boolean {
  if ((traits & (TRAIT.at | TRAIT.colon)) !== 0) return true;
  return (traits & (TRAIT.digit | TRAIT.mark | TRAIT.letter)) === (TRAIT.digit | TRAIT.mark);
}

function article(kind: string): "a" | "an" {
  return /^[aeiou]/i.test(kind) ? "an" : "a";
}
