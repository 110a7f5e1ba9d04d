import fc from "fast-check";
import { type Answer, answersTo, expectedOf } from "./answers.js";
import { isoLocal, QUARTER, ZONES, type Zone } from "./clock.js";
import { definitionFor } from "./definition.js";
import type { ExportGenerator, GeneratedExport } from "./generated.js";
import { BRANCHES, type Branch, type Survey, survey } from "./survey.js";
import { written } from "./write.js";

interface Form {
  zone: Zone;
  /** "1" and "0", or with labels "Checked" and "Unchecked". */
  labels: boolean;
  /** A second form behind the survey, filled in by staff and never complete. */
  staffForm: boolean;
  /** Records of a repeated form stand between the responses. */
  repeats: boolean;
}

const form: fc.Arbitrary<Form> = fc.record({
  zone: fc.constantFrom(...ZONES),
  labels: fc.boolean(),
  staffForm: fc.boolean(),
  repeats: fc.boolean(),
});

const fieldOf = (branch: Branch): string => (branch === "positive" ? "made_difference" : "better");

interface Column {
  name: string;
  cell: (answer: Answer, at: number) => string;
}

function exported(asked: Survey, shape: Form, answers: Answer[]): GeneratedExport {
  const [checked, unchecked] = shape.labels ? ["Checked", "Unchecked"] : ["1", "0"];
  const complete = shape.labels ? ["Incomplete", "Complete"] : ["0", "2"];
  const other = { ofState: "other-form" };
  const repeated = (answer: Answer): boolean => answer.state === other.ofState;
  const ofSurvey =
    (cell: Column["cell"]): Column["cell"] =>
    (answer, at) =>
      repeated(answer) ? "" : cell(answer, at);
  const checkboxes = BRANCHES.flatMap((branch) => [
    ...asked.statements.map(({ driver }, at) => ({
      name: `${fieldOf(branch)}___${at + 1}`,
      cell: (answer: Answer) => (answer[branch].includes(driver) ? checked! : unchecked!),
    })),
    {
      name: `${fieldOf(branch)}_text`,
      cell: (answer: Answer) => (answer[branch].includes("other") ? answer.typed : ""),
    },
  ]);
  const columns: Column[] = [
    { name: "record_id", cell: (_, at) => String(at + 1) },
    ...(shape.repeats
      ? [
          {
            name: "redcap_repeat_instrument",
            cell: (answer: Answer) => (repeated(answer) ? "visits" : ""),
          },
        ]
      : []),
    { name: "redcap_survey_identifier", cell: () => "" },
    {
      name: "feedback_timestamp",
      cell: ofSurvey(({ at, state }) =>
        state === "unfinished" ? "[not completed]" : isoLocal(at, shape.zone),
      ),
    },
    ...[
      {
        name: "trust",
        cell: ({ rating }: Answer) => (rating === null ? "" : String(rating)),
      },
      ...checkboxes,
      { name: "comment", cell: ({ comment }: Answer) => comment },
      {
        name: "feedback_complete",
        cell: ({ state }: Answer) => complete[state === "unfinished" ? 0 : 1]!,
      },
    ].map(({ name, cell }) => ({ name, cell: ofSurvey(cell) })),
    ...(shape.staffForm
      ? [
          { name: "case_number", cell: () => "" },
          { name: "staff_complete", cell: () => complete[0]! },
        ]
      : []),
  ];
  const rows = answers.map((answer, at) => columns.map(({ cell }) => cell(answer, at)));
  const file = { delimiter: ",", lineEnd: "\n", quoteAll: false, encoding: "utf-8" } as const;
  const hasOther = (driver: string): boolean => driver === "other";
  return {
    bytes: written([columns.map(({ name }) => name), ...rows], file),
    quarter: QUARTER,
    ...expectedOf(answers, shape.zone, (_, at) => String(at + 1)),
    definition: definitionFor(asked, {
      trust: "trust",
      ratings: asked.labels.map(([rating]) => [rating, String(rating)]),
      statement: ({ driver }, branch) => {
        const at = asked.statements.findIndex((each) => each.driver === driver);
        return {
          column: `${fieldOf(branch)}___${at + 1}`,
          ...(hasOther(driver) ? { textColumn: `${fieldOf(branch)}_text` } : {}),
        };
      },
      comment: "comment",
      export: { timeZone: shape.zone },
    }),
  };
}

export const redcap: readonly ExportGenerator[] = [
  {
    name: "redcap",
    arbitrary: fc.tuple(survey, form).chain(([asked, shape]) =>
      answersTo(asked, {
        zone: shape.zone,
        states: ["unfinished", ...(shape.repeats ? ["other-form"] : [])],
      }).map((answers) => exported(asked, shape, answers)),
    ),
  },
];
