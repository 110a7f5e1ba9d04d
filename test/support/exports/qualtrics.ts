import fc from "fast-check";
import { type Answer, answersTo, expectedOf, RESPONSE } from "./answers.js";
import { isoLocal, QUARTER, ZONES, type Zone } from "./clock.js";
import { definitionFor, type StatementPlace } from "./definition.js";
import type { ExportGenerator, GeneratedExport } from "./generated.js";
import { BRANCHES, type Branch, readsOneWay, type Shown, type Survey, survey } from "./survey.js";
import { type FileForm, written } from "./write.js";

interface Form {
  generation: "modern" | "2016" | "legacy";
  zone: Zone;
  values: "labels" | "codes";
  multiple: "joined" | "split";
  /** Questions that were seen and not answered hold −99. */
  marksSeen: boolean;
  german: boolean;
  file: FileForm;
}

const FILES: readonly FileForm[] = [
  { delimiter: ",", lineEnd: "\r\n", quoteAll: false, encoding: "utf-8" },
  { delimiter: ",", lineEnd: "\n", quoteAll: false, encoding: "utf-8 with mark" },
  { delimiter: "\t", lineEnd: "\n", quoteAll: false, encoding: "utf-16le" },
];

const form = (generation: Form["generation"]): fc.Arbitrary<Form> =>
  fc.record({
    generation: fc.constant(generation),
    zone: fc.constantFrom(...ZONES),
    values:
      generation === "2016"
        ? fc.constant("codes" as const)
        : fc.constantFrom("labels" as const, "codes" as const),
    multiple: fc.constantFrom("joined" as const, "split" as const),
    marksSeen: fc.boolean(),
    german: fc.boolean(),
    file: fc.constantFrom(...FILES.slice(0, generation === "modern" ? 3 : 2)),
  });

/** A column of the export and what stands above it. */
interface Column {
  name: string;
  label: string;
  importId: Record<string, string>;
  cell: (answer: Answer, at: number) => string;
}

const STATUS: Readonly<Record<string, readonly [code: string, text: string]>> = {
  [RESPONSE]: ["0", "IP Address"],
  unfinished: ["0", "IP Address"],
  preview: ["1", "Survey Preview"],
  test: ["2", "Survey Test"],
  spam: ["8", "Spam"],
};
const GERMAN: Readonly<Record<string, string>> = {
  StartDate: "Anfangsdatum",
  EndDate: "Enddatum",
  Status: "Antworttyp",
  Finished: "Beendet",
  RecordedDate: "Erfassungsdatum",
};

const idOf = (_: Answer, at: number): string => `R_${String(at).padStart(15, "a")}`;
const FIRST_CODE = 10;

function exported(asked: Survey, shape: Form, answers: Answer[]): GeneratedExport {
  const columns =
    shape.generation === "modern"
      ? [...modernColumns(shape), ...questionColumns(asked, shape)]
      : [...earlierColumns(shape), ...questionColumns(asked, shape)];
  const rows = answers.map((answer, at) => columns.map((column) => column.cell(answer, at)));
  const header = headerRecords(columns, shape);
  // Legacy records end with a comma.
  const records = [...header, ...rows].map((row) =>
    shape.generation === "legacy" ? [...row, ""] : row,
  );
  return {
    bytes: written(records, shape.file),
    quarter: QUARTER,
    ...expectedOf(answers, shape.zone, idOf),
    definition: definitionFor(asked, {
      trust: reference("QID1", "Q1", shape),
      ratings: asked.labels.map(([rating, label], at) => [
        rating,
        shape.values === "codes" ? String(FIRST_CODE + at) : label,
      ]),
      ...(shape.multiple === "joined"
        ? { joined: (branch: Branch) => reference(questionId(branch), question(branch), shape) }
        : {}),
      statement: (shown, branch) => statementPlace(asked, shown, branch, shape),
      comment: reference(commentId(shape), "Q4", shape),
      export: shape.generation === "modern" ? {} : { timeZone: shape.zone },
    }),
  };
}

