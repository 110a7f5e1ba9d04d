import { Judgement, type Offences } from "../engine/judgement.js";
import type { Outcome } from "../engine/outcome.js";
import type { Waiver } from "../engine/waivers.js";
import { markPersonal } from "../response/describe-texts.js";
import type { MappedBatch } from "../response/response-batch.js";
import type { Context, Rule } from "../rules/rule.js";
import type { Thresholds } from "../rules/thresholds.js";
import { personalColumns } from "../source/dialects/personal-columns.js";
import type { Delimiter } from "../source/notice.js";
import type { RecordExtents } from "../source/record-batch.js";
import type { Source } from "../source/source.js";
import { type MappedStep, mappedSteps } from "./mapped-steps.js";
import { declaredScale, type PlanInput, planReading, type Reading } from "./plan-reading.js";

/** What it takes to judge one file. The clock comes in as `now`, epoch milliseconds. */
export interface JudgeInput extends PlanInput {
  readonly rules: readonly Rule[];
  readonly thresholds: Thresholds;
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
  /** Reads and maps the source elsewhere, such as on another thread; the same steps. */
  readonly steps?:
    | ((reading: Reading, delimiter: Delimiter) => AsyncIterable<MappedStep> | null)
    | undefined;
  readonly onProgress?: (records: number) => void;
  readonly signal?: AbortSignal;
}

/** What a consumer beside the rules is given of every batch, in file order. */
export interface JudgedStep {
  readonly records: RecordExtents;
  readonly mapped: MappedBatch;
  readonly offences: Offences;
}

/** Judges a submission file or raw export from end to end. */
export async function judgeFile(input: JudgeInput): Promise<Outcome> {
  return judgeSource(input, planReading(input), async () => {});
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
  // The texts of a workbook are in this thread's memory by now; another would hold them again.
  const elsewhere = source.head.isSheet ? null : input.steps?.(reading, source.head.delimiter);
  const steps = elsewhere ?? mappedSteps(source, reading.layout, mapping);
  let bytes = 0;
  for await (const step of steps) {
    input.signal?.throwIfAborted();
    judgement.notices(step);
    const { records, mapped } = step;
    if (records === null || mapped === null) continue;
    judgement.notices({ notices: mapped.notices, suppressed: {}, passedBlank: 0 });
    if (step.texts === "unread") mapping.responses.describe();
    if (step.texts !== "marked") markPersonal(mapped.responses);
    bytes += bytesOf(records);
    const offences = judgement.responses(mapped, bytes / (source.head.bytes ?? 0));
    await see({ records, mapped, offences });
    input.onProgress?.(records.length);
  }
  for (const label of mapping.labels) judgement.tally.labels.add(label);
  return judgement.finish();
}

/** From the first record to the last. */
function bytesOf({ length, recordStart, recordEnd }: RecordExtents): number {
  return length === 0 ? 0 : recordEnd[length - 1]! - recordStart[0]!;
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
    personal: personalColumns(dialect, dialect.columns(reading.header)),
  };
}
