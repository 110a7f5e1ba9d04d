import fc from "fast-check";
import { DRIVERS } from "../../src/guidance/drivers.js";
import { BRANCHES, type Branch } from "../../src/guidance/edition.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { type Answer, answerOf, topOf } from "./answers.js";
import type { AnswersInput } from "./answers-input.js";
import { ofBothAnswers, ofBothTables } from "./both-kinds.js";
import { type Pick, pickOne, ruleProperty } from "./one-mutation.js";
import { ratingProperties } from "./ratings.js";
import { driverColumn } from "./raw-form.js";
import { type RawInput, rawInput } from "./raw-input.js";
import { submissionInput } from "./submission-input.js";
import { pickPlaces, pickRow, pickRows, type TableInput } from "./table-input.js";

/** The list that the respondent of a row has seen. */
function branchOf(file: RawInput, row: number): Branch {
  const { form, columns } = file;
  const label = file.rows[row]![file.column(columns.question1)];
  return label === form.labels[topOf(form.type)] ? "positive" : "negative";
}

/** One of the cells in which a row's respondent could select a statement. */
function pickDriverColumn(file: RawInput, row: number, pick: Pick): string {
  const bit = pick(fc.nat, { max: DRIVERS.length - 1 });
  return driverColumn(file.form, branchOf(file, row), bit);
}

const driverProperties = [
  ruleProperty({
    rule: "CX302",
    story: "a driver that is neither 0, 1 nor null",
    valid: submissionInput(),
    mutate: (file, pick) =>
      file.withCell(
        pickRow(file, pick),
        pick(fc.constantFrom, ...file.header.slice(2, -1)),
        pick(
          fc.constantFrom,
          "TRUE",
          "Yes",
          "x",
          "",
          " ",
          "NULL",
          "N/A",
          "1.0",
          " 1",
          "2",
          "nulls",
        ),
      ),
  }),
  ruleProperty({
    rule: "CX307",
    story: "an answer that is no statement of the question",
    valid: rawInput({ form: { typed: false } }),
    mutate: withUnknown,
    nearMiss: (file, pick) => withUnknown(file.with({ form: { ...file.form, typed: true } }), pick),
  }),
  ruleProperty({
    rule: "CX308",
    story: "a statement that reads like two others joined",
    valid: rawInput({ form: { split: false } }),
    mutate: (file, pick) => withJoined(file, pick, file.form.separator),
    nearMiss: (file, pick) => withJoined(file, pick, " and "),
  }),
];

/** What nobody offered, alone or behind a statement; where texts can be typed, in their column. */
function withUnknown(file: RawInput, pick: Pick): TableInput {
  const row = pickRow(file, pick);
  const { split, separator, statements } = file.form;
  const branch = branchOf(file, row);
  const unknown = pick(fc.constantFrom, "The website", "It was about money", "2");
  const cell = split || pick(fc.boolean) ? unknown : `${statements[1]}${separator}${unknown}`;
  return file.withCell(row, driverColumn(file.form, branch, DRIVERS.length - 1), cell);
}

/** The export of a survey in which one statement consists of two others, on one branch. */
function withJoined(file: RawInput, pick: Pick, between: string): TableInput {
  const { statements } = file.form;
  // Neighbours, because statements are joined in their order.
  const first = pick(fc.nat, { max: statements.length - 2 });
  const others = statements.flatMap((_, at) => (at === first || at === first + 1 ? [] : [at]));
  const [joined, plain] = pick(() => fc.shuffledSubarray(others, { minLength: 2, maxLength: 2 }));
  const text = `${statements[first]}${between}${statements[first + 1]}`;
  const unclear = pickOne(pick, BRANCHES);
  return file
    .inForm({ statements: statements.with(joined!, text) })
    .withColumn(file.columns[unclear === "positive" ? "negative" : "positive"], (_, before) =>
      before === "" ? "" : statements[plain!]!,
    );
}

/** Long enough to be no common one. */
const LONG = "I waited a long time and nobody could tell me why it took so long.";
const JUST_TOO_SHORT = LONG.slice(0, DEFAULT_THRESHOLDS.longCommentBytes - 1);

