import fc from "fast-check";
import { type Answer, answersTo, expectedOf } from "./answers.js";
import { clockOf, halfDay, hoursAhead, QUARTER, ZONES, type Zone } from "./clock.js";
import { definitionFor } from "./definition.js";
import type { ExportGenerator, GeneratedExport } from "./generated.js";
import {
  BRANCHES,
  type Branch,
  labelOfRating,
  readsOneWay,
  type Survey,
  survey,
} from "./survey.js";
import { type FileForm, written } from "./write.js";

/** The selected statements of a branch; what was typed stands in place of "other". */
function selected(asked: Survey, answer: Answer, branch: Branch): string[] {
  return asked.statements
    .filter(({ driver }) => answer[branch].includes(driver))
    .map((shown) =>
      shown.driver === "other" && answer.typed !== "" ? answer.typed : shown[branch],
    );
}

function readable(asked: Survey, separator: string): boolean {
  return BRANCHES.every((branch) =>
    readsOneWay(
      asked.statements.map((each) => each[branch]),
      separator,
    ),
  );
}

/** What both platforms have in common: texts as names of columns, one cell for each question. */
function places(asked: Survey): Parameters<typeof definitionFor>[1] {
  return {
    trust: asked.trust,
    joined: (branch) => asked[branch],
    statement: ({ driver }) => (driver === "other" ? { typedText: true } : {}),
    comment: asked.comment,
    export: {},
  };
}

interface GoogleForm {
  zone: Zone;
  /** Downloaded in Forms, or from the linked sheet. */
  direct: boolean;
  spanish: boolean;
  dayFirst: boolean;
  asksEmail: boolean;
  delimiter: "," | "\t";
}

const googleForm: fc.Arbitrary<GoogleForm> = fc.record({
  zone: fc.constantFrom(...ZONES),
  direct: fc.boolean(),
  spanish: fc.boolean(),
  dayFirst: fc.boolean(),
  asksEmail: fc.boolean(),
  delimiter: fc.constantFrom("," as const, "\t" as const),
});

function googleTime(at: number, shape: GoogleForm): string {
  const clock = clockOf(at, shape.zone);
  const { year, month, day, hour, minute, second } = clock;
  if (shape.direct) {
    const ahead = hoursAhead(at, shape.zone);
    const zone = shape.zone === "America/New_York" ? (ahead === -5 ? "EST" : "EDT") : offset(ahead);
    return `${year}/${month}/${day} ${halfDay(clock)} ${zone}`;
  }
  const [first, then] = shape.dayFirst ? [day, month] : [month, day];
  return `${Number(first)}/${Number(then)}/${year} ${Number(hour)}:${minute}:${second}`;
}

const offset = (hours: number): string =>
  hours === 0 ? "GMT" : `GMT${hours > 0 ? "+" : "-"}${Math.abs(hours)}`;

function fromGoogle(asked: Survey, shape: GoogleForm, answers: Answer[]): GeneratedExport {
  const file: FileForm = {
    delimiter: shape.direct ? "," : shape.delimiter,
    lineEnd: shape.direct ? "\n" : "\r\n",
    quoteAll: shape.direct,
    encoding: "utf-8",
  };
  const header = [
    shape.spanish ? "Marca temporal" : "Timestamp",
    ...(shape.asksEmail ? ["Email Address"] : []),
    ...[asked.trust, asked.positive, asked.negative, asked.comment],
  ];
  const rows = answers.map((answer) => [
    googleTime(answer.at, shape),
    ...(shape.asksEmail ? ["someone@example.invalid"] : []),
    labelOfRating(asked, answer.rating),
    ...BRANCHES.map((branch) => selected(asked, answer, branch).join(shape.direct ? ";" : ", ")),
    answer.comment,
  ]);
  const idOf = ({ at }: Answer, index: number): string =>
    `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z-${index + 1}`;
  return {
    bytes: written([header, ...rows], file),
    quarter: QUARTER,
    ...expectedOf(answers, shape.zone, idOf),
    definition: definitionFor(asked, {
      ...places(asked),
      export: {
        timeZone: shape.zone,
        ...(shape.direct
          ? {}
          : { dateOrder: shape.dayFirst ? "day-month-year" : "month-day-year" }),
      },
    }),
  };
}

interface MicrosoftForm {
  zone: Zone;
  idName: "ID" | "Id";
  anonymous: boolean;
  /** A quiz has points and feedback beside every question. */
  quiz: boolean;
  file: FileForm;
}

const microsoftForm: fc.Arbitrary<MicrosoftForm> = fc.record({
  zone: fc.constantFrom(...ZONES),
  idName: fc.constantFrom("ID" as const, "Id" as const),
  anonymous: fc.boolean(),
  quiz: fc.boolean(),
  file: fc.record({
    delimiter: fc.constantFrom(",", ";"),
    lineEnd: fc.constant("\r\n" as const),
    quoteAll: fc.constant(false),
    encoding: fc.constantFrom(
      "utf-8" as const,
      "utf-8 with mark" as const,
      "windows-1252" as const,
    ),
  }),
});

function fromMicrosoft(asked: Survey, shape: MicrosoftForm, answers: Answer[]): GeneratedExport {
  const time = (at: number): string => {
    const { year, month, day, hour, minute, second } = clockOf(at, shape.zone);
    return `${Number(month)}/${Number(day)}/${year.slice(2)} ${Number(hour)}:${minute}:${second}`;
  };
  const questions = [asked.trust, asked.positive, asked.negative, asked.comment];
  const withMarks = (cells: string[], marks: (cell: string) => string[]): string[] =>
    shape.quiz ? cells.flatMap((cell) => [cell, ...marks(cell)]) : cells;
  const header = [
    ...[shape.idName, "Start time", "Completion time", "Email", "Name", "Last modified time"],
    ...(shape.quiz ? ["Total points", "Quiz feedback"] : []),
    ...withMarks(questions, (text) => [`Points - ${text}`, `Feedback - ${text}`]),
  ];
  const rows = answers.map((answer, at) => [
    ...[String(at + 1), time(answer.at - 75_000), time(answer.at)],
    ...(shape.anonymous ? ["anonymous", ""] : ["someone@example.invalid", "Someone"]),
    "",
    ...(shape.quiz ? ["0", ""] : []),
    ...withMarks(
      [
        labelOfRating(asked, answer.rating),
        ...BRANCHES.map((branch) =>
          selected(asked, answer, branch)
            .map((statement) => `${statement};`)
            .join(""),
        ),
        answer.comment,
      ],
      () => ["0", ""],
    ),
  ]);
  return {
    bytes: written([header, ...rows], shape.file),
    quarter: QUARTER,
    ...expectedOf(answers, shape.zone, (_, at) => String(at + 1)),
    definition: definitionFor(asked, {
      ...places(asked),
      export: { timeZone: shape.zone, dateOrder: "month-day-year" },
    }),
  };
}

export const forms: readonly ExportGenerator[] = [
  {
    name: "google-forms",
    arbitrary: fc
      .tuple(survey, googleForm)
      .filter(([asked, { direct }]) => readable(asked, direct ? ";" : ", "))
      .chain(([asked, shape]) =>
        answersTo(asked, { zone: shape.zone }).map((answers) => fromGoogle(asked, shape, answers)),
      ),
  },
  {
    name: "ms-forms",
    arbitrary: fc
      .tuple(survey, microsoftForm)
      .filter(([asked]) => readable(asked, ";"))
      .chain(([asked, shape]) =>
        answersTo(asked, { zone: shape.zone }).map((answers) =>
          fromMicrosoft(asked, shape, answers),
        ),
      ),
  },
];