function headerRecords(columns: readonly Column[], { generation }: Form): string[][] {
  const names = columns.map(({ name }) => name);
  const labels = columns.map(({ label }) => label);
  if (generation === "legacy") return [names, labels];
  const ids = columns.map(({ importId }) =>
    generation === "modern" ? JSON.stringify(importId) : `{'ImportId': '${importId.ImportId}'}`,
  );
  return [names, labels, ids];
}

const codeOf = (asked: Survey, { driver }: Shown): string =>
  String(FIRST_CODE + asked.statements.findIndex((each) => each.driver === driver));
const question = (branch: Branch): string => (branch === "positive" ? "Q2" : "Q3");
const questionId = (branch: Branch): string => (branch === "positive" ? "QID2" : "QID3");
const commentId = ({ generation }: Form): string =>
  generation === "2016" ? "QID4-TEXT" : "QID4_TEXT";
const dash = ({ generation }: Form): string => (generation === "modern" ? "_" : "-");

function reference(importId: string, name: string, { generation }: Form) {
  return generation === "legacy" ? name : { importId };
}

function statementPlace(asked: Survey, shown: Shown, branch: Branch, shape: Form): StatementPlace {
  const code = codeOf(asked, shown);
  const mark = dash(shape);
  const name = `${question(branch)}_${code}`;
  const place: StatementPlace = {};
  if (shape.multiple === "split") {
    place.column = reference(`${questionId(branch)}${mark}${code}`, name, shape);
  } else if (shape.values === "codes") place.value = code;
  if (shown.driver === "other") {
    const id = `${questionId(branch)}${mark}${code}${mark}TEXT`;
    place.textColumn = reference(id, `${name}_TEXT`, shape);
  }
  return place;
}

function modernColumns(shape: Form): Column[] {
  const own = (
    name: string,
    importId: string,
    cell: Column["cell"],
    more: Record<string, string> = {},
  ): Column => ({
    name,
    label: shape.german ? (GERMAN[name] ?? name) : name,
    importId: { ImportId: importId, ...more },
    cell,
  });
  const timeZone = { timeZone: shape.zone };
  const isCode = shape.values === "codes";
  const time = (answer: Answer): string => isoLocal(answer.at, shape.zone);
  // Recorded days after somebody left: that is what counts.
  const started = (answer: Answer): string => isoLocal(answer.at - 90_000_000, shape.zone);
  return [
    own("StartDate", "startDate", started, timeZone),
    own("EndDate", "endDate", started, timeZone),
    own("Status", "status", ({ state }) => STATUS[state]![isCode ? 0 : 1]),
    own("IPAddress", "ipAddress", () => "203.0.113.7"),
    own("Progress", "progress", ({ state }) => (state === "unfinished" ? "19" : "100")),
    own("Duration (in seconds)", "duration", () => "75"),
    own("Finished", "finished", (answer) => finished(answer, isCode)),
    own("RecordedDate", "recordedDate", time, timeZone),
    own("ResponseId", "_recordId", idOf),
    own("RecipientEmail", "recipientEmail", () => "someone@example.invalid"),
    own("DistributionChannel", "distributionChannel", () => "anonymous"),
    own("UserLanguage", "userLanguage", ({ language }) => language.toUpperCase()),
  ];
}

function finished({ state }: Answer, isCode: boolean): string {
  if (isCode) return state === "unfinished" ? "0" : "1";
  return state === "unfinished" ? "False" : "True";
}

function earlierColumns(shape: Form): Column[] {
  const time = (answer: Answer): string => isoLocal(answer.at, shape.zone);
  const fields: [label: string, importId: string, cell: Column["cell"]][] = [
    ["ResponseID", "responseId", idOf],
    ["ResponseSet", "responseSetId", () => "Default Response Set"],
    ["Name", "panel-RecipientLastName", () => "Anonymous"],
    ["ExternalDataReference", "panel-ExternalDataReference", () => ""],
    ["EmailAddress", "panel-RecipientEmail", () => ""],
    ["IPAddress", "ipAddress", () => "203.0.113.7"],
    ["Status", "status", ({ state }) => STATUS[state]![0]],
    ["StartDate", "startDate", (answer) => isoLocal(answer.at - 75_000, shape.zone)],
    ["EndDate", "endDate", time],
    ["Finished", "finished", (answer) => finished(answer, true)],
  ];
  return fields.map(([label, importId, cell], at) => ({
    name: shape.generation === "legacy" ? `V${at + 1}` : label,
    label,
    importId: { ImportId: importId },
    cell,
  }));
}

