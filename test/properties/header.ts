import fc from "fast-check";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { ofBothTables } from "./both-kinds.js";
import { type Pick, ruleProperty } from "./one-mutation.js";
import { ZONE } from "./raw-form.js";
import { type RawInput, rawInput } from "./raw-input.js";
import { type SubmissionInput, submissionInput } from "./submission-input.js";
import { pickRow, type Row, type TableInput } from "./table-input.js";

const NAMES: readonly string[] = DEFAULT_EDITION.columns.map(({ key }) => key);

function pickColumn(file: TableInput, pick: Pick): number {
  return pick(fc.nat, { max: file.header.length - 1 });
}

/** A column put in before the one with this number; at the number of columns, behind the last. */
function withColumnAt(
  file: TableInput,
  at: number,
  name: string,
  cell: (cells: Row) => string,
): TableInput {
  return file.with({
    header: file.header.toSpliced(at, 0, name),
    labels: file.labels.map((cells) => cells.toSpliced(at, 0, "")),
    rows: file.rows.map((cells) => cells.toSpliced(at, 0, cell(cells))),
  });
}

function renamed(file: TableInput, at: number, name: string): TableInput {
  return file.with({ header: file.header.with(at, name) });
}

/** The number of a column that only the definition tells the place of. */
function pickMapped(file: RawInput, pick: Pick): number {
  const { platform } = file.form;
  const names = file.header.filter((name) => platform === "generic" || name.startsWith("Q"));
  return file.column(pick(fc.constantFrom, ...names));
}

const columnProperties = [
  ruleProperty({
    rule: "CX201",
    story: "one column less",
    valid: submissionInput(),
    mutate: (file, pick) => {
      const at = pickColumn(file, pick);
      const without = (cells: Row): Row => cells.toSpliced(at, 1);
      return file.with({ header: without(file.header), rows: file.rows.map(without) });
    },
  }),
  ruleProperty({
    rule: "CX201",
    story: "a title above the header",
    valid: submissionInput(),
    mutate: (file, pick) => {
      const title = pick(fc.constantFrom, "Benefits survey", "Q2", "", "sep=,");
      return file.asText((text) => `${title}${file.newline}${text}`);
    },
  }),
  ruleProperty({
    rule: "CX201",
    story: "no header",
    valid: submissionInput(),
    mutate: (file) => file.asRecords((records) => records.slice(1)),
  }),
  ruleProperty({
    rule: "CX201",
    story: "a mapped column of an export has another name",
    valid: rawInput(),
    mutate: (file, pick) => {
      const at = pickMapped(file, pick);
      return renamed(file, at, pick(fc.constantFrom, "", "Sentiment", `${file.header[at]} (new)`));
    },
    nearMiss: (file, pick) => {
      const at = pickMapped(file, pick);
      return renamed(file, at, ` ${file.header[at]}\n`);
    },
  }),
  ruleProperty({
    rule: "CX202",
    story: "an 18th column",
    valid: submissionInput(),
    mutate: (file, pick) => {
      const name = pick(fc.constantFrom, "", " ", "Created at", "2025-03-01", "Region", "q5");
      const cell = pick(fc.constantFrom, "", "x", "2025-02-03", "7");
      return withColumnAt(file, pick(fc.nat, { max: NAMES.length }), name, () => cell);
    },
  }),
  ruleProperty({
    rule: "CX203",
    story: "a name with other capitals, blanks and punctuation",
    valid: submissionInput(),
    mutate: (file, pick) => {
      const at = pickColumn(file, pick);
      const name = NAMES[at]!;
      const other = [
        name.toUpperCase(),
        name.replace("_", " "),
        name.replace("_", "-"),
        name.replace("_", ""),
        ` ${name}`,
        `${name}\u00A0`,
        name[0]!.toUpperCase() + name.slice(1),
      ];
      return renamed(file, at, pick(fc.constantFrom, ...other));
    },
  }),
  ruleProperty({
    rule: "CX203",
    story: "a name with a letter less, more or in another place",
    valid: submissionInput(),
    mutate: (file, pick) => {
      const at = pickColumn(file, pick);
      const name = NAMES[at]!;
      // Of its first word, which is long enough for one slip.
      const slip = pick(fc.integer, { min: 1, max: 5 });
      const [before, first, second, after] = [
        name.slice(0, slip),
        name[slip]!,
        name[slip + 1]!,
        name.slice(slip + 2),
      ];
      const other = [
        before + second + after,
        before + first + first + second + after,
        before + second + first + after,
      ];
      return renamed(file, at, pick(fc.constantFrom, ...other));
    },
  }),
  ruleProperty({
    rule: "CX204",
    story: "two columns have changed places",
    valid: submissionInput(),
    mutate: (file, pick) => {
      const from = pickColumn(file, pick);
      const to = (from + pick(fc.integer, { min: 1, max: NAMES.length - 1 })) % NAMES.length;
      const swapped = (cells: Row): Row => cells.with(from, cells[to]!).with(to, cells[from]!);
      return file.with({ header: swapped(file.header), rows: file.rows.map(swapped) });
    },
  }),
  ruleProperty({
    rule: "CX205",
    story: "a column twice",
    valid: submissionInput(),
    mutate: (file, pick) => {
      const column = pickColumn(file, pick);
      const at = pick(fc.nat, { max: NAMES.length });
      return withColumnAt(file, at, NAMES[column]!, (cells) => cells[column]!);
    },
  }),
  ruleProperty({
    rule: "CX205",
    story: "a mapped column of an export twice",
    valid: rawInput(),
    mutate: (file, pick) => {
      const column = pickMapped(file, pick);
      const at = pick(fc.nat, { max: file.header.length });
      return withColumnAt(file, at, file.header[column]!, (cells) => cells[column]!);
    },
    nearMiss: (file, pick) => {
      const at = pick(fc.nat, { max: file.header.length });
      const twice = withColumnAt(file, at, "Region", () => "North");
      return withColumnAt(twice, at, "Region", () => "South");
    },
  }),
];

