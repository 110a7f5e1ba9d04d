import fc from "fast-check";
import { type Answer, answersTo, expectedOf } from "./answers.js";
import { isoLocal, QUARTER, ZONES, type Zone } from "./clock.js";
import { definitionFor } from "./definition.js";
import type { ExportGenerator, GeneratedExport } from "./generated.js";
import { BRANCHES, type Branch, type Survey, survey } from "./survey.js";
import { type FileForm, written } from "./write.js";

interface Form {
  zone: Zone;
  heading: "codes" | "texts" | "both";
  answers: "codes" | "texts";
  /** "Y" and blank, "1" and "0", "Yes" and "No". */
  ticks: readonly [yes: string, no: string];
  /** Questions that were not shown hold "N/A". */
  marksHidden: boolean;
  delimiter: "," | ";";
}

const form: fc.Arbitrary<Form> = fc.record({
  zone: fc.constantFrom(...ZONES),
  heading: fc.constantFrom("codes" as const, "texts" as const, "both" as const),
  answers: fc.constantFrom("codes" as const, "texts" as const),
  ticks: fc.constantFrom(
    ["Y", ""] as const,
    ["Y", "N"] as const,
    ["1", "0"] as const,
    ["Yes", "No"] as const,
  ),
  marksHidden: fc.boolean(),
  delimiter: fc.constantFrom("," as const, ";" as const),
});

interface Column {
  code: string;
  text: string;
  cell: (answer: Answer, at: number) => string;
}

const idOf = (_: Answer, at: number): string => String(at + 1);
const codeOf = (branch: Branch): string => (branch === "positive" ? "G1Q2" : "G1Q3");

/** The code is set between the text's brackets where texts are the headings. */
function nameOf({ code, text }: Column, { heading }: Form): string {
  if (heading === "codes") return code;
  return heading === "texts" ? text : `${code}. ${text}`;
}

function exported(asked: Survey, shape: Form, answers: Answer[]): GeneratedExport {
  const columns = [...ownColumns(shape), ...questionColumns(asked, shape)];
  const rows = answers.map((answer, at) => columns.map(({ cell }) => cell(answer, at)));
  const file: FileForm = {
    delimiter: shape.delimiter,
    lineEnd: "\r\n",
    quoteAll: true,
    encoding: "utf-8 with mark",
  };
  const reference = (code: string): string =>
    nameOf(columns.find((each) => each.code === code)!, shape);
  const expected = expectedOf(answers, shape.zone, idOf);
  return {
    bytes: Buffer.concat([
      written([columns.map((column) => nameOf(column, shape)), ...rows], file),
      Buffer.from("\r\n"),
    ]),
    quarter: QUARTER,
    ...expected,
    definition: definitionFor(asked, {
      trust: reference("G1Q1"),
      ratings: asked.labels.map(([rating, label], at) => [
        rating,
        shape.answers === "codes" ? `A${at + 1}` : label,
      ]),
      statement: ({ driver }, branch) => {
        const at = asked.statements.findIndex((each) => each.driver === driver);
        const isOther = driver === "other";
        const code = isOther ? "other" : `SQ00${at + 1}`;
        return {
          column: reference(`${codeOf(branch)}[${code}]`),
          ...(isOther ? { typedText: true } : {}),
        };
      },
      comment: reference("G1Q4"),
      export: { timeZone: shape.zone },
    }),
  };
}

function ownColumns(shape: Form): Column[] {
  const time = ({ at }: Answer): string => isoLocal(at, shape.zone);
  return [
    { code: "id", text: "Response ID", cell: idOf },
    {
      code: "submitdate",
      text: "Date submitted",
      cell: (answer) => (answer.state === "unfinished" ? "" : time(answer)),
    },
    { code: "lastpage", text: "Last page", cell: () => "3" },
    { code: "startlanguage", text: "Start language", cell: ({ language }) => language },
    { code: "startdate", text: "Date started", cell: time },
    { code: "ipaddr", text: "IP address", cell: () => "203.0.113.7" },
  ];
}

function questionColumns(asked: Survey, shape: Form): Column[] {
  const hidden = shape.marksHidden ? "N/A" : "";
  const [yes, no] = shape.ticks;
  const trust: Column = {
    code: "G1Q1",
    text: asked.trust,
    cell: ({ rating }) => {
      const at = asked.labels.findIndex(([each]) => each === rating);
      if (at < 0) return "";
      return shape.answers === "codes" ? `A${at + 1}` : asked.labels[at]![1];
    },
  };
  const drivers = BRANCHES.flatMap((branch) =>
    asked.statements.map((shown, at): Column => {
      const isOther = shown.driver === "other";
      return {
        code: `${codeOf(branch)}[${isOther ? "other" : `SQ00${at + 1}`}]`,
        text: `${asked[branch]} [${isOther ? "Other" : shown[branch]}]`,
        cell: (answer) => {
          if (answer[branch].length === 0) return hidden;
          const isSelected = answer[branch].includes(shown.driver);
          if (isOther) return isSelected ? answer.typed || "." : "";
          return isSelected ? yes : no;
        },
      };
    }),
  );
  const comment: Column = {
    code: "G1Q4",
    text: asked.comment,
    cell: ({ comment }) => (comment === "" ? hidden : comment),
  };
  return [trust, ...drivers, comment];
}

export const limesurvey: readonly ExportGenerator[] = [
  {
    name: "limesurvey",
    arbitrary: fc.tuple(survey, form).chain(([asked, shape]) =>
      answersTo(asked, {
        zone: shape.zone,
        states: ["unfinished"],
        neverComment: ["N/A"],
      }).map((answers) => exported(asked, shape, answers)),
    ),
  },
];
