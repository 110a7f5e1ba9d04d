import fc from "fast-check";
import type { ColumnReference } from "../../../src/survey/definition.js";
import { type Answer, answersTo, expectedOf } from "./answers.js";
import { clockOf, halfDay, isoLocal, QUARTER, ZONES, type Zone } from "./clock.js";
import { definitionFor } from "./definition.js";
import type { ExportGenerator, GeneratedExport } from "./generated.js";
import { BRANCHES, type Survey, survey } from "./survey.js";
import { type FileForm, written } from "./write.js";

interface Form {
  zone: Zone;
  /** Header records: "Question - Option"; question and option; both below codes. */
  records: 1 | 2 | 3;
  /** Statistics programs: columns q0001_0001, every cell filled. */
  statistics: boolean;
  values: "labels" | "numbers";
  /** Question 1 in a column for each answer. */
  expanded: boolean;
  times: "own" | "api" | "spreadsheet";
  audience: boolean;
  mark: boolean;
}

const form: fc.Arbitrary<Form> = fc.record({
  zone: fc.constantFrom(...ZONES),
  records: fc.constantFrom(1 as const, 2 as const, 3 as const),
  statistics: fc.boolean(),
  values: fc.constantFrom("labels" as const, "numbers" as const),
  expanded: fc.boolean(),
  times: fc.constantFrom("own" as const, "api" as const, "spreadsheet" as const),
  audience: fc.boolean(),
  mark: fc.boolean(),
});

/** A column, what stands above it, and how the definition names it. */
interface Column {
  code: string;
  question: string;
  option: string;
  /** Whether it is the first of its question: only there the question stands. */
  first: boolean;
  cell: (answer: Answer, at: number) => string;
}

const idOf = (_: Answer, at: number): string => String(11_676_764_933 + at);
const TEST_COLLECTOR = "999";

function exported(asked: Survey, shape: Form, answers: Answer[]): GeneratedExport {
  const own = ownColumns(shape);
  const columns = questionColumns(asked, shape);
  const rows = answers.map((answer, at) =>
    [...own, ...columns].map((column) => column.cell(answer, at)),
  );
  const file: FileForm = {
    delimiter: ",",
    lineEnd: "\n",
    quoteAll: false,
    encoding: shape.mark ? "utf-8 with mark" : "utf-8",
  };
  const reference = (column: Column): ColumnReference => {
    if (shape.statistics) return column.code;
    if (shape.records > 1) return { name: column.question, label: column.option };
    return joinedName(column);
  };
  const all = (code: string): Column[] => columns.filter((each) => each.code.startsWith(code));
  const of = (code: string): ColumnReference => reference(all(code)[0]!);
  const trust = all("q0001").map(reference);
  return {
    bytes: written([...headerRecords(own, columns, shape), ...rows], file),
    quarter: QUARTER,
    ...expectedOf(answers, shape.zone, idOf),
    definition: definitionFor(asked, {
      trust: trust.length > 1 ? trust : trust[0]!,
      ratings: asked.labels.map(([rating, label], at) => [
        rating,
        shape.values === "numbers" ? String(at + 1) : label,
      ]),
      statement: ({ driver }, branch) => {
        const at = asked.statements.findIndex((each) => each.driver === driver);
        const column = all(codeOf(branch))[at]!;
        return { column: reference(column), ...(driver === "other" ? { typedText: true } : {}) };
      },
      comment: of("q0004"),
      export: {
        timeZone: shape.zone,
        // A spreadsheet in the United States has been over the times.
        ...(shape.times === "spreadsheet" ? { dateOrder: "month-day-year" } : {}),
        exclude: [{ column: "Collector ID", values: [TEST_COLLECTOR], reason: "test" }],
      },
    }),
  };
}

const codeOf = (branch: string): string => (branch === "positive" ? "q0002" : "q0003");

