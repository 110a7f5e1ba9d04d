import { judgeDefinition } from "../engine/judge-definition.js";
import type { Outcome } from "../engine/outcome.js";
import type { Edition } from "../guidance/edition.js";
import { CATALOGUE } from "../rules/catalogue.js";
import { DEFAULT_THRESHOLDS } from "../rules/thresholds.js";
import type { DefinitionFile } from "./definition-file.js";
import type { CommonOptions } from "./options.js";

/** Judges the survey by its definition; every command that uses a definition does so. */
export function judgeSurvey(
  file: DefinitionFile,
  edition: Edition,
  now: number,
  options: Pick<CommonOptions, "maxFindings" | "showValues">,
): Outcome {
  return judgeDefinition({
    file: file.path,
    definition: file.definition,
    edition,
    rules: CATALOGUE,
    thresholds: DEFAULT_THRESHOLDS,
    now,
    maxFindings: options.maxFindings,
    showValues: options.showValues === true,
    locate: file.locate,
  });
}
