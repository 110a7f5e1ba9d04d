import { addCounts, type Outcome } from "../../engine/outcome.js";
import { readDefinition } from "../definition-file.js";
import { editionFor } from "../edition-for.js";
import type { Ending } from "../exit-code.js";
import type { Io } from "../io.js";
import { type JudgeOptions, judgePath, type Run } from "../judge-path.js";
import { judgeSurvey } from "../judge-survey.js";
import { keepInputs } from "../keep-inputs.js";
import type { CommonOptions } from "../options.js";
import { reportOf, writeReports } from "../reporting.js";

export interface ValidateOptions extends CommonOptions, JudgeOptions {
  readonly survey?: string;
}

export async function validate(
  paths: readonly string[],
  options: ValidateOptions,
  io: Io,
): Promise<Ending> {
  keepInputs(
    [...paths, options.survey],
    options.reporter.map(({ file }) => file),
  );
  const survey = options.survey === undefined ? null : await readDefinition(options.survey);
  const edition = editionFor(options.edition, survey);
  const run: Run = { options, io, survey, edition, now: options.now ?? io.now() };
  const outcomes: Outcome[] = [];
  if (survey !== null) {
    const outcome = judgeSurvey(survey, edition, run.now, options);
    if (outcome.findings.length > 0) outcomes.push(outcome);
  }
  for (const path of new Set(paths)) outcomes.push(await judgePath(path, run));
  await writeReports(reportOf(outcomes, edition, run.now), options, io);
  const counts = addCounts(outcomes.map((outcome) => outcome.counts));
  return { kind: "judged", counts, failOn: options.failOn };
}