function joinedName({ question, option }: Column): string {
  return option === "Response" || option === "Open-Ended Response"
    ? question
    : `${question} - ${option}`;
}

function headerRecords(
  own: readonly Column[],
  columns: readonly Column[],
  shape: Form,
): string[][] {
  const names = own.map(({ question }) => question);
  const blank = own.map(() => "");
  if (shape.statistics) return [[...names, ...columns.map(({ code }) => code)]];
  if (shape.records === 1) return [[...names, ...columns.map(joinedName)]];
  const questions = columns.map(({ question, first }) => (first ? question : ""));
  const options = [...blank, ...columns.map(({ option }) => option)];
  const below = [[...names, ...questions], options];
  if (shape.records === 2) return below;
  const codes = columns.map(({ code, first }) => (first ? code.slice(0, 5) : ""));
  return [[...blank, ...codes], ...below];
}

function ownColumns(shape: Form): Column[] {
  const time = (at: number): string => {
    if (shape.times === "api") return isoLocal(at, shape.zone);
    const clock = clockOf(at, shape.zone);
    const { year, month, day, hour, minute, second } = clock;
    if (shape.times === "own") return `${month}/${day}/${year} ${halfDay(clock, 2)}`;
    return `${Number(month)}/${Number(day)}/${year} ${Number(hour)}:${minute}:${second}`;
  };
  const column = (question: string, cell: Column["cell"]): Column => ({
    code: "",
    question,
    option: "",
    first: true,
    cell,
  });
  return [
    column(shape.audience ? "RespondentID" : "Respondent ID", idOf),
    column("Collector ID", ({ state }) => (state === "test" ? TEST_COLLECTOR : "432674090")),
    column("Start Date", ({ at }) => time(at - 75_000)),
    column("End Date", ({ at }) => time(at)),
    column("IP Address", () => "203.0.113.7"),
    column("Email Address", () => ""),
  ];
}

function questionColumns(asked: Survey, shape: Form): Column[] {
  const filler = shape.statistics ? "Not selected" : "";
  const none = shape.statistics ? "No answer" : "";
  const trust = asked.labels.map(
    ([rating, label], at): Column => ({
      code: `q0001_000${at + 1}`,
      question: asked.trust,
      option: label,
      first: at === 0,
      cell: (answer) =>
        answer.rating !== rating ? filler : shape.values === "numbers" ? String(at + 1) : label,
    }),
  );
  const condensed: Column = {
    code: "q0001",
    question: asked.trust,
    option: "Response",
    first: true,
    cell: (answer, at) =>
      trust.map((each) => each.cell(answer, at)).find((cell) => cell !== filler) ?? none,
  };
  const drivers = BRANCHES.flatMap((branch) =>
    asked.statements.map(
      (shown, at): Column => ({
        code: `${codeOf(branch)}_000${at + 1}`,
        question: asked[branch],
        option: shown[branch],
        first: at === 0,
        cell: (answer) => {
          if (!answer[branch].includes(shown.driver)) return filler;
          if (shown.driver === "other" && answer.typed !== "") return answer.typed;
          return shape.values === "numbers" ? String(at + 1) : shown[branch];
        },
      }),
    ),
  );
  return [
    ...(shape.expanded ? trust : [condensed]),
    ...drivers,
    {
      code: "q0004",
      question: asked.comment,
      option: "Open-Ended Response",
      first: true,
      cell: ({ comment }) => (comment === "" ? none : comment),
    },
  ];
}

/** The fillers, where there are any, are no comments. */
const FILLERS = ["NA", "No answer", "Not selected"];

export const surveymonkey: readonly ExportGenerator[] = [
  {
    name: "surveymonkey",
    arbitrary: fc.tuple(survey, form).chain(([asked, shape]) =>
      answersTo(asked, {
        zone: shape.zone,
        states: ["test"],
        neverComment: shape.statistics ? FILLERS : [],
      }).map((answers) => exported(asked, shape, answers)),
    ),
  },
];
