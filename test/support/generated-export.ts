import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { DRIVER_KEYS } from "../../src/guidance/edition.js";
import type { SurveyDefinition } from "../../src/survey/definition.js";
import { definitionOf } from "./judge.js";

/** One answer as it was meant, whatever the export makes of it. */
export interface Answer {
  rating: number | null;
  /** Indexes of DRIVER_KEYS. */
  drivers: number[];
  comment: string;
  preview: boolean;
  /** Days from the quarter's first; beyond it on both sides as well. */
  day: number;
}

export interface GeneratedExport {
  text: string;
  definition: SurveyDefinition;
  answers: Answer[];
}

const START = Date.UTC(2025, 0, 1);

const comment = fc.oneof(
  fc.constantFrom(
    "",
    "",
    'He said "no", twice',
    "two\nlines",
    "a,b;c",
    " padded ",
    "=1+1",
    "é 👍 ñ",
    "null",
    "0",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }).map((text) =>
    // What no survey platform stores; and what the reader decides about is tested elsewhere.
    text.replace(/[\0\p{Cc}\uFEFF\uFFFD]/gu, ""),
  ),
);

const answer = (ratings: readonly number[]): fc.Arbitrary<Answer> =>
  fc.record({
    rating: fc.option(fc.constantFrom(...ratings), { freq: 6 }),
    drivers: fc.uniqueArray(fc.nat({ max: DRIVER_KEYS.length - 1 }), { maxLength: 4 }),
    comment,
    preview: fc.boolean().map((each) => each),
    day: fc.integer({ min: -2, max: 92 }),
  });

/** Sound exports of sound surveys: both scales, joined or split, several separators and delimiters. */
export const generatedExport: fc.Arbitrary<GeneratedExport> = fc
  .record({
    type: fc.constantFrom("thumbs_up_down" as const, "likert_scale" as const),
    split: fc.boolean(),
    delimiter: fc.constantFrom(",", ";", "\t"),
    record_delimiter: fc.constantFrom("\n", "\r\n"),
    separator: fc.constantFrom(",", ";", ", "),
    bom: fc.boolean(),
    commas: fc.boolean(),
  })
  .chain((form) =>
    fc
      .array(answer(form.type === "likert_scale" ? [1, 2, 3, 4, 5] : [0, 1]), {
        minLength: 1,
        maxLength: 30,
      })
      .map((answers) => written(form, answers)),
  );

interface Form {
  type: "thumbs_up_down" | "likert_scale";
  split: boolean;
  delimiter: string;
  record_delimiter: string;
  separator: string;
  bom: boolean;
  commas: boolean;
}

function written(form: Form, answers: Answer[]): GeneratedExport {
  const texts = DRIVER_KEYS.map((driver) =>
    form.commas ? `It was ${driver}, really; yes` : `It was ${driver}`,
  );
  const top = form.type === "likert_scale" ? 5 : 1;
  const labels = new Map(
    form.type === "likert_scale"
      ? [5, 4, 3, 2, 1].map((rating) => [rating, `Level ${rating}`] as const)
      : [[1, "Up"] as const, [0, "Down"] as const],
  );
  const branchColumns = (branch: string): string[] =>
    form.split ? DRIVER_KEYS.map((driver) => `${branch} ${driver}`) : [branch];
  const cells = (selected: number[]): string[] =>
    form.split
      ? DRIVER_KEYS.map((_, at) => (selected.includes(at) ? texts[at]! : ""))
      : [selected.map((at) => texts[at]!).join(form.separator)];
  const rows = answers.map((each, at) => {
    const good = each.rating === top ? each.drivers : [];
    const bad = each.rating !== null && each.rating !== top ? each.drivers : [];
    return [
      `r${at}`,
      new Date(START + each.day * 86_400_000 + 43_200_000)
        .toISOString()
        .slice(0, 19)
        .replace("T", " "),
      each.preview ? "Preview" : "",
      each.rating === null ? "" : labels.get(each.rating)!,
      ...cells(good),
      ...cells(bad),
      each.comment,
    ];
  });
  const header = [
    "Key",
    "When",
    "Kind",
    "Trust",
    ...branchColumns("Good"),
    ...branchColumns("Bad"),
    "Comment",
  ];
  const { delimiter, record_delimiter } = form;
  const text = stringify([header, ...rows], {
    delimiter,
    record_delimiter,
    quoted_match: /[\r\n]/,
  });
  const question = (asks: string, branch: string, shown: string): object => ({
    asks,
    text: shown,
    ...(form.split ? {} : { column: branch, separator: form.separator }),
    statements: DRIVER_KEYS.map((driver, at) => ({
      driver,
      text: texts[at]!,
      ...(form.split ? { column: `${branch} ${driver}` } : {}),
    })),
  });
  return {
    text: `${form.bom ? "\uFEFF" : ""}${text}`,
    answers,
    definition: definitionOf({
      survey: {
        title: "T",
        type: form.type,
        transactionPoint: "post_interaction",
        channel: "website",
        controlNumber: "1234-5678",
      },
      questions: [
        {
          asks: "trust",
          text: "I trust",
          column: "Trust",
          labels: Object.fromEntries([...labels].map(([rating, label]) => [label, rating])),
        },
        question("positive_drivers", "Good", "What about this interaction made the difference?"),
        question("negative_drivers", "Bad", "What could have been better?"),
        { asks: "comment", text: "Anything else?", column: "Comment" },
      ],
      export: {
        dialect: "generic",
        externalId: "Key",
        submittedAt: "When",
        timeZone: "UTC",
        exclude: [{ column: "Kind", values: ["Preview"], reason: "preview" }],
      },
    }),
  };
}
