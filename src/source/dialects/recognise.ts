import type { DialectName } from "../../survey/dialect-names.js";
import { repairedText } from "../repaired-text.js";
import type { SourceHead } from "../source.js";
import { alchemer } from "./alchemer.js";
import type { Dialect, Records } from "./dialect.js";
import { generic } from "./generic.js";
import { googleForms } from "./google-forms.js";
import { kobo } from "./kobo.js";
import { limesurvey } from "./limesurvey.js";
import { medallia } from "./medallia.js";
import { msForms } from "./ms-forms.js";
import { odkCentral } from "./odk-central.js";
import { qualtrics } from "./qualtrics.js";
import { qualtrics2016 } from "./qualtrics-2016.js";
import { qualtricsLegacy } from "./qualtrics-legacy.js";
import { redcap } from "./redcap.js";
import { isSubmissionHeader, submission } from "./submission.js";
import { surveymonkey } from "./surveymonkey.js";
import { touchpoints, touchpointsCombined } from "./touchpoints.js";
import { verint } from "./verint.js";

/** In the order in which they are tried: the first that recognises a file has it. */
export const DIALECTS: readonly Dialect[] = [
  qualtrics,
  qualtrics2016,
  qualtricsLegacy,
  touchpointsCombined,
  touchpoints,
  submission,
  odkCentral,
  kobo,
  redcap,
  limesurvey,
  surveymonkey,
  alchemer,
  msForms,
  googleForms,
  medallia,
  verint,
  generic,
];

/**
 * The records of a head from the header down, without the preamble. Names that a program has wrapped
 * or a spreadsheet has decoded wrongly are what they were.
 */
export function headerDown(head: SourceHead): Records {
  return headerAsWritten(head).map((cells) => cells.map((cell) => repairedText(cell)));
}

/** The same with every cell as it stands in the file: a submission file is submitted like that. */
export function headerAsWritten(head: SourceHead): Records {
  return head.records.slice(head.preambleRecords).map((record) => record.cells);
}

/** The platform whose export this is; `generic` where no fingerprint fits. */
export function recogniseDialect(head: SourceHead): Dialect {
  const records = headerDown(head);
  // Metadata records of Qualtrics left below the 17 names do not make it a raw export (CX206).
  if (isSubmissionHeader(records[0] ?? [])) return submission;
  const found = DIALECTS.find((dialect) => dialect.recognises(records)) ?? generic;
  return inFile(found, head);
}

export function dialectNamed(name: DialectName): Dialect {
  const dialect = DIALECTS.find((each) => each.name === name);
  if (dialect === undefined) throw new Error(`no dialect is named ${name}`);
  return dialect;
}

/** The dialect with what this file decides of it. */
export function inFile(dialect: Dialect, head: SourceHead): Dialect {
  return dialect.inFile?.(headerDown(head)) ?? dialect;
}
