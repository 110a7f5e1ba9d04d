import fc from "fast-check";
import { type Answer, answersTo, expectedOf } from "./answers.js";
import { clockOf, isoLocal, QUARTER, ZONES, type Zone } from "./clock.js";
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

/* Platforms whose files nothing tells apart: the survey definition says where everything is. */

interface Form {
  dialect: "medallia" | "verint" | "generic";
  zone: Zone;
  separator: "," | ";" | "|" | "\n";
  named: boolean;
  file: FileForm;
}

const form = (dialect: Form["dialect"]): fc.Arbitrary<Form> =>
  fc.record({
    dialect: fc.constant(dialect),
    zone: fc.constantFrom(...ZONES),
    separator: fc.constantFrom("," as const, ";" as const, "|" as const, "\n" as const),
    // Two columns have the same name: then the place or the letter says which.
    named: fc.boolean(),
    file: fc.record({
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      lineEnd: fc.constantFrom("\n" as const, "\r\n" as const),
      quoteAll: fc.boolean(),
      encoding: fc.constantFrom("utf-8" as const, "utf-8 with mark" as const, "utf-16le" as const),
    }),
  });

function time(at: number, { dialect, zone }: Form): string {
  if (dialect === "medallia") return String(at);
  if (dialect === "generic") return isoLocal(at, zone);
  const { year, month, day, hour, minute, second } = clockOf(at, zone);
  return `${month}/${day}/${year} ${hour}:${minute}:${second}`;
}

function exported(asked: Survey, shape: Form, answers: Answer[]): GeneratedExport {
  const names = shape.named
    ? ["Trust", "Good", "Bad", "Comment"]
    : ["Answer", "Answer", "Answer", "Answer"];
  const place = (at: number) =>
    shape.named ? names[at]! : at % 2 === 0 ? { position: at + 4 } : { letter: "DEFG"[at]! };
  const header = ["id", "creationDate", "url", ...names];
  const rows = answers.map((answer, index) => [
    `r-${index}`,
    time(answer.at, shape),
    answer.state === "preview" ? "https://example.gov/x [Preview]" : "https://example.gov/x",
    labelOfRating(asked, answer.rating),
    ...BRANCHES.map((branch) =>
      asked.statements
        .filter(({ driver }) => answer[branch].includes(driver))
        .map((shown) => shown[branch])
        .join(shape.separator),
    ),
    answer.comment,
  ]);
  return {
    bytes: written([header, ...rows], shape.file),
    quarter: QUARTER,
    ...expectedOf(answers, shape.zone, (_, index) => `r-${index}`),
    definition: definitionFor(asked, {
      trust: place(0),
      joined: (branch: Branch) => place(branch === "positive" ? 1 : 2),
      separator: shape.separator,
      statement: () => ({}),
      comment: place(3),
      export: {
        dialect: shape.dialect,
        externalId: "id",
        submittedAt: "creationDate",
        timeZone: shape.zone,
        ...(shape.dialect === "verint" ? { dateOrder: "month-day-year" } : {}),
        ...(shape.dialect === "medallia"
          ? {}
          : { exclude: [{ column: "url", contains: "[Preview]", reason: "preview" }] }),
      },
    }),
  };
}

const generated = (dialect: Form["dialect"]): fc.Arbitrary<GeneratedExport> =>
  fc
    .tuple(survey, form(dialect))
    .filter(([asked, { separator }]) =>
      BRANCHES.every((branch) =>
        readsOneWay(
          asked.statements.map((each) => each[branch]),
          separator,
        ),
      ),
    )
    .chain(([asked, shape]) =>
      answersTo(asked, { zone: shape.zone, states: ["preview"] }).map((answers) =>
        exported(asked, shape, answers),
      ),
    );

export const mapped: readonly ExportGenerator[] = (["medallia", "verint", "generic"] as const).map(
  (dialect) => ({ name: dialect, arbitrary: generated(dialect) }),
);
