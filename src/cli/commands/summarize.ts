import { formatQuarter } from "../../guidance/fiscal-quarter.js";
import { summaryText } from "../../report/summary-text.js";
import { DEFAULT_LIKERT_TRUST, type Summary, summarise } from "../../summary/summary.js";
import { readDefinition } from "../definition-file.js";
import { editionFor } from "../edition-for.js";
import { type Ending, UsageError } from "../exit-code.js";
import { type Io, put } from "../io.js";
import { isFolder, type JudgeOptions, judgePath, type Run, readDetail } from "../judge-path.js";
import { paletteFor, showsUnicode } from "../reporting.js";
import { TOOL } from "../tool.js";

export interface SummarizeOptions
  extends Omit<JudgeOptions, "maxFindings" | "showValues" | "quiet"> {
  readonly survey?: string;
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
  const survey = options.survey === undefined ? null : await readDefinition(options.survey);
  const edition = editionFor(options.edition, survey);
  const now = options.now ?? io.now();
  const run: Run = { options: { ...options, maxFindings: 1 }, io, survey, edition, now };
  const summaries: ({ file: string } & Summary)[] = [];
  for (const path of paths) {
    const outcome = await judgePath(path, run);
    if (outcome.target === "definition") {
      throw new UsageError(
        `${path} is a survey definition: there are no responses to sum up in it.`,
      );
    }
    const summary = summarise(outcome.tally, {
      scale: outcome.scale,
      edition,
      likertTrust: options.trustRatings ?? DEFAULT_LIKERT_TRUST,
      offered: await offeredTo(path, run),
    });
    summaries.push({ file: outcome.file, ...summary });
  }
  if (options.json) {
    const document = { schemaVersion: 1, tool: TOOL, edition: edition.id, summaries };
    await put(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  } else {
    const look = { palette: paletteFor(io.stdout, options.color, io), unicode: showsUnicode(io) };
    const texts = summaries.map(({ file, ...summary }) => summaryText(file, summary, look));
    await put(io.stdout, texts.join("\n"));
  }
  return { kind: "done" };
}

/** Customers who were offered the survey, as the package or the definition says. */
async function offeredTo(path: string, { survey, options }: Run): Promise<number | null> {
  if (path !== "-" && (await isFolder(path))) {
    return (await readDetail(path)).volume_of_customers_provided_survey_opportunity;
  }
  if (survey === null || options.quarter === undefined) return null;
  return survey.definition.volumes[formatQuarter(options.quarter)]?.offered ?? null;
}
