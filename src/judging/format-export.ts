import { basename } from "node:path";
import type { Offences } from "../engine/judgement.js";
import type { Outcome } from "../engine/outcome.js";
import type { Reconciliation } from "../engine/reconciliation.js";
import { total } from "../engine/reconciliation.js";
import { type FiscalQuarter, formatQuarter } from "../guidance/fiscal-quarter.js";
import type { MappedBatch } from "../response/response-batch.js";
import type { Target } from "../rules/rule.js";
import { RECORD_BROKEN } from "../source/record-batch.js";
import { CellEditor, type Editing, type Edits } from "../submission/cell-editor.js";
import { collectionDetailOf } from "../submission/collection-detail.js";
import type { Manifest } from "../submission/manifest.js";
import { PackageWriter, packageName } from "../submission/package-writer.js";
import { RejectsWriter } from "../submission/rejects-writer.js";
import { headerBytes, RowWriter } from "../submission/row-writer.js";
import type { SurveyDefinition } from "../survey/definition.js";
import { optOutOf } from "../survey/opt-out.js";
import { type JudgedStep, type JudgeInput, judgeSource } from "./judge-source.js";
import { planReading, type Reading } from "./plan-reading.js";

export interface FormatInput extends JudgeInput {
  readonly definition: SurveyDefinition;
  readonly quarter: FiscalQuarter;
  /** The folder that the package is made in. */
  readonly outDir: string;
  /** Where offending records go; null: nothing is written while an error stands. */
  readonly rejects: string | null;
  readonly force: boolean;
  /** What is done to ids and comments; undefined: nothing, they are copied. */
  readonly editing?: Editing;
  /** Errors found elsewhere, such as in the survey itself: while one stands, nothing is written. */
  readonly standingErrors: number;
  /** Of the definition's file, for the manifest. */
  readonly definitionFile: { readonly name: string; readonly sha256: string };
  readonly tool: { readonly name: string; readonly version: string };
  /** The content of report.json. */
  readonly report: (outcome: Outcome) => Uint8Array;
}

/** Why no package was written. */
export type Refusal = "errors" | "no-rows";

export interface FormatResult {
  readonly outcome: Outcome;
  /** Folder of the package; null where none was written. */
  readonly packageDir: string | null;
  /** Records put aside in the rejects file. */
  readonly rejects: number;
  readonly refusal: Refusal | null;
  readonly edits: Edits;
  /** Why comments were not written; null where they were. */
  readonly commentsOmitted: string | null;
}

/** Where the responses of a raw export went. */
class Written {
  rows = 0;
  rejected = 0;
  /** Epoch milliseconds of the earliest and latest response written. */
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  readonly excluded: Record<string, number> = {};

  exclude(reason: string): void {
    this.excluded[reason] = (this.excluded[reason] ?? 0) + 1;
  }

  reconciled(reconciliation: Reconciliation): Reconciliation {
    const { rows, rejected, excluded } = this;
    const balanced = reconciliation.responsesJudged === rows + rejected + total(excluded);
    return { ...reconciliation, written: { rows, rejected, excluded, balanced } };
  }
}

/** Turns a raw export into a submission package. @throws OutputError, SourceError */
export async function formatExport(given: FormatInput): Promise<FormatResult> {
  const { editing = NO_EDITING } = given;
  const input = { ...given, redacts: editing.redact, defuses: editing.defuse };
  const reading = planReading(input, new Set<Target>(["raw", "submission"]));
  const name = packageName(input.definition.service.name, formatQuarter(input.quarter));
  const written = new Written();
  const editor = editing.redact || editing.defuse ? new CellEditor(editing) : null;
  const to = await PackageWriter.create(input.outDir, name, input.force);
  let rejects: RejectsWriter | null = null;
  try {
    if (input.rejects !== null) {
      const delimiter = reading.layout.delimiter ?? input.source.head.delimiter;
      rejects = await RejectsWriter.create(input.rejects, delimiter, reading.header, input.force);
    }
    const responses = await to.file("responses.csv");
    const rows = new RowWriter(editor);
    await responses.write(headerBytes(input.edition));
    const keeps = keeper(reading, written);
    const judged = await judgeSource(input, reading, async (step) => {
      const { mapped, offences } = step;
      const pieces = rows.pieces(mapped.responses, (i) => keeps(mapped, offences, i));
      for (const piece of pieces) await responses.write(piece);
      if (rejects !== null) await putAside(rejects, step);
    });
    const responsesFile = await responses.commit();
    const outcome = { ...judged, reconciliation: written.reconciled(judged.reconciliation) };
    const result = {
      outcome,
      edits: editor?.edits ?? NO_EDITS,
      commentsOmitted: optOutOf(input.definition),
    };
    const refusal = refusalOf(outcome, rejects !== null, input.standingErrors);
    if (refusal !== null) {
      await to.abort();
      await rejects?.abort();
      return { ...result, packageDir: null, rejects: 0, refusal };
    }
    const detail = json(collectionDetailOf(input.definition, input.quarter, written.rows));
    const detailFile = await to.write("collection-detail.json", detail);
    const reportFile = await to.write("report.json", input.report(outcome));
    const manifest = manifestOf(input, result, written, [
      { name: "responses.csv", ...responsesFile, rows: written.rows },
      { name: "collection-detail.json", ...detailFile, rows: null },
      { name: "report.json", ...reportFile, rows: null },
    ]);
    await to.write("manifest.json", json(manifest));
    input.signal?.throwIfAborted();
    await rejects?.commit();
    await to.commit();
    return { ...result, packageDir: to.path, rejects: rejects?.rows ?? 0, refusal: null };
  } catch (error) {
    await to.abort();
    await rejects?.abort();
    throw error;
  }
}

