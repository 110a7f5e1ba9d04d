import type { Outcome } from "../engine/outcome.js";
import type { Edition } from "../guidance/edition.js";
import {
  dueDate,
  formatDay,
  formatQuarter,
  QUARTER_FORM,
  quarterOf,
} from "../guidance/fiscal-quarter.js";
import { type FormatInput, type FormatResult, formatExport } from "../judging/format-export.js";
import { type JudgeInput, judgeFile } from "../judging/judge-source.js";
import { platformMismatch } from "../judging/plan-reading.js";
import type { ThreadedReading } from "../judging/threaded/threaded-reading.js";
import { jsonReport } from "../report/json.js";
import { counted, grouped, visible } from "../report/message.js";
import { recogniseDialect } from "../source/dialects/recognise.js";
import type { FileOptions } from "../source/files.js";
import type { Source } from "../source/source.js";
import type { SurveyDefinition } from "../survey/definition.js";
import type { FormatOptions } from "./commands/format.js";
import type { DefinitionFile } from "./definition-file.js";
import { type Ending, UsageError } from "./exit-code.js";
import { type Io, put } from "./io.js";
import { judgeSurvey } from "./judge-survey.js";
import type { Opening } from "./opening.js";
import { startProgress } from "./progress.js";
import { reportOf, writeReports } from "./reporting.js";
import { type Settings, settle } from "./settings.js";
import { TOOL } from "./tool.js";

/** What is known of an export before it is judged. */
export interface Planned {
  readonly path: string;
  readonly opening: Opening;
  readonly open: FileOptions;
  /** As its file says it, and as the options change it. */
  readonly survey: DefinitionFile;
  readonly definition: SurveyDefinition;
  readonly edition: Edition;
  /** Another thread that reads it; null: there is none. */
  readonly ordered: ThreadedReading | null;
}

/** Judges an export, and writes its package unless an error stands in the way. */
export async function writePackage(
  { path, opening, open, survey, definition, edition, ordered }: Planned,
  options: FormatOptions,
  io: Io,
): Promise<Ending> {
  const { quarter } = options;
  const now = options.now ?? io.now();
  const settings = await settle(options, io);
  const progress = startProgress(path, io.stderr, options.quiet === true);
  try {
    const source = await opening.source(open);
    refuseSubmission(source, survey);
    const mismatch = platformMismatch(source, survey.definition);
    if (mismatch !== null) throw new UsageError(mismatch);
    const input: JudgeInput & { definition: FormatInput["definition"] } = {
      source,
      definition,
      edition,
      surveyType: null,
      rules: settings.rules,
      thresholds: settings.thresholds,
      waivers: settings.waivers,
      now,
      maxFindings: options.maxFindings,
      showValues: options.showValues === true,
      onProgress: progress.add,
      signal: io.signal,
    };
    if (quarter === undefined) throw await quarterWanted(input);
    const judged = judgeSurvey(survey, edition, { settings, options, now });
    const ofSurvey = judged.findings.length > 0 ? [judged] : [];
    const result = await formatExport({
      ...input,
      quarter,
      steps: (reading, delimiter) => ordered?.steps(reading, delimiter) ?? null,
      outDir: options.out,
      rejects: options.rejects ?? null,
      force: options.force === true,
      editing: { redact: options.redact === true, defuse: options.defuseFormulas === true },
      standingErrors: judged.counts.error,
      definitionFile: { name: survey.name, sha256: survey.sha256 },
      tool: TOOL,
      report: (outcome) =>
        new TextEncoder().encode(
          jsonReport(withoutFolders(reportOf([...ofSurvey, outcome], edition, now))),
        ),
    });
    progress.stop();
    await writeReports(
      reportOf([...ofSurvey, result.outcome], edition, now),
      { ...options, ...settings },
      io,
    );
    if (!options.quiet) {
      await put(io.stderr, nextSteps(result, options, edition, judged.counts.error));
    }
    return endingOf(result, settings);
  } finally {
    progress.stop();
  }
}

/** The report in the package does not tell in which folder the export lay. */
function withoutFolders(report: ReturnType<typeof reportOf>): ReturnType<typeof reportOf> {
  const base = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;
  const each = <T extends { file: string }>(items: T[]): T[] =>
    items.map((item) => ({ ...item, file: base(item.file) }));
  return {
    ...report,
    inputs: each(report.inputs),
    findings: each(report.findings),
    skippedRules: each(report.skippedRules),
    reconciliation: each(report.reconciliation),
  };
}

