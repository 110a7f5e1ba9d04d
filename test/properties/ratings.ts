import fc from "fast-check";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { ALL_DRIVERS, answerOf, ratingsOf } from "./answers.js";
import { type AnswersInput, rawAnswers } from "./answers-input.js";
import { type DefinitionInput, definitionInput } from "./definition-input.js";
import { type Judgeable, type Pick, pickOne, ruleProperty } from "./one-mutation.js";
import { type RawForm, rawRow } from "./raw-form.js";
import { type RawInput, rawInput } from "./raw-input.js";
import { submissionInput, submissionRow } from "./submission-input.js";
import { pickRow } from "./table-input.js";

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
      const answer = answerOf(file.type, 0, pick(fc.nat, { max: ALL_DRIVERS }));
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
    mutate: (input) => withoutNeutral(input, DEFAULT_THRESHOLDS.scaleResponses),
    nearMiss: (input) => withoutNeutral(input, DEFAULT_THRESHOLDS.scaleResponses - 1),
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
  const neutral = 3;
  const ratings = ratingsOf(input.type).filter((rating) => rating !== neutral);
  const decided = input.answers.filter(({ rating }) => rating !== neutral);
  const more = Array.from({ length: count - decided.length }, (_, at) =>
    answerOf(input.type, ratings[at % ratings.length]!, 1 + (at % ALL_DRIVERS)),
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

/** Of family 3xx: question 1. */
export const ratingProperties = [...question1Properties, ...otherScaleProperties];
