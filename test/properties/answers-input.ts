import type fc from "fast-check";
import type { SurveyType } from "../../src/guidance/edition.js";
import { type Answer, ratingsOf, soundAnswers, topOf } from "./answers.js";
import type { Judgeable } from "./one-mutation.js";
import { type RawOptions, rawFormOf, rawOf } from "./raw-input.js";
import { type SubmissionOptions, submissionForm, submissionOf } from "./submission-input.js";

/** Answers and a file that holds them, for rules to which the kind of file makes no difference. */
export class AnswersInput implements Judgeable {
  constructor(
    readonly type: SurveyType,
    readonly answers: readonly Answer[],
    /** Writes answers into a file. */
    readonly write: (answers: readonly Answer[]) => Judgeable,
  ) {}

  get top(): number {
    return topOf(this.type);
  }

  get lowest(): number {
    return Math.min(...ratingsOf(this.type));
  }

  /** The ratings but the highest. */
  get lower(): readonly number[] {
    return ratingsOf(this.type).filter((rating) => rating !== this.top);
  }

  with(answers: readonly Answer[]): AnswersInput {
    return new AnswersInput(this.type, answers, this.write);
  }

  /** One answer replaced; they count from 0. */
  withAnswer(at: number, change: (before: Answer) => Answer): AnswersInput {
    return this.with(this.answers.map((answer, i) => (i === at ? change(answer) : answer)));
  }

  withAll(change: (before: Answer, at: number) => Answer): AnswersInput {
    return this.with(this.answers.map(change));
  }

  withMore(answers: readonly Answer[]): AnswersInput {
    return this.with([...this.answers, ...answers]);
  }

  judge(): Promise<ReadonlySet<string>> {
    return this.write(this.answers).judge();
  }

  toString(): string {
    return String(this.write(this.answers));
  }
}

/** Answers in valid submission files. */
export function submissionAnswers(options: SubmissionOptions = {}): fc.Arbitrary<AnswersInput> {
  return submissionForm(options).chain((form) =>
    soundAnswers(form.type, options.rows).map(
      (answers) => new AnswersInput(form.type, answers, (each) => submissionOf(form, each)),
    ),
  );
}

/** Answers in sound raw exports. */
export function rawAnswers(options: RawOptions = {}): fc.Arbitrary<AnswersInput> {
  return rawFormOf(options).chain((form) =>
    soundAnswers(form.type, options.rows).map(
      (answers) => new AnswersInput(form.type, answers, (each) => rawOf(form, each)),
    ),
  );
}