function refuseSubmission(source: Source, survey: DefinitionFile): void {
  if (recogniseDialect(source.head).name !== "submission") return;
  if (survey.definition.export.dialect === "generic") return;
  throw new UsageError(
    `${source.head.name} is a submission file already. Check it with: cx280 validate ${source.head.name}`,
  );
}

/** Without a quarter, reads the export and says which quarters are in it. */
async function quarterWanted(input: JudgeInput): Promise<UsageError> {
  const outcome = await judgeFile(input);
  const present = quartersIn(outcome, input.edition);
  const are =
    present.length === 0
      ? "The export has no readable times, so its quarters are not known."
      : `The export has responses of ${present.join(", ")}.`;
  return new UsageError(`Which quarter is it for? Say it with --quarter ${QUARTER_FORM}. ${are}`);
}

function quartersIn({ tally }: Outcome, edition: Edition): string[] {
  const counts = new Map<string, number>();
  for (const [day, count] of [...tally.days].sort(([a], [b]) => a - b)) {
    const name = formatQuarter(quarterOf(day * 86_400_000, edition, "UTC"));
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts].map(([name, count]) => `${name} (${count})`);
}

function nextSteps(
  result: FormatResult,
  options: FormatOptions,
  edition: Edition,
  errorsInSurvey: number,
): string {
  const { packageDir, refusal, rejects, outcome } = result;
  if (packageDir !== null && options.quarter !== undefined) {
    const rows = outcome.reconciliation.written?.rows ?? 0;
    const due = formatDay(dueDate(options.quarter, edition));
    const aside =
      rejects > 0 ? `${counted(rejects, "record")} put aside in ${options.rejects}.\n` : "";
    return `${aside}Wrote ${packageDir} with ${counted(rows, "row")}.
${editsText(result)}Next: look at the report, upload responses.csv, and type in what collection-detail.json holds.
${formatQuarter(options.quarter)} is due on ${due}.\n`;
  }
  if (refusal === "no-rows") {
    const present = quartersIn(outcome, edition);
    const are = present.length === 0 ? "" : ` The export has responses of ${present.join(", ")}.`;
    return `Nothing was written: no response is left to submit.${are}\n`;
  }
  if (errorsInSurvey > 0) {
    return `Nothing was written, because the survey itself breaks the guidance. Correct it, or its definition ${options.survey}, and run again.\n`;
  }
  const canPutAside =
    options.rejects === undefined && outcome.errorsOnRecords === outcome.counts.error;
  const hint = canPutAside
    ? " Correct them, or write the rest with --rejects FILE, which puts the offending records aside."
    : " Correct them and run again.";
  return `Nothing was written, because errors stand.${hint}\n`;
}

/** What was done to comments and ids, a line each. */
function editsText({ edits, commentsOmitted }: FormatResult): string {
  const { redacted, defused } = edits;
  const lines: string[] = [];
  if (commentsOmitted !== null) {
    lines.push(`Comments are not in it: ${visible(commentsOmitted.trim())}`);
  } else if (redacted !== null) {
    const values = Object.entries(redacted.values);
    const count = values.reduce((sum, [, times]) => sum + times, 0);
    const kinds = values.map(([kind, times]) => `${kind} ${grouped(times)}`).join(", ");
    const done =
      count === 0
        ? "Found nothing to redact in comments."
        : `Redacted ${counted(count, "value")} in ${counted(redacted.comments, "comment")} (${kinds}).`;
    lines.push(`${done} Names are not looked for: read the comments before you upload them.`);
  }
  if (defused !== null) {
    const { external_id: ids, question_4: comments } = defused;
    lines.push(
      ids + comments === 0
        ? "No cell begins like a formula."
        : `Put an apostrophe before ${counted(comments, "comment")} and ${counted(ids, "external id")} that a spreadsheet might run.`,
    );
  }
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * Errors that were put aside are findings like others. Without a package the run has failed,
 * whatever --fail-on lets stand.
 */
function endingOf(result: FormatResult, { failOn }: Settings): Ending {
  const { counts } = result.outcome;
  if (result.packageDir !== null) return { kind: "judged", counts, failOn };
  return {
    kind: "judged",
    counts: { ...counts, error: Math.max(1, counts.error) },
    failOn: "error",
  };
}