function questionColumns(asked: Survey, shape: Form): Column[] {
  const seen = shape.marksSeen ? "-99" : "";
  const rating = ({ rating }: Answer): string => {
    const at = asked.labels.findIndex(([each]) => each === rating);
    if (at < 0) return seen;
    return shape.values === "codes" ? String(FIRST_CODE + at) : asked.labels[at]![1];
  };
  return [
    { name: "Q1", label: asked.trust, importId: { ImportId: "QID1" }, cell: rating },
    ...BRANCHES.flatMap((branch) => driverColumns(asked, branch, shape)),
    {
      name: "Q4",
      label: asked.comment,
      importId: { ImportId: commentId(shape) },
      cell: ({ comment }) => (comment === "" ? seen : comment),
    },
  ];
}

function driverColumns(asked: Survey, branch: Branch, shape: Form): Column[] {
  const seen = shape.marksSeen ? "-99" : "";
  const mark = dash(shape);
  const between = shape.generation === "2016" ? "-" : " - ";
  const id = questionId(branch);
  const text = (shown: Shown): string =>
    shape.values === "codes" ? codeOf(asked, shown) : shown[branch];
  const joined: Column = {
    name: question(branch),
    label: `${asked[branch]}${between}Selected Choice`,
    importId: { ImportId: id },
    cell: (answer) =>
      asked.statements
        .filter(({ driver }) => answer[branch].includes(driver))
        .map(text)
        .join(",") || seen,
  };
  const split = asked.statements.map((shown): Column => {
    const code = codeOf(asked, shown);
    return {
      name: `${question(branch)}_${code}`,
      label: `${asked[branch]}${between}${shown[branch]}`,
      importId:
        shape.generation === "modern"
          ? { ImportId: id, choiceId: code }
          : { ImportId: `${id}${mark}${code}` },
      cell: (answer) => {
        if (!answer[branch].includes(shown.driver)) return seen;
        return shape.values === "codes" ? "1" : shown[branch];
      },
    };
  });
  const other = asked.statements.filter(({ driver }) => driver === "other");
  const typed = other.map((shown): Column => {
    const code = codeOf(asked, shown);
    return {
      name: `${question(branch)}_${code}_TEXT`,
      label: `${asked[branch]}${between}${shown[branch]}${between}Text`,
      importId: { ImportId: `${id}${mark}${code}${mark}TEXT` },
      cell: (answer) => (answer[branch].includes("other") ? answer.typed : "") || seen,
    };
  });
  return shape.multiple === "split" ? [...split, ...typed] : [joined, ...typed];
}

const generated = (generation: Form["generation"]): fc.Arbitrary<GeneratedExport> =>
  fc
    .tuple(survey, form(generation))
    .filter(
      ([asked, { multiple, values }]) =>
        multiple === "split" ||
        values === "codes" ||
        BRANCHES.every((branch) =>
          readsOneWay(
            asked.statements.map((each) => each[branch]),
            ",",
          ),
        ),
    )
    .chain(([asked, shape]) =>
      answersTo(asked, {
        zone: shape.zone,
        states: ["preview", "test", "spam", "unfinished"],
        neverComment: ["-99"],
      }).map((answers) => exported(asked, shape, answers)),
    );

export const qualtrics: readonly ExportGenerator[] = [
  { name: "qualtrics", arbitrary: generated("modern") },
  { name: "qualtrics-2016", arbitrary: generated("2016") },
  { name: "qualtrics-legacy", arbitrary: generated("legacy") },
];
