import { Judgement, type Offences } from "../engine/judgement.js";
import type { Outcome } from "../engine/outcome.js";
import type { Waiver } from "../engine/waivers.js";
import type { Edition, SurveyType } from "../guidance/edition.js";
import { type FiscalQuarter, type QuarterSpan, quarterSpan } from "../guidance/fiscal-quarter.js";
import type { Mapping } from "../response/mapping.js";
import { RawMapping } from "../response/raw-mapping.js";
import type { MappedBatch } from "../response/response-batch.js";
import { SubmissionMapping } from "../response/submission-mapping.js";
import type { Context, Rule, Target } from "../rules/rule.js";
import type { Thresholds } from "../rules/thresholds.js";
import type { Dialect } from "../source/dialects/dialect.js";
import { isPersonalColumn } from "../source/dialects/personal-columns.js";
import {
  dialectNamed,
  headerDown,
  inFile,
  recogniseDialect,
} from "../source/dialects/recognise.js";
import type { RecordBatch } from "../source/record-batch.js";
import type { RecordLayout, Source } from "../source/source.js";
import type { SurveyDefinition } from "../survey/definition.js";

/** What it takes to judge one file. The clock comes in as `now`, epoch milliseconds. */
export interface JudgeInput {
  readonly source: Source;
  /** Null: a submission file is judged by what it shows. */
  readonly definition: SurveyDefinition | null;
  readonly edition: Edition;
  /** The scale, where a person declared it and no definition does. */
  readonly surveyType: SurveyType | null;
  readonly rules: readonly Rule[];
  readonly thresholds: Thresholds;
  /** The quarter that is reported, where the user names one. */
  readonly quarter?: FiscalQuarter | undefined;
  readonly now: number;
  /** Findings kept per rule; all are counted. */
  readonly maxFindings: number;
  readonly showValues: boolean;
  /** Whether personal data in comments is redacted in what is written, and formulas are defused. */
  readonly redacts?: boolean;
  readonly defuses?: boolean;
  /** Findings that may stand. */
  readonly waivers?: readonly Waiver[];
  /** Whether the outcome holds the external ids, to be compared with those of other files. */
  readonly keepIds?: boolean;
  readonly onProgress?: (records: number) => void;
  readonly signal?: AbortSignal;
}

/** What a consumer beside the rules is given of every batch, in file order. */
export interface JudgedStep {
  readonly records: RecordBatch;
  readonly mapped: MappedBatch;
  readonly offences: Offences;
}

/** How a file is read: as what, through which mapping. */
export interface Reading {
  readonly targets: ReadonlySet<Target>;
  readonly dialect: Dialect;
  readonly layout: RecordLayout;
  readonly mapping: Mapping;
  /** The zone of times that carry none; null where nobody declared one. */
  readonly zone: string | null;
  /** The quarter that is reported; null where nobody named one. */
  readonly quarter: QuarterSpan | null;
  /** The header records, the one with the names first. */
  readonly header: readonly (readonly string[])[];
}

/** Judges a submission file or raw export from end to end. */
export async function judgeFile(input: JudgeInput): Promise<Outcome> {
  return judgeSource(input, planReading(input), async () => {});
}

/**
 * Decides what a file is and how to read it.
 * @param targets what to judge it as; told from the file unless given.
 */
export function planReading(input: JudgeInput, targets?: ReadonlySet<Target>): Reading {
  const { source, definition } = input;
  const { head } = source;
  const recognised = recogniseDialect(head);
  const dialect = inFile(dialectOf(definition, recognised), head);
  const isSubmission = dialect.name === "submission" || definition === null;
  const records = headerDown(head);
  const headerRecords = isSubmission
    ? 1
    : (definition.export.headerRecords ?? dialect.headerRecords);
  const header = records.slice(0, headerRecords);
  const rowsAbove = head.preambleRecords + headerRecords;
  const zone = definition?.export.timeZone ?? dialect.zone(records);
  const quarter = input.quarter ? quarterSpan(input.quarter, input.edition, zone ?? "UTC") : null;
  const mapping = isSubmission
    ? new SubmissionMapping(header[0] ?? [], rowsAbove, declaredScale(input))
    : new RawMapping(definition, dialect, dialect.columns(header), rowsAbove, zone, quarter);
  return {
    targets: targets ?? new Set<Target>([isSubmission ? "submission" : "raw"]),
    dialect,
    header,
    mapping,
    quarter,
    zone,
    layout: {
      preambleRecords: head.preambleRecords,
      headerRecords,
      emptyTrailingCells: !isSubmission,
      ...(definition?.export.delimiter && !isSubmission
        ? { delimiter: definition.export.delimiter }
        : {}),
    },
  };
}

