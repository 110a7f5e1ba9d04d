import type { FiscalQuarter } from "../../guidance/fiscal-quarter.js";
import type { ThreadedReading } from "../../judging/threaded/threaded-reading.js";
import type { SurveyDefinition } from "../../survey/definition.js";
import type { DialectName } from "../../survey/dialect-names.js";
import { withOptOut } from "../../survey/opt-out.js";
import { questionAsking } from "../../survey/questions.js";
import { readDefinition, withDialect } from "../definition-file.js";
import { editionFor } from "../edition-for.js";
import { type Ending, UsageError } from "../exit-code.js";
import type { Io } from "../io.js";
import { keepInputs } from "../keep-inputs.js";
import { Opening } from "../opening.js";
import type { CommonOptions, PartOptions } from "../options.js";
import { orderReading } from "../order-reading.js";

export interface FormatOptions extends CommonOptions, PartOptions {
  readonly survey: string;
  readonly dialect?: DialectName;
  readonly quarter?: FiscalQuarter;
  readonly out: string;
  readonly rejects?: string;
  readonly force?: true;
  readonly redact?: true;
  readonly omitComments?: true;
  readonly reason?: string;
  readonly defuseFormulas?: true;
}

export async function format(path: string, options: FormatOptions, io: Io): Promise<Ending> {
  checkComments(options);
  const reports = options.reporter.map(({ file }) => file);
  keepInputs([path, options.survey], [...reports, options.rejects]);
  const opening = await Opening.begin(path, io);
  let ordered: ThreadedReading | null = null;
  try {
    const survey = withDialect(await readDefinition(options.survey), options.dialect);
    const edition = editionFor(options.edition, survey);
    const definition = definitionFor(survey.definition, options);
    const { quarter, sheet, entry } = options;
    const open = { encoding: definition.export.encoding, sheet, entry };
    const order = { path, options: open, definition, surveyType: null, quarter };
    const threads = quarter === undefined ? 1 : (options.threads ?? io.cores);
    ordered = await orderReading(order, edition, threads);
    // What judges and writes is loaded while the other thread reads the first records.
    const { writePackage } = await import("../write-package.js");
    const planned = { path, opening, open, survey, definition, edition, ordered };
    return await writePackage(planned, options, io);
  } finally {
    await ordered?.stop();
    await opening.close();
  }
}

/** @throws UsageError where the options about comments do not fit together. */
function checkComments({ redact, omitComments, reason }: FormatOptions): void {
  if (omitComments !== true && reason !== undefined) {
    throw new UsageError("--reason says why comments are omitted. Give --omit-comments with it.");
  }
  if (omitComments !== true) return;
  if (reason === undefined || reason.trim() === "") {
    throw new UsageError(
      'Why are comments omitted? Say it with --reason "…". The reason is kept in manifest.json.',
    );
  }
  if (redact === true) {
    throw new UsageError(
      "With --omit-comments there is nothing to redact. Give --redact or --omit-comments, not both.",
    );
  }
}

/**
 * The definition with what the options say of comments: whatever reads the export goes by it.
 * @throws UsageError where there are no comments to omit.
 */
function definitionFor(
  definition: SurveyDefinition,
  { survey, omitComments, reason = "" }: FormatOptions,
): SurveyDefinition {
  if (omitComments !== true) return definition;
  if (questionAsking(definition, "comment") === undefined) {
    throw new UsageError(
      `${survey} has no question 3 (asks: comment), so there are no comments to omit. Run again without --omit-comments.`,
    );
  }
  return withOptOut(definition, reason.trim());
}
