import fc from "fast-check";
import { DRIVERS } from "../../src/guidance/drivers.js";
import type { Branch } from "../../src/guidance/edition.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { type Answer, answerOf, ratingsOf, topOf } from "./answers.js";
import { type AnswersInput, rawAnswers } from "./answers-input.js";
import { ofBothAnswers, ofBothTables } from "./both-kinds.js";
import { type DefinitionInput, definitionInput } from "./definition-input.js";
import { type Judgeable, type Pick, pickOne, ruleProperty } from "./one-mutation.js";
import { driverColumn, type RawForm, rawRow } from "./raw-form.js";
import { type RawInput, rawInput } from "./raw-input.js";
import { submissionInput, submissionRow } from "./submission-input.js";
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

const isInDigits = ({ labels }: RawForm): boolean => /^\d$/.test(labels[1]!);
const isLikert = ({ type }: RawForm): boolean => type === "likert_scale";

const question1Properties = [
  ruleProperty({
    rule: "CX301",
    story: "a rating that no scale has",
    valid: submissionInput(),
    mutate: (file, pick) =>
      file.withCell(
        pickRow(file, pick),
        "question_1",
        pick(fc.constantFrom, "7", "-1", "3.5", "yes", "10", "1.0", " 1", "null"),
      ),
  }),
  ruleProperty({
    rule: "CX301",
    story: "a label that neither the definition nor the scale knows",
    valid: rawInput(),
    mutate: (file, pick) =>
      file.withCell(
        pickRow(file, pick),
        file.columns.question1,
        pick(fc.constantFrom, "Maybe", "Not sure yet", "?", "Agreeable"),
      ),
    // The last of the fixed responses has no drivers, which need a rating.
    nearMiss: (file, pick) =>
      file.withCell(
        4,
        file.columns.question1,
        pick(fc.constantFrom, "N/A", "Don’t know", "PREFER NOT TO ANSWER", " "),
      ),
  }),
  ruleProperty({
    rule: "CX306",
    story: "a thumbs down among Likert ratings",
    valid: submissionInput({ type: "likert_scale", declared: false }),
    mutate: (file, pick) => {
      const answer = answerOf(file.type, 0, pick(fc.nat, { max: 127 }));
      return file.withInserted(pick(fc.nat, { max: 40 }), submissionRow(answer, "R-0"));
    },
  }),
  ruleProperty({
    rule: "CX306",
    story: "a value of the other scale than the one declared",
    valid: submissionInput({ declared: true }),
    // The declared scale lacks the value.
    along: ["CX301"],
    mutate: (file, pick) => {
      const other = file.type === "likert_scale" ? ["0"] : ["2", "3", "4", "5"];
      const cell = pick(fc.constantFrom, ...other);
      return file.withCell(pickRow(file, pick), "question_1", cell);
    },
  }),
  ruleProperty({
    rule: "CX306",
    story: "a value of the other scale in an export",
    // Of a scale without labels in the definition, CX311 and CX312 speak.
    valid: rawInput({ only: (form) => !isLikert(form) || form.labelsDeclared }),
    // The survey's scale lacks the value.
    along: ["CX301"],
    mutate: (file, pick) => {
      const other = isLikert(file.form) ? ["0"] : ["3", "4", "5"];
      const cell = pick(fc.constantFrom, ...other);
      return file.withCell(pickRow(file, pick), file.columns.question1, cell);
    },
  }),
  ruleProperty({
    rule: "CX311",
    story: "a number that contradicts its label",
    valid: rawInput({ only: (form) => !isInDigits(form) }),
    mutate: (file, pick) => withNumber(file, pick, (rating) => rating + 1),
    nearMiss: (file, pick) => withNumber(file, pick, (rating) => rating),
  }),
  ruleProperty({
    rule: "CX311",
    story: "numbers that nothing explains",
    valid: rawInput({ only: (form) => isLikert(form) && !form.labelsDeclared }),
    mutate: (file, pick) =>
      file.withCell(
        pickRow(file, pick),
        file.columns.question1,
        pick(fc.constantFrom, "1", "2", "3", "4", "5"),
      ),
  }),
];

