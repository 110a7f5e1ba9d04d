import type { FindingData, Severity } from "../engine/finding.js";
import type { PackageFacts } from "../engine/package-facts.js";
import type { Tally } from "../engine/tally.js";
import type { Edition, SurveyType } from "../guidance/edition.js";
import type { FiscalQuarter, QuarterSpan } from "../guidance/fiscal-quarter.js";
import type { ColumnMap, ResponseBatch, ResponseColumn } from "../response/response-batch.js";
import type { NoticeKind, NoticeOf } from "../source/notice.js";
import type { SurveyDefinition } from "../survey/definition.js";
import type { Thresholds } from "./thresholds.js";

/**
 * What is judged: a submission file, a raw export, a survey definition, a submission package; and
 * the configuration itself, whose waivers may have expired.
 */
export type Target = "submission" | "raw" | "definition" | "package" | "configuration";
export const SCOPES = [
  "file",
  "header",
  "record",
  "dataset",
  "survey",
  "package",
  "configuration",
] as const;
export type Scope = (typeof SCOPES)[number];

/** The first digit of a rule's id: what it is about. */
export const FAMILIES = {
  "1xx": "File",
  "2xx": "Header",
  "3xx": "Values",
  "4xx": "Branching",
  "5xx": "Survey instrument",
  "6xx": "Dataset",
  "7xx": "Time",
  "8xx": "Privacy and safety",
  "9xx": "Package and waivers",
} as const;

/** Parts of the response batch or tally that a rule looks at: shown by `explain`. */
export type Aspect = string;

/** Everything a rule may know beside what it checks. Nothing here comes from the machine. */
export interface Context {
  /** `format` judges as raw and, for what it writes, as submission. */
  readonly targets: ReadonlySet<Target>;
  readonly edition: Edition;
  readonly definition: SurveyDefinition | null;
  /** The scale in force, or null while nothing tells it. */
  readonly scale: SurveyType | null;
  /** Whether a person declared the scale (definition, package or option). */
  readonly scaleDeclared: boolean;
  readonly thresholds: Thresholds;
  readonly columns: ColumnMap;
  /** The quarter that is reported, by the survey's zone; null where nobody named one. */
  readonly quarter: QuarterSpan | null;
  /** The zone of times that name none; null where nobody declared one. */
  readonly zone: string | null;
  /** The clock, epoch milliseconds. */
  readonly now: number;
  /** Whether personal data in comments is redacted in what is written, and formulas are defused. */
  readonly redacts?: boolean;
  readonly defuses?: boolean;
}

interface RuleBase {
  /** Public contract: never reused, never renamed. */
  readonly id: `CX${number}`;
  readonly name: string;
  /** Default severity; per target where they differ. */
  readonly severity: Severity | Readonly<Partial<Record<Target, Severity>>>;
  /** The severity that some of its findings have instead, where the finding decides it. */
  readonly milder?: Severity;
  readonly targets: readonly Target[];
  /** Citations, such as "a11-280-2024#280.14", "receiving-system", "raw-exports". */
  readonly cites: readonly string[];
  /** One line above the findings of the rule, said as the state of the file. */
  readonly heading: string;
  /** One finding in a sentence; {name} stands for data of the finding. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** Why it matters, in a sentence or two, for `explain`. */
  readonly why: string;
  /** Why the rule is not applied at all, where a configuration turns it off. */
  readonly off?: string;
  /** Says why the rule cannot be applied, or null if it can. */
  skip?(context: Context): string | null;
  /** What the rule has to say of a survey definition, where it is mainly about data. */
  checkDefinition?(
    definition: SurveyDefinition,
    context: SurveyContext,
    report: SurveyReport,
  ): void;
  /** What the rule has to say of a package, where it is mainly about the survey. */
  checkPackage?(facts: PackageFacts, context: PackageContext, report: PackageReport): void;
}

export interface Place {
  readonly line?: number | null;
  readonly record?: number | null;
  /** A column of the response… */
  readonly column?: ResponseColumn | null;
  /** …or a 0-based cell of the record. */
  readonly cellIndex?: number | null;
}

/** Reports a finding on a file or dataset. `count` above 1: one finding that stands for many. */
export type Report = (data: FindingData, place?: Place) => void;

/**
 * Reports a finding on response i. The data is a function wherever it costs something (a cell as
 * text), because beyond the sample only the count is kept.
 */
export type RecordReport = (
  i: number,
  column: ResponseColumn | null,
  data: FindingData | ((i: number) => FindingData),
) => void;

export interface FileRule<K extends NoticeKind = NoticeKind> extends RuleBase {
  readonly scope: "file";
  /** The kinds of notice the rule listens to. */
  readonly notices: readonly K[];
  check(notice: NoticeOf<K>, context: Context, report: Report): void;
}

/** The header as the file has it. */
export interface Header {
  /** The record with the columns' names. */
  readonly cells: readonly string[];
  /** All header records, the one with the names first. */
  readonly records: readonly (readonly string[])[];
  readonly line: number;
  /** The first data records, for telling left-over header records. */
  readonly firstRecords: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly delimiter: string;
  /** Columns of the definition that the header lacks or has more than once. */
  readonly unresolved: readonly {
    readonly wanted: string;
    readonly found: number;
    readonly nearest: string | null;
  }[];
  /** Columns that identify or locate people, as the dialect knows them: 0-based cell and name. */
  readonly personal?: readonly { readonly index: number; readonly name: string }[];
}

