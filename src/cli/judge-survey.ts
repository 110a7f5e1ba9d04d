import { judgeDefinition } from "../engine/judge-definition.js";
import type { Outcome } from "../engine/outcome.js";
import type { Edition } from "../guidance/edition.js";
import type { DefinitionFile } from "./definition-file.js";
import type { Run } from "./judge-path.js";

/** Judges the survey by its definition; every command that uses a definition does so. */
export function judgeSurvey(
  file: DefinitionFile,
  edition: Edition,
  { settings, options, now }: Pick<Run, "settings" | "options" | "now">,
): Outcome {
  return judgeDefinition({
    file: file.path,
    definition: file.definition,
    edition,
    rules: settings.rules,
    thresholds: settings.thresholds,
    waivers: settings.waivers,
    now,
    maxFindings: options.maxFindings,
    showValues: options.showValues === true,
    locate: file.locate,
  });
}
