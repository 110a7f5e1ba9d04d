import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { columnOf, DRIVERS } from "../../src/guidance/drivers.js";
import { BRANCHES, type Branch, type SurveyType } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { openSource } from "../../src/source/open.js";
import { judgeText } from "../support/judge.js";
import { chunksOf } from "../support/read-source.js";
import type { Judgeable } from "./one-mutation.js";

export type Cell = string;

/** A submission file as a table; every change makes a new one. */
export class SubmissionInput implements Judgeable {
  readonly type: SurveyType;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly newline: "\n" | "\r\n";
  readonly #parts: SubmissionParts;

  constructor(parts: SubmissionParts) {
    this.#parts = parts;
    this.type = parts.type;
    this.header = parts.header;
    this.rows = parts.rows;
    this.newline = parts.newline;
  }

  with(parts: Partial<SubmissionParts>): SubmissionInput {
    return new SubmissionInput({ ...this.#parts, ...parts });
  }

  column(name: string): number {
    const at = this.header.indexOf(name);
    if (at < 0) throw new Error(`there is no column ${name}`);
    return at;
  }

  /** A cell of one row replaced; rows count from 0. */
  withCell(row: number, name: string, cell: Cell): SubmissionInput {
    return this.withRow(row, (cells) => cells.with(this.column(name), cell));
  }

  withRow(row: number, change: (cells: Cell[]) => Cell[]): SubmissionInput {
    const rows = this.rows.map((cells, at) => (at === row ? change([...cells]) : cells));
    return this.with({ rows });
  }

  /** A whole column replaced. */
  withColumn(name: string, cell: (row: number, before: Cell) => Cell): SubmissionInput {
    const at = this.column(name);
    return this.with({
      rows: this.rows.map((cells, row) => cells.with(at, cell(row, cells[at]!))),
    });
  }

  /** The file as text. */
  text(): string {
    return stringify([this.header as Cell[], ...(this.rows as Cell[][])], {
      record_delimiter: this.newline,
      quoted_match: /[\r\n]/,
    });
  }

  /** The file with its bytes changed behind the table's back. */
  asBytes(change: (bytes: Uint8Array) => Uint8Array): Judgeable {
    return { judge: () => this.#judge(change(new TextEncoder().encode(this.text()))) };
  }

  asText(change: (text: string) => string): Judgeable {
    return { judge: () => this.#judge(new TextEncoder().encode(change(this.text()))) };
  }

  judge(): Promise<ReadonlySet<string>> {
    return this.#judge(new TextEncoder().encode(this.text()));
  }

  async #judge(bytes: Uint8Array): Promise<ReadonlySet<string>> {
    const { name = "responses.csv", declared = true, type } = this.#parts;
    const { outcome } = await judgeText(bytes, {
      source: await openSource({ name, stream: chunksOf(bytes, 1 << 14) }),
      rules: CATALOGUE,
      surveyType: declared ? type : null,
    });
    expectBalance(outcome.reconciliation.balanced);
    return new Set(Object.keys(outcome.counts.byRule));
  }
}

export interface SubmissionParts {
  readonly type: SurveyType;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly newline: "\n" | "\r\n";
  /** Of the file. */
  readonly name?: string;
  /** Whether somebody says the scale. */
  readonly declared?: boolean;
}

function expectBalance(balanced: boolean): void {
  if (!balanced) throw new Error("the counts do not reconcile");
}

const COMMENTS = [
  "",
  "Thank you",
  'They said "tomorrow", then came today',
  "Line one\nline two",
  "Muchas gracias, señora",
  "Great 👍",
];

interface Answer {
  readonly rating: number | null;
  /** Bits by driver. */
  readonly drivers: number;
  readonly comment: string;
}

/**
 * Valid submission files: both branches in use, some blanks, nothing that any rule finds. Some
 * rules need many responses to say anything: `rows` gives the range.
 */
export function submissionInput(
  options: { rows?: [number, number]; type?: SurveyType } = {},
): fc.Arbitrary<SubmissionInput> {
  const [minLength, maxLength] = options.rows ?? [40, 60];
  const types = ["thumbs_up_down", "likert_scale"] as const;
  return (options.type ? fc.constant(options.type) : fc.constantFrom(...types)).chain((type) => {
    const [bottom, top] = type === "likert_scale" ? [1, 5] : [0, 1];
    const answer = fc.record({
      rating: fc.integer({ min: bottom, max: top }),
      drivers: fc.nat({ max: 2 ** DRIVERS.length - 1 }),
      comment: fc.constantFrom(...COMMENTS),
    });
    return fc
      .record({
        answers: fc.array(answer, { minLength, maxLength }),
        newline: fc.constantFrom("\n" as const, "\r\n" as const),
      })
      .map(
        ({ answers, newline }) =>
          new SubmissionInput({
            type,
            newline,
            header: DEFAULT_EDITION.columns.map((column) => column.key),
            rows: [...fixedAnswers(bottom, top), ...answers].map((each, at) =>
              row(each, top, `R-${at + 1}`),
            ),
          }),
      );
  });
}

/**
 * What every file holds, so that nothing is one-sided, unused or never skipped by accident: on both
 * branches every driver, an empty question 1, 2a, 2b and 3, and a comment.
 */
function fixedAnswers(bottom: number, top: number): Answer[] {
  const all = 2 ** DRIVERS.length - 1;
  return [
    { rating: top, drivers: all, comment: "Thank you" },
    { rating: bottom, drivers: all, comment: "" },
    { rating: top, drivers: 0, comment: "" },
    { rating: bottom, drivers: 0, comment: "" },
    { rating: null, drivers: 0, comment: "Did not want to say" },
  ];
}

function row({ rating, drivers, comment }: Answer, top: number, id: string): Cell[] {
  const cells = (branch: Branch): Cell[] =>
    DRIVERS.map((_, bit) => {
      const isShown = rating !== null && (branch === "positive") === (rating === top);
      return isShown && (drivers & (1 << bit)) !== 0 ? "1" : "0";
    });
  const byName = new Map<string, Cell>([
    ["external_id", id],
    ["question_1", rating === null ? "" : String(rating)],
    ["question_4", comment],
  ]);
  for (const branch of BRANCHES) {
    const values = cells(branch);
    DRIVERS.forEach((driver, at) => {
      byName.set(columnOf(branch, driver), values[at]!);
    });
  }
  return DEFAULT_EDITION.columns.map((column) => byName.get(column.key) ?? "");
}