const NO_EDITING: Editing = { redact: false, defuse: false };
const NO_EDITS: Edits = { redacted: null, defused: null };

/** Whether a response is written, counting why it is not. Other quarters are left out before. */
function keeper(
  { mapping }: Reading,
  written: Written,
): (mapped: MappedBatch, offences: Offences, i: number) => boolean {
  const timed = mapping.columns.index("submitted_at") >= 0;
  return ({ responses }, offences, i) => {
    if (offences.responses[i] !== 0) {
      written.rejected++;
      return false;
    }
    if (timed && Number.isNaN(responses.submittedAt[i]!)) {
      written.exclude("without time");
      return false;
    }
    written.rows++;
    const at = responses.submittedAt[i]!;
    if (at < written.first) written.first = at;
    if (at > written.last) written.last = at;
    return true;
  };
}

async function putAside(
  rejects: RejectsWriter,
  { records, mapped, offences }: JudgedStep,
): Promise<void> {
  const { responses } = mapped;
  const rulesOf = namesBy(offences.rules);
  // Responses stand in the order of their records.
  let i = 0;
  rejects.rejectAll(records, (row) => {
    const isResponse = i < responses.length && mapped.row[i] === row;
    const bits = isResponse ? offences.responses[i++]! : 0;
    if (bits !== 0) return rulesOf(bits);
    if (records.state[row] !== RECORD_BROKEN) return null;
    return offences.brokenRecords.rulesOf(records.record[row]!).join(" ");
  });
  await rejects.flush();
}

/** Tells the ids of the rules whose bits are set; the same ones come again and again. */
function namesBy(rules: readonly string[]): (bits: number) => string {
  const known = new Map<number, string>();
  return (bits) => {
    let names = known.get(bits);
    if (names === undefined) {
      names = rules.filter((_, at) => (bits & (1 << at)) !== 0).join(" ");
      known.set(bits, names);
    }
    return names;
  };
}

/** Errors on single records can be put aside; any other stands in the way of the whole package. */
function refusalOf(outcome: Outcome, putsAside: boolean, elsewhere: number): Refusal | null {
  if (outcome.reconciliation.responsesJudged === 0) return "no-rows";
  const standing = outcome.counts.error - (putsAside ? outcome.errorsOnRecords : 0);
  if (standing + elsewhere > 0) return "errors";
  return outcome.reconciliation.written?.rows === 0 ? "no-rows" : null;
}

function manifestOf(
  input: FormatInput,
  { outcome, edits, commentsOmitted }: Pick<FormatResult, "outcome" | "edits" | "commentsOmitted">,
  { first, last }: Written,
  files: Manifest["files"],
): Manifest {
  const { facts } = outcome;
  if (facts === null) throw new Error("the export was not read to its end");
  const { designated } = input.definition.service;
  return {
    manifestVersion: 1,
    tool: input.tool,
    edition: input.edition.id,
    quarter: formatQuarter(input.quarter),
    createdAt: new Date(input.now).toISOString(),
    ...(designated === undefined ? {} : { designated }),
    definition: input.definitionFile,
    submitted:
      first > last
        ? null
        : { first: new Date(first).toISOString(), last: new Date(last).toISOString() },
    input: {
      name: basename(facts.name),
      bytes: facts.bytes,
      sha256: facts.sha256,
      records: facts.records,
    },
    ...commentsOf(edits, commentsOmitted),
    ...(edits.defused === null ? {} : { formulasDefused: edits.defused }),
    files,
  };
}

function commentsOf({ redacted }: Edits, reason: string | null): Pick<Manifest, "comments"> {
  if (reason !== null) return { comments: { omitted: { reason } } };
  return redacted === null ? {} : { comments: { redacted } };
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
