import { defineRecordRule } from "../rule.js";
import { needsId } from "./needs-id.js";

export const externalIdMissing = defineRecordRule({
  id: "CX303",
  name: "external-id-missing",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#1"],
  reads: ["idStart", "idEnd"],
  heading: "Responses have no external id",
  message: "The cell is empty; expected the id that the survey platform gave the response.",
  fix: "Export the column with the response’s id, and name it in the definition (export.externalId). Do not number the rows by hand if the platform has ids.",
  why: "Without an id a response cannot be found again, and uploading twice cannot be noticed.",
  skip: needsId,
  check(batch, _context, report) {
    for (let i = 0; i < batch.length; i++) {
      if (isBlank(batch.bytes, batch.idStart[i]!, batch.idEnd[i]!)) report(i, "external_id", {});
    }
  },
});

const SPACE = 0x20;

/** Whether there is nothing but blanks; nearly always the first byte tells. */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at] !== SPACE) return false;
  }
  return true;
}
