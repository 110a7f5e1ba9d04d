import type fc from "fast-check";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { judgeSource } from "../../src/judging/judge-source.js";
import { planReading } from "../../src/judging/plan-reading.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import type { Target } from "../../src/rules/rule.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { openSource } from "../../src/source/open.js";
import { definitionOf } from "../support/judge.js";
import { chunksOf } from "../support/read-source.js";
import { type Answer, soundAnswers } from "./answers.js";
import { definitionKeys } from "./raw-definition.js";
import { headerRecords, RAW_COLUMNS, type RawColumns, type RawForm, rawRow } from "./raw-form.js";
import { rawForm } from "./sound-form.js";
import { TableInput, type TableParts } from "./table-input.js";

export interface RawParts extends TableParts {
  readonly form: RawForm;
  /** What the rows were written from, before any change to them. */
  readonly answers: readonly Answer[];
  /** Keys of the definition that replace those the form gives. */
  readonly definition: Readonly<Record<string, unknown>>;
  /** The clock, epoch milliseconds. */
  readonly now: number;
  /** Judged as `format` does, which looks at the submission to come as well. */
  readonly formats: boolean;
}

/** A raw export as a table, with its survey definition. */
export class RawInput extends TableInput<RawParts> {
  get columns(): RawColumns {
    return RAW_COLUMNS[this.form.platform];
  }

  get form(): RawForm {
    return this.parts.form;
  }

  /** The definition's keys, as a definition file would have them. */
  get definition(): Readonly<Record<string, unknown>> {
    return { ...definitionKeys(this.form), ...this.parts.definition };
  }

  /** The definition's questions, in the guidance's order. */
  get questions(): readonly object[] {
    return definitionKeys(this.form).questions;
  }

  /** The same answers as an export of another form. */
  inForm(form: Partial<RawForm>): RawInput {
    const { answers, definition, now, formats } = this.parts;
    return rawOf({ ...this.form, ...form }, answers).with({ definition, now, formats });
  }

  override with(parts: Partial<RawParts>): RawInput {
    return new RawInput({ ...this.parts, ...parts });
  }

  protected override async judgeBytes(bytes: Uint8Array): Promise<ReadonlySet<string>> {
    const { name = "export.csv", now, formats, form } = this.parts;
    const input = {
      source: await openSource({ name, stream: chunksOf(bytes, 1 << 14) }),
      definition: definitionOf(this.definition),
      edition: DEFAULT_EDITION,
      surveyType: null,
      rules: CATALOGUE,
      thresholds: DEFAULT_THRESHOLDS,
      quarter: form.quarter ?? undefined,
      now,
      maxFindings: 100,
      showValues: false,
    };
    const targets = new Set<Target>(formats ? ["raw", "submission"] : ["raw"]);
    const outcome = await judgeSource(input, planReading(input, targets), async () => {});
    if (!outcome.reconciliation.balanced) throw new Error("the counts do not reconcile");
    return new Set(Object.keys(outcome.counts.byRule));
  }
}

export interface RawOptions {
  /** Some rules need many responses to say anything. */
  readonly rows?: readonly [number, number];
  /** What all of the exports have in common. */
  readonly form?: Partial<RawForm>;
  /** Leaves out the forms in which the mutation cannot be made. */
  readonly only?: (form: RawForm) => boolean;
  readonly formats?: boolean;
}

/** How a sound export is written. */
export function rawFormOf({
  form: fixed = {},
  only = () => true,
}: RawOptions): fc.Arbitrary<RawForm> {
  return rawForm.map((form) => ({ ...form, ...fixed })).filter(only);
}

/** Sound exports of sound surveys, each with its definition. */
export function rawInput(options: RawOptions = {}): fc.Arbitrary<RawInput> {
  const { rows, formats = false } = options;
  return rawFormOf(options).chain((form) =>
    soundAnswers(form.type, rows).map((answers) => rawOf(form, answers).with({ formats })),
  );
}

/** The export that holds the answers. */
export function rawOf(form: RawForm, answers: readonly Answer[]): RawInput {
  const { newline, delimiter, name } = form;
  const [header = [], ...labels] = headerRecords(form);
  return new RawInput({
    ...(name === undefined ? {} : { name }),
    ...(delimiter === undefined ? {} : { delimiter }),
    newline,
    header,
    labels,
    rows: answers.map((answer, at) => rawRow(form, answer, at)),
    form,
    answers,
    definition: {},
    now: Date.UTC(2025, 6, 1),
    formats: false,
  });
}