/** Reads a source to its end, judges it, and shows every batch to `see`. */
export async function judgeSource(
  input: JudgeInput,
  reading: Reading,
  see: (step: JudgedStep) => Promise<void>,
): Promise<Outcome> {
  const { source } = input;
  const { mapping } = reading;
  const judgement = new Judgement({
    file: source.head.name,
    maxFindings: input.maxFindings,
    showValues: input.showValues,
    waivers: input.waivers ?? [],
    now: input.now,
    keepIds: input.keepIds ?? false,
    rules: input.rules,
    context: contextOf(input, reading),
  });
  if (reading.header.length > 0) judgement.header(headerOf(source, reading));
  for await (const step of source.read(reading.layout)) {
    input.signal?.throwIfAborted();
    judgement.notices(step);
    if (step.batch === null) continue;
    const mapped = mapping.map(step.batch);
    judgement.notices({ notices: mapped.notices, suppressed: {} });
    const offences = judgement.responses(mapped);
    await see({ records: step.batch, mapped, offences });
    input.onProgress?.(step.batch.length);
  }
  for (const label of mapping.labels) judgement.tally.labels.add(label);
  return judgement.finish();
}

/** A sentence where the definition is for another platform's export than this; null if it fits. */
export function platformMismatch(source: Source, definition: SurveyDefinition): string | null {
  const declared = definition.export.dialect;
  if (declared === undefined || declared === "generic") return null;
  const recognised = recogniseDialect(source.head);
  if (recognised.name === declared || ["generic", "submission"].includes(recognised.name))
    return null;
  const wanted = dialectNamed(declared).title;
  return `The survey definition is for a ${wanted}, and ${source.head.name} looks like a ${recognised.title}. Give the definition of this survey, or correct export.dialect in it.`;
}

function dialectOf(definition: SurveyDefinition | null, recognised: Dialect): Dialect {
  const declared = definition?.export.dialect;
  // A finished submission file stays one, whatever export its survey has.
  if (recognised.name === "submission" && declared !== "generic") return recognised;
  return declared === undefined ? recognised : dialectNamed(declared);
}

function declaredScale(input: JudgeInput): SurveyType | null {
  return input.definition?.survey.type ?? input.surveyType;
}

function contextOf(input: JudgeInput, reading: Reading): Context {
  const scale = declaredScale(input);
  return {
    targets: reading.targets,
    edition: input.edition,
    definition: input.definition,
    scale,
    scaleDeclared: scale !== null,
    thresholds: input.thresholds,
    columns: reading.mapping.columns,
    quarter: reading.quarter,
    zone: reading.zone,
    now: input.now,
    redacts: input.redacts ?? false,
    defuses: input.defuses ?? false,
  };
}

function headerOf(source: Source, reading: Reading): Parameters<Judgement["header"]>[0] {
  const { head } = source;
  const { dialect } = reading;
  const above = head.preambleRecords + reading.layout.headerRecords;
  return {
    cells: reading.header[0] ?? [],
    records: reading.header,
    line: head.records[head.preambleRecords]?.line ?? 1,
    firstRecords: head.records.slice(above).map(({ line, cells }) => ({ line, cells })),
    delimiter: reading.layout.delimiter ?? head.delimiter,
    unresolved: reading.mapping.unresolved,
    personal: dialect
      .columns(reading.header)
      .filter((column) => isPersonalColumn(dialect, column))
      .map(({ index }) => index),
  };
}
