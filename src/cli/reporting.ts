import { Chalk } from "chalk";
import type { Outcome } from "../engine/outcome.js";
import type { Edition } from "../guidance/edition.js";
import { jsonReport } from "../report/json.js";
import { makeReport, type Report } from "../report/report.js";
import { NO_COLOUR, type Palette, textReport } from "../report/text.js";
import { findRule } from "../rules/catalogue.js";
import { writeAtomically } from "../submission/atomic-file.js";
import { type Io, type Output, put } from "./io.js";
import type { CommonOptions, ReporterChoice } from "./options.js";
import { TOOL } from "./tool.js";

const WIDTH_OFF_TERMINAL = 100;

export function reportOf(outcomes: readonly Outcome[], edition: Edition, now: number): Report {
  return makeReport(outcomes, {
    tool: TOOL,
    edition: edition.id,
    now,
    ruleName: (id) => findRule(id)?.name ?? id,
  });
}

/** Writes the report by every reporter that was asked for; text to standard output if none was. */
export async function writeReports(report: Report, options: CommonOptions, io: Io): Promise<void> {
  const choices: readonly ReporterChoice[] =
    options.reporter.length > 0 ? options.reporter : [{ name: "text", file: null }];
  for (const { name, file } of choices) {
    if (file !== null) {
      const text = name === "json" ? jsonReport(report) : asText(report, null, options, io);
      await writeAtomically(file, new TextEncoder().encode(text), true);
    } else if (name === "json") {
      await put(io.stdout, jsonReport(report));
    } else if (!options.quiet) {
      await put(io.stdout, asText(report, io.stdout, options, io));
    }
  }
}

function asText(report: Report, to: Output | null, options: CommonOptions, io: Io): string {
  return textReport(report, {
    palette: to === null ? NO_COLOUR : paletteFor(to, options.color, io),
    width: to?.columns ?? WIDTH_OFF_TERMINAL,
    rule: findRule,
  });
}

/** Colour only on a terminal, unless NO_COLOR or --no-color forbids or FORCE_COLOR demands it. */
export function paletteFor(to: Output, allowed: boolean, { env }: Io): Palette {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
  const terminal = to.isTTY === true && env.TERM !== "dumb";
  if (!allowed || (env.NO_COLOR ?? "") !== "" || !(terminal || forced)) return NO_COLOUR;
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