export interface HeaderRule extends RuleBase {
  readonly scope: "header";
  check(header: Header, context: Context, report: Report): void;
}

export interface RecordRule extends RuleBase {
  readonly scope: "record";
  readonly reads: readonly Aspect[];
  /** The rule needs the highest rating: without a declared scale it is tried for both. */
  readonly needsScale?: boolean;
  /**
   * Whether a batch can hold what the rule looks for, as far as its sums tell: most batches hold
   * nothing, and are passed by. A rule without it looks at all of them.
   */
  mayFind?(batch: JudgedBatch, context: Context): boolean;
  check(batch: JudgedBatch, context: Context, report: RecordReport): void;
  /** What the rule has to say of the whole dataset, where it is mainly about single records. */
  checkDataset?(tally: Tally, context: Context, report: Report): void;
}

/** A response batch with what the engine has found by looking back over the whole dataset. */
export interface JudgedBatch extends ResponseBatch {
  /** Line of the first response with the same external id; 0 where there is none. */
  readonly idSeenAt: Uint32Array;
  /** Line of the first response with the same content under another id; 0 where there is none. */
  readonly contentSeenAt: Uint32Array;
  /** Whether the two above can be other than 0 anywhere. */
  readonly mayRepeatIds: boolean;
  readonly repeatsContents: boolean;
}

export interface DatasetRule extends RuleBase {
  readonly scope: "dataset";
  readonly reads: readonly Aspect[];
  check(tally: Tally, context: Context, report: Report): void;
}

/** What a survey rule is given: the definition, and where its parts stand in its file. */
export interface SurveyRule extends RuleBase {
  readonly scope: "survey";
  /** Says why the rule cannot be applied to a definition, or null if it can. */
  skipSurvey?(definition: SurveyDefinition): string | null;
  check(definition: SurveyDefinition, context: SurveyContext, report: SurveyReport): void;
}
export type SurveyContext = Pick<Context, "edition" | "thresholds" | "now">;
/**
 * `path` is the key in the definition, such as ["questions", 0, "text"]; `severity` is given where
 * the finding decides it.
 */
export type SurveyReport = (
  path: readonly (string | number)[],
  data: FindingData,
  severity?: Severity,
) => void;

/** What a package rule may know beside the package. */
export interface PackageContext {
  /** All packages of the run, the judged one among them, in the order given. */
  readonly packages: readonly PackageFacts[];
  readonly edition: Edition;
  /** The quarter the user asked for; null where nobody named one. */
  readonly quarter: FiscalQuarter | null;
  /** The clock, epoch milliseconds. */
  readonly now: number;
}

/** `at` is the file of the package that the finding is about, and the key in it. */
export type PackageReport = (
  at: { readonly file: string; readonly key?: string },
  data: FindingData,
  severity?: Severity,
) => void;

export interface PackageRule extends RuleBase {
  readonly scope: "package";
  /** Says why the rule cannot be applied to a package, or null if it can. */
  skipPackage?(facts: PackageFacts, context: PackageContext): string | null;
  check(facts: PackageFacts, context: PackageContext, report: PackageReport): void;
}

/** A waiver of the configuration, and what became of it in this run. */
export interface WaiverState {
  readonly rule: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds. */
  readonly expires: string;
  readonly state: "used" | "unused" | "expired" | "not concerned";
}

/** Looks at the configuration once everything else has been judged. */
export interface ConfigurationRule extends RuleBase {
  readonly scope: "configuration";
  check(
    waivers: readonly WaiverState[],
    report: (path: readonly (string | number)[], data: FindingData) => void,
  ): void;
}

export type Rule =
  | FileRule
  | HeaderRule
  | RecordRule
  | DatasetRule
  | SurveyRule
  | PackageRule
  | ConfigurationRule;

/** Declares a file rule; `notices` decides what its check is given. */
export function defineFileRule<const K extends NoticeKind>(
  rule: Omit<FileRule<K>, "scope">,
): FileRule<K> {
  return { scope: "file", ...rule };
}
export function defineHeaderRule(rule: Omit<HeaderRule, "scope">): HeaderRule {
  return { scope: "header", ...rule };
}
export function defineRecordRule(rule: Omit<RecordRule, "scope">): RecordRule {
  return { scope: "record", ...rule };
}
export function defineDatasetRule(rule: Omit<DatasetRule, "scope">): DatasetRule {
  return { scope: "dataset", ...rule };
}
export function defineSurveyRule(rule: Omit<SurveyRule, "scope">): SurveyRule {
  return { scope: "survey", ...rule };
}
export function definePackageRule(rule: Omit<PackageRule, "scope">): PackageRule {
  return { scope: "package", ...rule };
}
export function defineConfigurationRule(rule: Omit<ConfigurationRule, "scope">): ConfigurationRule {
  return { scope: "configuration", ...rule };
}
