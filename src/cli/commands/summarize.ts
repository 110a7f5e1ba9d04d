import { detailNumber } from "../../engine/package-facts.js";
import type { SurveyType } from "../../guidance/edition.js";
import { type FiscalQuarter, formatQuarter } from "../../guidance/fiscal-quarter.js";
import { summaryText } from "../../report/summary-text.js";
import { DEFAULT_LIKERT_TRUST, type Summary, summarise } from "../../summary/summary.js";
import type { DialectName } from "../../survey/dialect-names.js";
import { readDefinition, withDialect } from "../definition-file.js";
import { editionFor } from "../edition-for.js";
import { type Ending, UsageError } from "../exit-code.js";
import { inputsOf } from "../inputs.js";
import { type Io, put } from "../io.js";
import { type JudgedPath, judgePath, type Run } from "../judge-path.js";
import type { CommonOptions, PartOptions } from "../options.js";
import { paletteFor, showsUnicode } from "../reporting.js";
import { settle } from "../settings.js";
import { TOOL } from "../tool.js";

export interface SummarizeOptions extends Pick<CommonOptions, "edition" | "config">, PartOptions {
  readonly survey?: string;
  readonly surveyType?: SurveyType;
  readonly quarter?: FiscalQuarter;
  readonly dialect?: DialectName;
  readonly trustRatings?: readonly number[];
  readonly json?: true;
  readonly color: boolean;
  readonly now?: number;
}

/** What a dataset says: trust with its interval, drivers by branch, response rate. */
export async function summarize(
  paths: readonly string[],
  options: SummarizeOptions,
  io: Io,
): Promise<Ending> {
  const settings = await settle(options, io);
  const now = options.now ?? io.now();
  const { survey: given, surveyType, quarter } = options;
  const inputs = await inputsOf(paths, { survey: given, surveyType, quarter }, settings.config, io);
  const summaries: ({ file: string } & Summary)[] = [];
  let edition = editionFor(options.edition, null);
  for (const { path, ...input } of inputs) {
    const survey =
      input.survey === undefined
        ? null
        : withDialect(await readDefinition(input.survey), options.dialect);
    edition = editionFor(options.edition, survey);
    const run: Run = {
      options: { ...options, maxFindings: 1 },
      settings,
      io,
      survey,
      surveyType: input.surveyType ?? null,
      quarter: input.quarter ?? null,
      edition,
      now,
      keepIds: false,
      opening: null,
    };
    const judged = await judgePath(path, run);
    const { outcome } = judged;
    if (outcome.target === "definition") {
      throw new UsageError(
        `${path} is a survey definition: there are no responses to sum up in it.`,
      );
    }
    const summary = summarise(outcome.tally, {
      scale: outcome.scale,
      edition,
      likertTrust: options.trustRatings ?? DEFAULT_LIKERT_TRUST,
      offered: offeredTo(judged, run),
    });
    summaries.push({ file: outcome.file, ...summary });
  }
  if (options.json) {
    const document = { schemaVersion: 1, tool: TOOL, edition: edition.id, summaries };
    await put(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  } else {
    const look = {
      palette: await paletteFor(io.stdout, options.color, io),
      unicode: showsUnicode(io),
    };
    const texts = summaries.map(({ file, ...summary }) => summaryText(file, summary, look));
    await put(io.stdout, texts.join("\n"));
  }
  return { kind: "done" };
}

/** Customers who were offered the survey, as the package or the definition says. */
function offeredTo({ package: facts }: JudgedPath, { survey, quarter }: Run): number | null {
  if (facts !== null) return detailNumber(facts, "volume_of_customers_provided_survey_opportunity");
  if (survey === null || quarter === null) return null;
  return survey.definition.volumes[formatQuarter(quarter)]?.offered ?? null;
}
