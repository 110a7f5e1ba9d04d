import fc from "fast-check";
import { DRIVER_KEYS } from "../../../src/guidance/edition.js";
import { type Answer, answersTo, expectedOf, RESPONSE } from "./answers.js";
import { isoLocal, QUARTER } from "./clock.js";
import { definitionFor } from "./definition.js";
import type { ExportGenerator, GeneratedExport } from "./generated.js";
import {
  BRANCHES,
  type Branch,
  labelOfRating,
  readsOneWay,
  type Shown,
  type Survey,
  survey,
} from "./survey.js";
import { type FileForm, written } from "./write.js";

const FILE: FileForm = { delimiter: ",", lineEnd: "\n", quoteAll: false, encoding: "utf-8" };
const STATES = ["preview", "spam", "deleted"];

interface Form {
  /** Form managers may leave an option's value as its text. */
  values: "codes" | "texts";
  /** Exports before 2023 have neither ID nor these flags. */
  old: boolean;
  ipAddress: boolean;
  combined: boolean;
}

const form = (combined: boolean): fc.Arbitrary<Form> =>
  fc.record({
    values: fc.constantFrom("codes" as const, "texts" as const),
    old: combined ? fc.constant(false) : fc.boolean(),
    ipAddress: fc.boolean(),
    combined: fc.constant(combined),
  });

const readable = (asked: Survey): boolean =>
  BRANCHES.every((branch) =>
    readsOneWay(
      asked.statements.map((each) => each[branch]),
      ",",
    ),
  );

const generated = (combined: boolean): fc.Arbitrary<GeneratedExport> =>
  fc
    .tuple(survey.filter(readable), form(combined))
    .chain(([asked, shape]) =>
      answersTo(asked, { zone: "UTC", states: shape.old ? ["preview"] : STATES }).map((answers) =>
        exported(asked, shape, answers),
      ),
    );

function exported(asked: Survey, shape: Form, answers: Answer[]): GeneratedExport {
  const value = (shown: Shown, branch: Branch): string =>
    shape.values === "codes" ? shown.driver : shown[branch];
  // Radio buttons: "5" to "1" as the official forms have them, or the text.
  const rating = (answer: Answer): string => {
    if (answer.rating === null) return "";
    if (asked.type === "thumbs_up_down" || shape.values === "codes") return String(answer.rating);
    return labelOfRating(asked, answer.rating);
  };
  const joined = (answer: Answer, branch: Branch): string =>
    asked.statements
      .filter(({ driver }) => answer[branch].includes(driver))
      .map((shown) =>
        shown.driver === "other" && answer.typed !== ""
          ? answer.typed.replaceAll(",", "")
          : value(shown, branch),
      )
      .join(",");
  const header = [
    ...(shape.old ? ["UUID"] : ["ID", "UUID"]),
    ...[asked.trust, asked.positive, asked.negative, asked.comment, "Location Code", "User Agent"],
    ...["Status", ...(shape.old ? [] : ["Archived", "Flagged"]), "Deleted", "Deleted at", "Page"],
    ...["Query string", "Hostname", "Referrer", "Created at"],
    ...(shape.ipAddress ? ["IP Address"] : []),
    "Tags",
    ...(shape.combined ? A11_COLUMNS : []),
  ];
  const rows = answers.map((answer, at) => {
    const is = (state: string): string => String(answer.state === state);
    return [
      ...(shape.old ? [uuid(at)] : [String(9000 + at), uuid(at)]),
      ...[rating(answer), joined(answer, "positive"), joined(answer, "negative"), answer.comment],
      ...["", "Mozilla/5.0", "received", ...(shape.old ? [] : ["false", is("spam")])],
      ...[is("deleted"), ""],
      answer.state === "preview" ? "/admin/forms/1a2b3c4d/example" : "/apply",
      ...["", "example.gov", "", `${isoLocal(answer.at, "UTC")} UTC`],
      ...(shape.ipAddress ? ["203.0.113.9"] : []),
      '["a", "b"]',
      ...(shape.combined ? a11Cells(asked, answer, String(9000 + at)) : []),
    ];
  });
  return {
    bytes: written([header, ...rows], FILE),
    quarter: QUARTER,
    ...expectedOf(answers, "UTC", (_, at) => (shape.old ? uuid(at) : String(9000 + at))),
    definition: definitionFor(asked, {
      trust: asked.trust,
      ratings: asked.labels.map(([each, label]) => [
        each,
        asked.type === "thumbs_up_down" || shape.values === "codes" ? String(each) : label,
      ]),
      joined: (branch) => asked[branch],
      statement: (shown, branch) => ({
        ...(shape.values === "codes" ? { value: value(shown, branch) } : {}),
        ...(shown.driver === "other" ? { typedText: true } : {}),
      }),
      comment: asked.comment,
      export: shape.combined ? { dialect: "touchpoints-combined" } : {},
    }),
  };
}

const uuid = (at: number): string => `0b5f8f0e-0000-4000-8000-${String(at).padStart(12, "0")}`;

const A11_COLUMNS = [
  "external_id",
  "question_1",
  ...BRANCHES.flatMap((branch) => DRIVER_KEYS.map((driver) => `${branch}_${driver}`)),
  "question_4",
];

/** As Touchpoints writes them: typed text is taken for no selection. */
function a11Cells(asked: Survey, answer: Answer, id: string): string[] {
  const offered = new Set(asked.statements.map(({ driver }) => driver));
  const drivers = BRANCHES.flatMap((branch) =>
    DRIVER_KEYS.map((driver) => {
      if (!offered.has(driver)) return "null";
      const typedOver = driver === "other" && answer.typed !== "";
      return answer[branch].includes(driver) && !typedOver ? "1" : "0";
    }),
  );
  return [id, answer.rating === null ? "" : String(answer.rating), ...drivers, answer.comment];
}

/** The A-11 download: no times, no records but responses. */
const a11 = survey.chain((asked) =>
  answersTo(asked, { zone: "UTC" }).map((answers): GeneratedExport => {
    const rows = answers.map((answer, at) => a11Cells(asked, answer, String(9000 + at)));
    const inside = answers.map((answer) => ({
      ...answer,
      at: Date.UTC(2025, 1, 1),
      state: RESPONSE,
    }));
    const typedOver = ({ typed }: Answer) => typed !== "";
    const { responses } = expectedOf(inside, "UTC", (_, at) => String(9000 + at));
    return {
      bytes: written([A11_COLUMNS, ...rows], FILE),
      quarter: QUARTER,
      answers,
      responses: responses.map((response, at) => {
        const without = (drivers: string[]): string[] =>
          drivers.filter((driver) => !(driver === "other" && typedOver(answers[at]!)));
        const { positive, negative } = response;
        return { ...response, positive: without(positive), negative: without(negative), at: null };
      }),
      excluded: {},
      definition: definitionFor(asked, {
        trust: "question_1",
        statement: (shown, branch) => ({ column: `${branch}_${shown.driver}` }),
        comment: "question_4",
        export: {},
      }),
    };
  }),
);

export const touchpoints: readonly ExportGenerator[] = [
  { name: "touchpoints", arbitrary: generated(false) },
  { name: "touchpoints-combined", arbitrary: generated(true) },
  { name: "submission", arbitrary: a11 },
];
