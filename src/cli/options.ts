import { InvalidArgumentError, Option } from "commander";
import { SURVEY_TYPES, type SurveyType } from "../guidance/edition.js";
import { EDITION_IDS } from "../guidance/editions.js";
import { type FiscalQuarter, parseQuarter, QUARTER_FORM } from "../guidance/fiscal-quarter.js";
import { isZone } from "../response/zone.js";
import { nearest } from "../rules/nearest.js";
import { DIALECT_NAMES } from "../survey/dialect-names.js";
import type { FailOn } from "./exit-code.js";

/** Options that several commands share; each is declared once, here. */
export interface CommonOptions {
  readonly reporter: readonly ReporterChoice[];
  /** Undefined: as the configuration says. */
  readonly failOn?: FailOn;
  /** A file; false: none; otherwise the nearest upward from the working folder. */
  readonly config?: string | boolean;
  readonly quiet?: true;
  readonly color: boolean;
  readonly showValues?: true;
  readonly maxFindings: number;
  /** Undefined: as many as there are cores. */
  readonly threads?: number;
  /** Epoch milliseconds. */
  readonly now?: number;
  readonly edition?: string;
}

export const REPORTERS = ["text", "json"] as const;
export interface ReporterChoice {
  readonly name: (typeof REPORTERS)[number];
  /** Null: standard output. */
  readonly file: string | null;
}

export function commonOptions(): Option[] {
  return [
    new Option(
      "--reporter <name[=file]>",
      "how to report: text or json, to a file if named (repeatable)",
    )
      .argParser(addReporter)
      .default([], "text"),
    new Option(
      "--fail-on <severity>",
      "exit with 1 from this severity on (default: error)",
    ).choices(["error", "warning", "never"]),
    new Option("--quiet", "only the exit code and reports to files"),
    new Option("--no-color", "no colours (also: the environment variable NO_COLOR)"),
    new Option("--show-values", "repeat values that look personal in reports"),
    new Option("--max-findings <count>", "findings kept per rule and file; all are counted")
      .argParser(positiveInteger)
      .default(100),
    new Option(
      "--threads <count>",
      "threads to work on; 1 reads large files on the one that judges (default: the cores there are)",
    ).argParser(positiveInteger),
    ...configOptions(),
    nowOption(),
    new Option("--edition <id>", "the guidance edition").choices([...EDITION_IDS]),
  ];
}

/** Where severities, thresholds, inputs and waivers come from. */
export function configOptions(): Option[] {
  return [
    new Option(
      "--config <file>",
      "the configuration; cx280.config.yaml here or in a folder above unless told",
    ),
    new Option("--no-config", "no configuration, even if there is one"),
  ];
}

export function nowOption(): Option {
  return new Option("--now <time>", "the clock, ISO 8601, for repeatable output").argParser(
    instant,
  );
}

export function surveyOption(): Option {
  return new Option("--survey <file>", "the survey definition (YAML or JSON)");
}

export function surveyTypeOption(): Option {
  return new Option(
    "--survey-type <type>",
    "the scale of question_1, where no definition says it",
  ).choices([...SURVEY_TYPES]);
}

/** Which ratings of the Likert scale count as trust: the guidance leaves it open. */
export function trustRatingsOption(): Option {
  return new Option(
    "--trust-ratings <ratings>",
    "Likert: ratings that count as trust, such as 5, 4-5 or 3-5 (assumed: 4-5)",
  ).argParser(trustRatings);
}

function trustRatings(text: string): number[] {
  const match = /^([1-5])(?:-([1-5]))?$/.exec(text.trim());
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  if (match === null || last < first) {
    throw new InvalidArgumentError("It must be ratings such as 5, 4-5 or 3-5.");
  }
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

export function quarterOption(): Option {
  return new Option("--quarter <quarter>", `the fiscal quarter, such as ${QUARTER_FORM}`).argParser(
    quarter,
  );
}

export type { SurveyType };

export function quarter(text: string): FiscalQuarter {
  const parsed = parseQuarter(text);
  if (parsed === null) {
    throw new InvalidArgumentError(`A fiscal quarter is written like ${QUARTER_FORM}.`);
  }
  return parsed;
}

/** The platform that wrote an export, where it is not to be told from the file. */
export function dialectOption(): Option {
  return new Option("--dialect <name>", "the platform that wrote the export").choices(
    DIALECT_NAMES.filter((name) => name !== "submission"),
  );
}

export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+(?:\.\d+)?$/.test(text) || value <= 0) {
    throw new InvalidArgumentError("It must be a number above 0.");
  }
  return value;
}

export function zoneName(text: string): string {
  if (isZone(text)) return text;
  const near = nearest(text, Intl.supportedValuesOf("timeZone"));
  const hint = near === null ? "Write it like America/New_York." : `Did you mean ${near}?`;
  throw new InvalidArgumentError(`There is no such time zone. ${hint}`);
}

/** Which part of a packed file is meant, where it has several. */
export interface PartOptions {
  readonly sheet?: string;
  readonly entry?: string;
}

export function partOptions(): Readonly<Record<"sheet" | "entry", Option>> {
  return {
    sheet: new Option(
      "--sheet <name>",
      "the sheet of a workbook (.xlsx); the first one unless told",
    ),
    entry: new Option("--entry <name>", "the file in a zip archive, if it holds several"),
  };
}

/** For options that can be given several times. */
export function collect(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

/** A day such as 2026-12-31, if there is such a day. */
export function calendarDay(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  if (!exists) throw new InvalidArgumentError("It must be a day such as 2026-12-31.");
  return text;
}

export function addReporter(text: string, before: readonly ReporterChoice[]): ReporterChoice[] {
  const at = text.indexOf("=");
  const name = at < 0 ? text : text.slice(0, at);
  const file = at < 0 ? null : text.slice(at + 1);
  const known = REPORTERS.find((each) => each === name);
  if (known === undefined) {
    const near = nearest(name, REPORTERS);
    throw new InvalidArgumentError(
      `There is no reporter "${name}"; there are ${REPORTERS.join(" and ")}.${near ? ` Did you mean ${near}?` : ""}`,
    );
  }
  if (file === "") throw new InvalidArgumentError("A file name belongs behind the equals sign.");
  if (before.some((choice) => choice.file === file)) {
    const where = file === null ? "standard output" : file;
    throw new InvalidArgumentError(
      `Two reports cannot both go to ${where}. Give a file: --reporter ${name}=FILE.`,
    );
  }
  return [...before, { name: known, file }];
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError("It must be a whole number from 1.");
  }
  return value;
}

/** A time with its zone: what does not depend on where the computer stands. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

function instant(text: string): number {
  const time = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new InvalidArgumentError("It must be a time such as 2025-04-30T12:00:00Z.");
  return time;
}
