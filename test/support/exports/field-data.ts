import fc from "fast-check";
import type { DriverKey } from "../../../src/guidance/edition.js";
import { type Answer, answersTo, expectedOf } from "./answers.js";
import { isoLocal, QUARTER, ZONES, type Zone } from "./clock.js";
import { definitionFor, type StatementPlace } from "./definition.js";
import type { ExportGenerator, GeneratedExport } from "./generated.js";
import { BRANCHES, type Branch, readsOneWay, type Survey, survey } from "./survey.js";
import { type FileForm, written } from "./write.js";

/* KoBoToolbox and ODK Central: forms of names, options joined by blanks or in columns of their own. */

interface Form {
  zone: Zone;
  split: boolean;
  /** What the form's author called the options. */
  names: "drivers" | "letters" | "numbers";
  group: "" | "feedback";
  /** KoBo: a record of #hxl tags below the header. */
  tags: boolean;
  /** KoBo: labels for names. */
  labels: boolean;
}

const form: fc.Arbitrary<Form> = fc.record({
  zone: fc.constantFrom(...ZONES),
  split: fc.boolean(),
  names: fc.constantFrom("drivers" as const, "letters" as const, "numbers" as const),
  group: fc.constantFrom("" as const, "feedback" as const),
  tags: fc.boolean(),
  labels: fc.boolean(),
});

interface Column {
  name: string;
  cell: (answer: Answer, at: number) => string;
}

function optionName(asked: Survey, driver: DriverKey, { names }: Form): string {
  const at = asked.statements.findIndex((each) => each.driver === driver);
  if (names === "drivers") return driver;
  return names === "letters" ? String.fromCharCode(97 + at) : String(at + 1);
}

/** The columns of a form's questions; `mark` stands between a group and a question. */
function questionColumns(asked: Survey, shape: Form, mark: string): Column[] {
  const name = (field: string): string => (shape.group === "" ? field : shape.group + mark + field);
  const option = (driver: DriverKey, branch: Branch): string =>
    shape.labels
      ? asked.statements.find((each) => each.driver === driver)![branch]
      : optionName(asked, driver, shape);
  const drivers = BRANCHES.flatMap((branch): Column[] => {
    const field = name(fieldOf(branch));
    const joined: Column = {
      name: field,
      cell: (answer) =>
        asked.statements
          .filter(({ driver }) => answer[branch].includes(driver))
          .map(({ driver }) => option(driver, branch))
          .join(" "),
    };
    const split = asked.statements.map(
      ({ driver }): Column => ({
        name: `${field}/${option(driver, branch)}`,
        cell: (answer) =>
          answer[branch].length === 0 ? "" : answer[branch].includes(driver) ? "1" : "0",
      }),
    );
    const typed: Column = {
      name: `${field}_other`,
      cell: (answer) => (answer[branch].includes("other") ? answer.typed : ""),
    };
    const offersOther = asked.statements.some(({ driver }) => driver === "other");
    return [joined, ...(shape.split ? split : []), ...(offersOther ? [typed] : [])];
  });
  const trust = ({ rating }: Answer): string => (rating === null ? "" : `r${rating}`);
  return [
    { name: name("trust"), cell: trust },
    ...drivers,
    { name: name("comment"), cell: ({ comment }) => comment },
  ];
}

const fieldOf = (branch: Branch): string => (branch === "positive" ? "good" : "bad");

function definitionIn(asked: Survey, shape: Form, mark: string, where: Record<string, unknown>) {
  const name = (field: string): string => (shape.group === "" ? field : shape.group + mark + field);
  return definitionFor(asked, {
    trust: name("trust"),
    ratings: asked.labels.map(([rating]) => [rating, `r${rating}`]),
    ...(shape.split ? {} : { joined: (branch: Branch) => name(fieldOf(branch)) }),
    statement: (shown, branch) => {
      const code = optionName(asked, shown.driver, shape);
      const place: StatementPlace = shape.labels ? {} : { value: code };
      if (shape.split) {
        place.column = `${name(fieldOf(branch))}/${shape.labels ? shown[branch] : code}`;
        delete place.value;
      }
      if (shown.driver === "other") place.textColumn = `${name(fieldOf(branch))}_other`;
      return place;
    },
    comment: name("comment"),
    export: where,
  });
}

