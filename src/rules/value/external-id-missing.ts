import { TRAIT } from "../../response/traits.js";
import { defineRecordRule } from "../rule.js";
import { needsId } from "./needs-id.js";

export const externalIdMissing = defineRecordRule({
  id: "CX303",
  name: "external-id-missing",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#1"],
  reads: ["idTraits"],
  heading: "Responses have no external id",
  message: "The cell is empty; expected the id that the survey platform gave the response.",
  fix: "Export the column with the response’s id, and name it in the definition (export.externalId). Do not number the rows by hand if the platform has ids.",
  why: "Without an id a response cannot be found again, and uploading twice cannot be noticed.",
  skip: needsId,
  mayFind: ({ sums }) => (sums.idTraits & TRAIT.blank) !== 0,
  check(batch, _context, report) {
    for (let i = 0; i < batch.length; i++) {
      if ((batch.idTraits[i]! & TRAIT.blank) !== 0) report(i, "external_id", {});
    }
  },
});