/** A number put before the label of one response. */
function withNumber(file: RawInput, pick: Pick, number: (rating: number) => number): Judgeable {
  const row = pickRow(file, pick);
  const between = pick(fc.constantFrom, " - ", ". ", "=", ") ", ": ");
  return file.withRow(row, (cells) => {
    const at = file.column(file.columns.question1);
    const label = cells[at]!;
    const ratings = Object.entries(file.form.labels);
    const [rating = ""] = ratings.find(([, each]) => each === label) ?? [];
    return cells.with(at, `${number(Number(rating))}${between}${label}`);
  });
}

const otherScaleProperties = [
  ruleProperty({
    rule: "CX312",
    story: "a label of the Likert scale in a thumbs survey, and the reverse",
    valid: rawInput({ only: (form) => !form.labelsDeclared }),
    mutate: (file, pick) => {
      const [likert, thumbs] = [
        ["Agree", "Strongly disagree", "Neutral", "De acuerdo"],
        ["Yes", "Thumbs down", "👎"],
      ];
      const label = pick(fc.constantFrom, ...(isLikert(file.form) ? thumbs : likert));
      return file.withCell(pickRow(file, pick), file.columns.question1, label);
    },
  }),
  ruleProperty({
    rule: "CX312",
    story: "two labels for one point, as a scale of six or seven has",
    valid: rawInput({ only: (form) => isLikert(form) && !form.labelsDeclared }),
    mutate: (file, pick) => {
      const { form } = file;
      const [rating, other] = pickOne(pick, [
        [4, "Somewhat agree"],
        [2, "Somewhat disagree"],
        [4, "Mostly agree"],
        [2, "Rather disagree"],
      ]);
      const at = file.column(file.columns.question1);
      const rows = [0, 1].map((more) =>
        rawRow(form, answerOf(form.type, rating, 1), file.rows.length + more),
      );
      return file.withInserted(file.rows.length, rows[0]!, rows[1]!.with(at, other));
    },
  }),
  ruleProperty({
    rule: "CX312",
    story: "nobody of a hundred was neutral, as on a scale of four",
    valid: rawAnswers({ only: (form) => isLikert(form) && !form.labelsDeclared }),
    mutate: (input) => withoutNeutral(input, 100),
    nearMiss: (input) => withoutNeutral(input, 99),
  }),
  ruleProperty({
    rule: "CX312",
    story: "labels that the definition gives ratings of another scale",
    valid: definitionInput(),
    mutate: (survey, pick) =>
      withLabels(survey, (ratings) => {
        const others = [-1, 0, 1, 2, 5, 6, 10].filter((each) => !ratings.includes(each));
        return pickOne(pick, others);
      }),
    nearMiss: (survey, pick) => withLabels(survey, (ratings) => pickOne(pick, ratings)),
  }),
];

/** So many answers, of every rating but the one in the middle. */
function withoutNeutral(input: AnswersInput, count: number): AnswersInput {
  const [lower, higher] = [
    [1, 2],
    [4, 5],
  ] as const;
  const decided = input.answers.filter(({ rating }) => rating !== 3);
  const more = Array.from({ length: count - decided.length }, (_, at) =>
    answerOf(input.type, [...lower, ...higher][at % 4]!, 1 + (at % 127)),
  );
  return input.with([...decided, ...more]);
}

/** A definition with a label more than the scale has points. */
function withLabels(input: DefinitionInput, stands: (ratings: readonly number[]) => number) {
  const ratings = ratingsOf(input.definition.survey.type);
  const labels = Object.fromEntries(ratings.map((rating) => [`Level ${rating}`, rating]));
  return input.withQuestion("trust", (question) => {
    question.labels = { ...labels, "One more": stands(ratings) };
  });
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

/** The export of a survey in which one statement consists of two others. */
function withJoined(file: RawInput, pick: Pick, between: string): RawInput {
  const { statements } = file.form;
  // Neighbours, because statements are joined in their order.
  const first = pick(fc.nat, { max: statements.length - 2 });
  const others = statements.flatMap((_, at) => (at === first || at === first + 1 ? [] : [at]));
  const text = `${statements[first]}${between}${statements[first + 1]}`;
  return file.inForm({ statements: statements.with(pickOne(pick, others), text) });
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
  ...ofBothTables({
    rule: "CX305",
    story: "an id written as a formula",
    // A spreadsheet runs what begins so.
    along: ["CX803"],
    mutate: (file, pick) =>
      file.withCell(pickRow(file, pick), file.columns.id, `="${pick(fc.nat, { max: 99_999 })}"`),
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
  ...question1Properties,
  ...otherScaleProperties,
  ...driverProperties,
  ...responseProperties,
  ...damageProperties,
];
