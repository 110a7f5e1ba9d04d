import { stat } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Outcome } from "../engine/outcome.js";
import { detailText, type PackageFacts, RESPONSES, responsesOf } from "../engine/package-facts.js";
import { type Edition, SURVEY_TYPES, type SurveyType } from "../guidance/edition.js";
import type { FiscalQuarter } from "../guidance/fiscal-quarter.js";
import { judgeFile } from "../judging/judge-source.js";
import { platformMismatch } from "../judging/plan-reading.js";
import type { ReadOrder } from "../judging/threaded/messages.js";
import type { ThreadedReading } from "../judging/threaded/threaded-reading.js";
import { named } from "../source/dialects/dialect.js";
import { recogniseDialect } from "../source/dialects/recognise.js";
import { type FileOptions, openFile, openStandardInput } from "../source/files.js";
import type { Source } from "../source/source.js";
import { SourceError, sourceError } from "../source/source-error.js";
import { type DefinitionFile, readDefinition } from "./definition-file.js";
import { editionFor } from "./edition-for.js";
import { UsageError } from "./exit-code.js";
import type { Io } from "./io.js";
import { judgeSurvey } from "./judge-survey.js";
import type { Opening } from "./opening.js";
import type { CommonOptions, PartOptions } from "./options.js";
import { orderReading } from "./order-reading.js";
import { startProgress } from "./progress.js";
import type { Settings } from "./settings.js";

export type JudgeOptions = Pick<
  CommonOptions,
  "quiet" | "edition" | "maxFindings" | "showValues" | "threads"
> &
  PartOptions;

/** What one input is judged with. */
export interface Run {
  readonly options: JudgeOptions;
  readonly settings: Pick<Settings, "rules" | "thresholds" | "waivers">;
  readonly io: Io;
  readonly survey: DefinitionFile | null;
  readonly surveyType: SurveyType | null;
  readonly quarter: FiscalQuarter | null;
  readonly edition: Edition;
  readonly now: number;
  /** Whether ids are kept, for comparing packages. */
  readonly keepIds: boolean;
  /** A file that is being read already. */
  readonly opening: Opening | null;
}

export interface JudgedPath {
  readonly outcome: Outcome;
  /** Where the path is a package: what else is known of it, to be judged with the others. */
  readonly package: PackageFacts | null;
}

/** Tells by the content what a path is, and judges it as that. @throws SourceError, UsageError */
export async function judgePath(path: string, run: Run): Promise<JudgedPath> {
  if (path === "-") {
    return alone(await judge(await openStandardInput(run.io.stdin, openingOf(run)), run));
  }
  if (await isFolder(path)) return judgeFolder(path, run);
  if ([".yaml", ".yml", ".json"].includes(extname(path).toLowerCase())) {
    const file = await readDefinition(path);
    return alone(judgeSurvey(file, editionFor(run.options.edition, file), run));
  }
  return alone(await judgeOpened(path, run));
}

/** Opens a file and judges it; where another thread reads it, that begins at once. */
async function judgeOpened(path: string, run: Run): Promise<Outcome> {
  const options = openingOf(run);
  const order = { ...planOf(run), path, options };
  const ordered = await orderReading(order, run.edition, threadsOf(run));
  try {
    const isBegun = run.opening?.path === path;
    const source = isBegun ? run.opening.source(options) : openFile(path, options);
    return await judge(await source, run, ordered);
  } finally {
    await ordered?.stop();
  }
}

/** What decides how a file is read. */
function planOf({
  survey,
  surveyType,
  quarter,
}: Run): Pick<ReadOrder, "definition" | "surveyType" | "quarter"> {
  return { definition: survey?.definition ?? null, surveyType, quarter: quarter ?? undefined };
}

function alone(outcome: Outcome): JudgedPath {
  return { outcome, package: null };
}

async function judge(
  source: Source,
  run: Run,
  ordered: ThreadedReading | null = null,
): Promise<Outcome> {
  const { io, options, settings, survey, edition, now } = run;
  const progress = startProgress(source.head.name, io.stderr, options.quiet === true);
  try {
    if (survey === null) refuseRawExport(source);
    const mismatch = survey === null ? null : platformMismatch(source, survey.definition);
    if (mismatch !== null) throw new UsageError(mismatch);
    return await judgeFile({
      ...planOf(run),
      source,
      steps: (reading, delimiter) => ordered?.steps(reading, delimiter) ?? null,
      edition,
      ...settings,
      now,
      maxFindings: options.maxFindings,
      showValues: options.showValues === true,
      keepIds: run.keepIds,
      onProgress: progress.add,
      signal: io.signal,
    });
  } finally {
    progress.stop();
    await source.close();
  }
}

/** A package: its responses, by the scale that its metadata declare, and what lies beside them. */
async function judgeFolder(folder: string, run: Run): Promise<JudgedPath> {
  const responses = join(folder, RESPONSES);
  try {
    await stat(responses);
  } catch {
    const message = `${folder} is a folder without ${RESPONSES}, so it is no submission package. Give a file or a package.`;
    throw new SourceError("directory", folder, message);
  }
  const { readPackage } = await import("../submission/read-package.js");
  const facts = await readPackage(folder);
  const declared = detailText({ ...facts, responses: null }, "survey_type");
  const surveyType = SURVEY_TYPES.find((type) => type === declared) ?? null;
  const asPackage = { ...run, survey: null, surveyType: run.surveyType ?? surveyType };
  const outcome = await judgeOpened(responses, asPackage);
  return {
    outcome,
    package: {
      ...facts,
      responses: responsesOf(outcome),
    },
  };
}

function refuseRawExport(source: Source): void {
  const dialect = recogniseDialect(source.head);
  if (dialect.name === "submission" || dialect.name === "generic") return;
  throw new UsageError(
    `${source.head.name} looks like ${named(dialect)}. To judge it, name the survey definition: --survey FILE. If there is none yet, draft it: cx280 init ${source.head.name} --out survey.yaml`,
  );
}

/** How a file is opened: what the definition says of its bytes, and which part is meant. */
function openingOf({ survey, options }: Run): FileOptions {
  const { sheet, entry } = options;
  return { encoding: survey?.definition.export.encoding, sheet, entry };
}

function threadsOf({ options, io }: Run): number {
  return options.threads ?? io.cores;
}

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw sourceError(error, path);
  }
}