function fromKobo(asked: Survey, shape: Form, answers: Answer[]): GeneratedExport {
  const utc = ({ at }: Answer): string => isoLocal(at, "UTC").replace(" ", "T");
  const columns: Column[] = [
    { name: "start", cell: (answer) => `${utc(answer)}.000+00:00` },
    { name: "end", cell: (answer) => `${utc(answer)}.000+00:00` },
    ...questionColumns(asked, shape, "/"),
    { name: "_id", cell: (_, at) => String(61 + at) },
    { name: "_uuid", cell: (_, at) => `48583952-1892-4931-8d9c-${at}` },
    { name: "_submission_time", cell: utc },
    {
      name: "_validation_status",
      cell: ({ state }) => (state === "rejected" ? "Not approved" : ""),
    },
    { name: "_status", cell: () => "submitted_via_web" },
    { name: "_submitted_by", cell: () => "" },
    { name: "_index", cell: (_, at) => String(at + 1) },
  ];
  const file: FileForm = { delimiter: ";", lineEnd: "\r\n", quoteAll: true, encoding: "utf-8" };
  const tags = columns.map((_, at) => (at === 2 ? "#indicator+trust" : ""));
  const rows = answers.map((answer, at) => columns.map(({ cell }) => cell(answer, at)));
  const header = columns.map(({ name }) => name);
  return {
    bytes: written([header, ...(shape.tags ? [tags] : []), ...rows], file),
    quarter: QUARTER,
    ...expectedOf(answers, shape.zone, (_, at) => String(61 + at)),
    // The zone is the quarter's: KoBo's times are in UTC whatever it is.
    definition: definitionIn(asked, shape, "/", { timeZone: shape.zone }),
  };
}

function fromOdk(asked: Survey, shape: Form, answers: Answer[]): GeneratedExport {
  const key = (_: Answer, at: number): string => `uuid:${at}`;
  const columns: Column[] = [
    { name: "SubmissionDate", cell: ({ at }) => new Date(at).toISOString() },
    { name: "meta-instanceID", cell: key },
    ...questionColumns(asked, { ...shape, labels: false }, "-"),
    { name: "KEY", cell: key },
    { name: "SubmitterID", cell: () => "5" },
    { name: "SubmitterName", cell: () => "Someone" },
    { name: "Status", cell: () => "" },
    { name: "ReviewState", cell: ({ state }) => (state === "rejected" ? "rejected" : "") },
    { name: "DeviceID", cell: () => "" },
    { name: "FormVersion", cell: () => "2" },
  ];
  const file: FileForm = { delimiter: ",", lineEnd: "\n", quoteAll: false, encoding: "utf-8" };
  const rows = answers.map((answer, at) => columns.map(({ cell }) => cell(answer, at)));
  return {
    bytes: written([columns.map(({ name }) => name), ...rows], file),
    quarter: QUARTER,
    ...expectedOf(answers, shape.zone, key),
    definition: definitionIn(asked, { ...shape, labels: false }, "-", { timeZone: shape.zone }),
  };
}

const isReadable = ([asked, shape]: [Survey, Form]): boolean =>
  !shape.labels ||
  shape.split ||
  BRANCHES.every((branch) =>
    readsOneWay(
      asked.statements.map((each) => each[branch]),
      " ",
    ),
  );

const from = (
  write: (asked: Survey, shape: Form, answers: Answer[]) => GeneratedExport,
): fc.Arbitrary<GeneratedExport> =>
  fc
    .tuple(survey, form)
    .filter(isReadable)
    .chain(([asked, shape]) =>
      answersTo(asked, { zone: shape.zone, states: ["rejected"] }).map((answers) =>
        write(asked, shape, answers),
      ),
    );

export const fieldData: readonly ExportGenerator[] = [
  { name: "kobo", arbitrary: from(fromKobo) },
  { name: "odk-central", arbitrary: from(fromOdk) },
];