const recordProperties = [
  ...ofBothTables({
    rule: "CX206",
    story: "a record of ImportIds whose other cells look like answers",
    mutate: (file, pick) => {
      const { id, comment } = file.columns;
      const record = file.rows[pickRow(file, pick)]!.with(
        file.column(id),
        '{"ImportId":"_recordId"}',
      ).with(file.column(comment), pick(fc.constantFrom, "", '{"ImportId":"QID4_TEXT"}'));
      return file.withInserted(pick(fc.nat, { max: 2 }), record);
    },
  }),
  ruleProperty({
    rule: "CX206",
    story: "the header once more",
    valid: submissionInput(),
    // No name is a value of question 1 or of a driver.
    along: ["CX301", "CX302"],
    mutate: (file, pick) => file.withInserted(pick(fc.nat, { max: 2 }), file.header),
  }),
  ruleProperty({
    rule: "CX206",
    story: "the header of an export once more",
    // Where respondents can type, a name is a text like any other.
    valid: rawInput({ form: { typed: false } }),
    // No name is an answer to question 1, a statement or a time.
    along: ["CX301", "CX307", "CX705"],
    mutate: (file, pick) => file.withInserted(pick(fc.nat, { max: 2 }), file.header),
  }),
  ruleProperty({
    rule: "CX206",
    story: "a record of question texts",
    valid: submissionInput(),
    // No text is a value of question 1 or of a driver.
    along: ["CX301", "CX302"],
    mutate: (file) =>
      file.withInserted(
        0,
        NAMES.map((name) => `Question about ${name.replaceAll("_", " ")}`),
      ),
  }),
  ruleProperty({
    rule: "CX206",
    story: "an export with three header records that is read as one of a platform with one",
    valid: rawInput({ form: { platform: "qualtrics", typed: false } }),
    // Neither the texts nor the ImportIds are answers, statements or times.
    along: ["CX301", "CX307", "CX705"],
    mutate: (file) => {
      const { id, submittedAt, duration } = file.columns;
      const where = { externalId: id, submittedAt, duration, timeZone: ZONE };
      return file.with({ definition: { export: { dialect: "generic", ...where } } });
    },
  }),
];

/** Counts by answer in place of responses. */
function summaryOf(file: SubmissionInput, pick: Pick): TableInput {
  const question = pick(fc.constantFrom, "q1_", "question_1_", "Q1 ");
  const ends = question.endsWith(" ") ? ["up count", "down count", "total"] : ["1", "2", "3", "4"];
  const names = ends.map((end) => `${question}${end}`);
  const services = pick(fc.integer, { min: 1, max: 9 });
  return file.with({
    header: ["service", ...names],
    rows: Array.from({ length: services }, (_, at) => [
      `Service ${at + 1}`,
      ...names.map((_, column) => String(100 + at * 7 + column)),
    ]),
  });
}

const summaryProperties = [
  ruleProperty({
    rule: "CX207",
    story: "counts by answer in place of responses",
    valid: submissionInput(),
    mutate: summaryOf,
  }),
];

/** Family 2xx. */
export const headerProperties = [...columnProperties, ...recordProperties, ...summaryProperties];
