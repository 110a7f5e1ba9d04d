import type { Outcome } from "../engine/outcome.js";
import type { Edition } from "../guidance/edition.js";
import { jsonReport } from "../report/json.js";
import { makeReport, type Report } from "../report/report.js";
import { NO_COLOUR, type Palette, textReport } from "../report/text.js";
import { findRule } from "../rules/catalogue.js";
import type { SourceError } from "../source/source-error.js";
import { writeAtomically } from "../submission/atomic-file.js";
import { type Io, type Output, put, WIDTH_OFF_TERMINAL, widthOf } from "./io.js";
import type { CommonOptions, ReporterChoice } from "./options.js";
import { TOOL } from "./tool.js";

export function reportOf(
  outcomes: readonly Outcome[],
  edition: Edition,
  now: number,
  unreadable: readonly SourceError[] = [],
): Report {
  return makeReport(outcomes, {
    unreadable: unreadable.map(({ path, message }) => ({ file: path, reason: message })),
    tool: TOOL,
    edition: edition.id,
    now,
    ruleName: (id) => findRule(id)?.name ?? id,
  });
}

/** Writes the report by every reporter that was asked for; text to standard output if none was. */
export async function writeReports(
  report: Report,
  options: Pick<CommonOptions, "reporter" | "quiet" | "color">,
  io: Io,
): Promise<void> {
  const choices: readonly ReporterChoice[] =
    options.reporter.length > 0 ? options.reporter : [{ name: "text", file: null }];
  for (const { name, file } of choices) {
    if (file !== null) {
      const text = name === "json" ? jsonReport(report) : await asText(report, null, options, io);
      await writeAtomically(file, new TextEncoder().encode(text), true);
    } else if (name === "json") {
      await put(io.stdout, jsonReport(report));
    } else if (!options.quiet) {
      await put(io.stdout, await asText(report, io.stdout, options, io));
    }
  }
}

async function asText(
  report: Report,
  to: Output | null,
  options: Pick<CommonOptions, "color">,
  io: Io,
): Promise<string> {
  return textReport(report, {
    palette: to === null ? NO_COLOUR : await paletteFor(to, options.color, io),
    unicode: to === null || showsUnicode(io),
    width: to === null ? WIDTH_OFF_TERMINAL : widthOf(to),
    rule: findRule,
  });
}

/** Colour only on a terminal, unless NO_COLOR or --no-color forbids or FORCE_COLOR demands it. */
export async function paletteFor(to: Output, allowed: boolean, { env }: Io): Promise<Palette> {
  const terminal = to.isTTY === true && env.TERM !== "dumb";
  const wanted = env.FORCE_COLOR === undefined ? terminal : isOn(env.FORCE_COLOR);
  if (!allowed || (env.NO_COLOR ?? "") !== "" || !wanted) return NO_COLOUR;
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: 1 });
  return {
    error: chalk.red,
    warning: chalk.yellow,
    info: chalk.cyan,
    good: chalk.green,
    strong: chalk.bold,
    dim: chalk.dim,
  };
}

/** As chalk reads FORCE_COLOR: 0 and false turn colours off, anything else on. */
function isOn(force: string): boolean {
  return force !== "0" && force !== "false";
}

/** The older Windows console and the plain C locale show only ASCII reliably. */
export function showsUnicode({ env }: Io): boolean {
  const windows = env.OS === "Windows_NT";
  if (windows) return env.WT_SESSION !== undefined || env.TERM_PROGRAM === "vscode";
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  return locale !== "C" && locale !== "POSIX";
}