const responseProperties = [
  ...ofBothTables({
    rule: "CX303",
    story: "responses without id",
    mutate: (file, pick) => {
      const rows = pickRows(file, pick, pick(fc.integer, { min: 1, max: 4 }));
      const { id } = file.columns;
      return file.withColumn(id, (row, before) => (rows.includes(row) ? "" : before));
    },
  }),
  ...ofBothTables({
    rule: "CX304",
    story: "an id twice or more often",
    mutate: (file, pick) => {
      const rows = pickRows(file, pick, pick(fc.integer, { min: 2, max: 4 }));
      const { id } = file.columns;
      const twice = pickOne(pick, ["R-1", "twice", file.rows[rows[0]!]![file.column(id)]!]);
      return file.withColumn(id, (row, before) => (rows.includes(row) ? twice : before));
    },
  }),
  ...ofBothAnswers({
    rule: "CX309",
    story: "a long comment with the same answers twice",
    mutate: (input, pick) => withSame(input, pick, LONG, (answer) => answer),
    nearMiss: (input, pick) =>
      pick(fc.boolean)
        ? withSame(input, pick, JUST_TOO_SHORT, (answer) => answer)
        : withSame(input, pick, LONG, ({ rating, ...answer }) =>
            answerOf(
              input.type,
              rating ?? input.top,
              (answer.positive | answer.negative) ^ (1 << pick(fc.nat, { max: 6 })),
              answer.comment,
            ),
          ),
  }),
  ...ofBothTables({
    rule: "CX310",
    story: "a control character in a comment",
    mutate: (file, pick) => {
      const code = pickOne(
        pick,
        [0x01, 0x07, 0x08, 0x0b, 0x0c, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f],
      );
      return withCharacter(file, pick, String.fromCharCode(code));
    },
    nearMiss: (file, pick) =>
      withCharacter(file, pick, pickOne(pick, ["\t", "\n", "\r\n", "\u00A0", "~", "\u200B"])),
  }),
];

/** Two responses that say the same, but for what the change makes of the second. */
function withSame(
  input: AnswersInput,
  pick: Pick,
  comment: string,
  change: (answer: Answer) => Answer,
): AnswersInput {
  const [first = 0, second = 0] = pickPlaces(input.answers.length, pick, 2);
  const said = { ...input.answers[first]!, comment };
  return input.withAnswer(first, () => said).withAnswer(second, () => change(said));
}

function withCharacter(file: TableInput, pick: Pick, character: string): TableInput {
  const comment = pickOne(pick, [`Thank${character}you`, `Thanks${character}`]);
  return file.withCell(pickRow(file, pick), file.columns.comment, comment);
}

const damageProperties = [
  ...ofBothTables({
    rule: "CX305",
    story: "an id that a spreadsheet has changed",
    mutate: (file, pick) =>
      file.withCell(
        pickRow(file, pick),
        file.columns.id,
        pickOne(pick, ["3.91E+16", "1E+5", "1.234567E+101", "#REF!", "#NAME?", "#N/A"]),
      ),
    nearMiss: (file, pick) =>
      file.withCell(
        pickRow(file, pick),
        file.columns.id,
        pickOne(pick, ["39100000000000000", "E+16", "#1", "case 3.91E+16", "3.91E-16"]),
      ),
  }),
  ruleProperty({
    rule: "CX305",
    story: "an id written as a formula (submission file)",
    valid: submissionInput(),
    // A spreadsheet runs what begins so.
    along: ["CX803"],
    mutate: (file, pick) =>
      file.withCell(pickRow(file, pick), file.columns.id, `="${pick(fc.nat, { max: 99_999 })}"`),
  }),
  ruleProperty({
    rule: "CX305",
    story: "an id whose formula went wrong; one written as a formula is read (raw export)",
    valid: rawInput(),
    mutate: (file, pick) => file.withCell(pickRow(file, pick), file.columns.id, "#NAME?"),
    nearMiss: (file, pick) =>
      file.withCell(pickRow(file, pick), file.columns.id, `="x${pick(fc.nat, { max: 99_999 })}"`),
  }),
  ruleProperty({
    rule: "CX305",
    story: "an answer to question 1 that a spreadsheet has changed",
    valid: rawInput(),
    mutate: (file, pick) =>
      file.withCell(pickRow(file, pick), file.columns.question1, pickOne(pick, DAMAGE)),
  }),
  ruleProperty({
    rule: "CX305",
    story: "a statement that a spreadsheet has changed",
    // Where respondents can type, it is a text like any other.
    valid: rawInput({ form: { typed: false } }),
    mutate: (file, pick) => {
      const row = pickRow(file, pick);
      return file.withCell(row, pickDriverColumn(file, row, pick), pickOne(pick, DAMAGE));
    },
  }),
];

const DAMAGE = ["Feb-50", "5-Jan", "1-Mar-2025", "#REF!", "#NAME?", "#VALUE!", "2.5E+10"];

/** Family 3xx. */
export const valueProperties = [
  ...ratingProperties,
  ...driverProperties,
  ...responseProperties,
  ...damageProperties,
];
