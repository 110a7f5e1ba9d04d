import type fc from "fast-check";
import type { FiscalQuarter } from "../../../src/guidance/fiscal-quarter.js";
import type { SurveyDefinition } from "../../../src/survey/definition.js";
import type { PlainResponse } from "../judge.js";
import type { Answer } from "./answers.js";

/** An export as a platform writes it, and what was answered. */
export interface GeneratedExport {
  bytes: Uint8Array;
  /** All of them, those included that do not count. */
  answers: readonly Answer[];
  /** Of the survey, with where things lie in the export. */
  definition: SurveyDefinition;
  /** What has to come out of it, in the order of the file. */
  responses: PlainResponse[];
  /** Records that are no responses of the quarter, by reason. */
  excluded: Record<string, number>;
  quarter: FiscalQuarter;
}

/** One platform's exports, in all the forms it has. */
export interface ExportGenerator {
  name: string;
  arbitrary: fc.Arbitrary<GeneratedExport>;
}
