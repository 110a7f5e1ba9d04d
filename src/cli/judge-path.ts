import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Outcome } from "../engine/outcome.js";
import type { Edition, SurveyType } from "../guidance/edition.js";
import type { FiscalQuarter } from "../guidance/fiscal-quarter.js";
import { judgeFile, platformMismatch } from "../judging/judge-source.js";
import { CATALOGUE } from "../rules/catalogue.js";
import { DEFAULT_THRESHOLDS } from "../rules/thresholds.js";
import { recogniseDialect } from "../source/dialects/recognise.js";
import { openFile, openStandardInput, SourceError, sourceError } from "../source/files.js";
import type { Source } from "../source/source.js";
import { type CollectionDetail, collectionDetail } from "../submission/collection-detail.js";
import { type DefinitionFile, readDefinition } from "./definition-file.js";
import { editionFor } from "./edition-for.js";
import { UsageError } from "./exit-code.js";
import type { Io } from "./io.js";
import { judgeSurvey } from "./judge-survey.js";
import type { CommonOptions } from "./options.js";
import { startProgress } from "./progress.js";

export interface JudgeOptions
  extends Pick<CommonOptions, "quiet" | "edition" | "maxFindings" | "showValues"> {
  readonly surveyType?: SurveyType;
  readonly quarter?: FiscalQuarter;
}

/** What every input of one run is judged with. */
export interface Run {
  readonly options: JudgeOptions;
  readonly io: Io;
  readonly survey: DefinitionFile | null;
  readonly edition: Edition;
  readonly now: number;
}

/** Tells by the content what a path is, and judges it as that. */
export async function judgePath(path: string, run: Run): Promise<Outcome> {
  if (path === "-") {
    return judge(
      await openStandardInput(run.io.stdin, encodingOf(run)),
      run,
      run.options.surveyType,
    );
  }
  if (await isFolder(path)) return judgePackage(path, run);
  if ([".yaml", ".yml", ".json"].includes(extname(path).toLowerCase())) {
    const file = await readDefinition(path);
    return judgeSurvey(file, editionFor(run.options.edition, file), run.now, run.options);
  }
  return judge(await openFile(path, encodingOf(run)), run, run.options.surveyType);
}

async function judge(
  source: Source,
  run: Run,
  surveyType: SurveyType | undefined,
): Promise<Outcome> {
  const { io, options, survey, edition, now } = run;
  const progress = startProgress(source.head.name, io.stderr, options.quiet === true);
  try {
    if (survey === null) refuseRawExport(source);
    const mismatch = survey === null ? null : platformMismatch(source, survey.definition);
    if (mismatch !== null) throw new UsageError(mismatch);
    return await judgeFile({
      source,
      definition: survey?.definition ?? null,
      edition,
      surveyType: surveyType ?? null,
      rules: CATALOGUE,
      thresholds: DEFAULT_THRESHOLDS,
      quarter: options.quarter,
      now,
      maxFindings: options.maxFindings,
      showValues: options.showValues === true,
      onProgress: progress.add,
      signal: io.signal,
    });
  } finally {
    progress.stop();
    await source.close();
  }
}

/** A package is judged by its responses, with the scale that its metadata declares. */
async function judgePackage(folder: string, run: Run): Promise<Outcome> {
  const responses = join(folder, "responses.csv");
  try {
    await stat(responses);
  } catch {
    const message = `${folder} is a folder without responses.csv, so it is no submission package. Give a file or a package.`;
    throw new SourceError("directory", folder, message);
  }
  const surveyType = run.options.surveyType ?? (await readDetail(folder)).survey_type;
  return judge(await openFile(responses), { ...run, survey: null }, surveyType);
}

/** The metadata of a package. @throws SourceError */
export async function readDetail(folder: string): Promise<CollectionDetail> {
  const path = join(folder, "collection-detail.json");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw sourceError(error, path);
  }
  try {
    return collectionDetail.parse(JSON.parse(text));
  } catch {
    const message = `${path} is not the metadata of a submission package. Write the package again with cx280 format.`;
    throw new SourceError("unreadable", path, message);
  }
}

function refuseRawExport(source: Source): void {
  const dialect = recogniseDialect(source.head);
  if (dialect.name === "submission" || dialect.name === "generic") return;
  throw new UsageError(
    `${source.head.name} looks like a ${dialect.title}. To judge it, name the survey definition: --survey FILE.`,
  );
}

function encodingOf({ survey }: Run): {
  encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
} {
  const encoding = survey?.definition.export.encoding;
  return encoding === undefined ? {} : { encoding };
}

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw sourceError(error, path);
  }
}
