import type { DialectName } from "../../survey/definition.js";
import type { SourceHead } from "../source.js";
import type { Dialect } from "./dialect.js";
import { generic } from "./generic.js";
import { qualtrics } from "./qualtrics.js";
import { isSubmissionHeader, submission } from "./submission.js";
import { touchpoints, touchpointsCombined } from "./touchpoints.js";

/** In the order in which they are tried: the first that recognises a file has it. */
export const DIALECTS: readonly Dialect[] = [
  qualtrics,
  touchpointsCombined,
  touchpoints,
  submission,
  generic,
];

/** The records of a head from the header down, without the preamble. */
export function headerDown(head: SourceHead): readonly (readonly string[])[] {
  return head.records.slice(head.preambleRecords).map((record) => record.cells);
}

/** The platform whose export this is; `generic` where no fingerprint fits. */
export function recogniseDialect(head: SourceHead): Dialect {
  const records = headerDown(head);
  // Metadata records of Qualtrics left below the 17 names do not make it a raw export (CX206).
  if (isSubmissionHeader(records[0] ?? [])) return submission;
  return DIALECTS.find((dialect) => dialect.recognises(records)) ?? generic;
}

export function dialectNamed(name: DialectName): Dialect {
  const dialect = DIALECTS.find((each) => each.name === name);
  if (dialect === undefined) throw new Error(`no dialect is named ${name}`);
  return dialect;
}
