import fc from "fast-check";
import { columnOf, DRIVERS } from "../../src/guidance/drivers.js";
import { BRANCHES, type SurveyType } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { openSource } from "../../src/source/open.js";
import { judgeText } from "../support/judge.js";
import { chunksOf } from "../support/read-source.js";
import { type Answer, soundAnswers } from "./answers.js";
import { type CommonColumns, type Row, TableInput, type TableParts } from "./table-input.js";

export interface SubmissionParts extends TableParts {
  readonly type: SurveyType;
  /** Whether somebody says the scale. */
  readonly declared: boolean;
}

/** A submission file as a table. */
export class SubmissionInput extends TableInput<SubmissionParts> {
  readonly columns: CommonColumns = {
    id: "external_id",
    question1: "question_1",
    comment: "question_4",
  };

  get type(): SurveyType {
    return this.parts.type;
  }

  override with(parts: Partial<SubmissionParts>): SubmissionInput {
    return new SubmissionInput({ ...this.parts, ...parts });
  }

  protected override async judgeBytes(bytes: Uint8Array): Promise<ReadonlySet<string>> {
    const { name = "responses.csv", declared, type } = this.parts;
    const { outcome } = await judgeText(bytes, {
      source: await openSource({ name, stream: chunksOf(bytes, 1 << 14) }),
      rules: CATALOGUE,
      surveyType: declared ? type : null,
    });
    if (!outcome.reconciliation.balanced) throw new Error("the counts do not reconcile");
    return new Set(Object.keys(outcome.counts.byRule));
  }
}

export interface SubmissionOptions {
  /** Some rules need many responses to say anything. */
  readonly rows?: readonly [number, number];
  readonly type?: SurveyType;
  /** Left out: somebody says the scale, or the values show it. */
  readonly declared?: boolean;
}

export const SCALES = ["thumbs_up_down", "likert_scale"] as const;

export type SubmissionForm = Pick<SubmissionParts, "type" | "declared" | "newline" | "name">;

/** How a valid submission file is written. */
export function submissionForm(options: SubmissionOptions = {}): fc.Arbitrary<SubmissionForm> {
  const { type, declared } = options;
  return fc.record({
    type: type ? fc.constant(type) : fc.constantFrom(...SCALES),
    declared: declared === undefined ? fc.boolean() : fc.constant(declared),
    newline: fc.constantFrom("\n" as const, "\r\n" as const),
    name: fc.constantFrom("responses.csv", "FY2025 Q2.CSV", "-"),
  });
}

/** Valid submission files: both branches in use, some blanks, nothing that any rule finds. */
export function submissionInput(options: SubmissionOptions = {}): fc.Arbitrary<SubmissionInput> {
  return submissionForm(options).chain((form) =>
    soundAnswers(form.type, options.rows).map((answers) => submissionOf(form, answers)),
  );
}

/** The submission file that holds the answers. */
export function submissionOf(form: SubmissionForm, answers: readonly Answer[]): SubmissionInput {
  return new SubmissionInput({
    ...form,
    header: DEFAULT_EDITION.columns.map((column) => column.key),
    rows: answers.map((answer, at) => submissionRow(answer, `R-${at + 1}`)),
  });
}

/** The 17 cells of a response. */
export function submissionRow(answer: Answer, id: string): Row {
  const { rating, comment } = answer;
  const byName = new Map<string, string>([
    ["external_id", id],
    ["question_1", rating === null ? "" : String(rating)],
    ["question_4", comment],
  ]);
  for (const branch of BRANCHES) {
    DRIVERS.forEach((driver, bit) => {
      byName.set(columnOf(branch, driver), (answer[branch] & (1 << bit)) === 0 ? "0" : "1");
    });
  }
  return DEFAULT_EDITION.columns.map((column) => byName.get(column.key) ?? "");
}
