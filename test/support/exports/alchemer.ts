import fc from "fast-check";
import { type Answer, answersTo, expectedOf } from "./answers.js";
import { isoLocal, QUARTER, ZONES, type Zone } from "./clock.js";
import { definitionFor } from "./definition.js";
import type { ExportGenerator, GeneratedExport } from "./generated.js";
import { BRANCHES, labelOfRating, type Survey, survey } from "./survey.js";
import { type FileForm, written } from "./write.js";

const ZONE_OF_ACCOUNT = "America/New_York";

const file: fc.Arbitrary<FileForm> = fc.record({
  delimiter: fc.constant(","),
  lineEnd: fc.constantFrom("\n" as const, "\r\n" as const),
  quoteAll: fc.boolean(),
  encoding: fc.constantFrom("utf-8" as const, "utf-8 with mark" as const, "windows-1252" as const),
});

const STATUS: Readonly<Record<string, string>> = {
  response: "Complete",
  unfinished: "Partial",
  disqualified: "Disqualified",
};

const OWN = [
  ...["Response ID", "Time Started", "Date Submitted", "Status", "Contact ID", "Language"],
  ...["Referer", "User Agent", "IP Address", "Longitude", "Latitude", "City", "State/Region"],
];

function exported(asked: Survey, zone: Zone, form: FileForm, answers: Answer[]): GeneratedExport {
  // The option that people write in at has two columns: its label, and what they wrote.
  const columns = BRANCHES.flatMap((branch) =>
    asked.statements.flatMap((shown) => {
      const { driver } = shown;
      const name = `${shown[branch]}:${asked[branch]}`;
      const isSelected = (answer: Answer): boolean => answer[branch].includes(driver);
      const label = (answer: Answer): string => (isSelected(answer) ? shown[branch] : "");
      const typed = (answer: Answer): string => (isSelected(answer) ? answer.typed : "");
      return driver === "other"
        ? [
            { name, cell: label },
            { name, cell: typed },
          ]
        : [{ name, cell: label }];
    }),
  );
  const header = [...OWN, asked.trust, ...columns.map(({ name }) => name), asked.comment];
  const rows = answers.map((answer, at) => [
    ...[String(at + 1), isoLocal(answer.at - 75_000, zone), isoLocal(answer.at, zone)],
    ...[STATUS[answer.state]!, "", answer.language === "es" ? "Spanish" : "English"],
    ...["", "Mozilla/5.0", "203.0.113.7", "0", "0", "", ""],
    labelOfRating(asked, answer.rating),
    ...columns.map(({ cell }) => cell(answer)),
    answer.comment,
  ]);
  return {
    bytes: written([header, ...rows], form),
    quarter: QUARTER,
    ...expectedOf(answers, zone, (_, at) => String(at + 1)),
    definition: definitionFor(asked, {
      trust: asked.trust,
      statement: (shown, branch) => {
        const name = `${shown[branch]}:${asked[branch]}`;
        if (shown.driver !== "other") return { column: name };
        return {
          column: { name, occurrence: 1 },
          textColumn: { name, occurrence: 2 },
        };
      },
      comment: asked.comment,
      export: { timeZone: zone },
    }),
  };
}

export const alchemer: readonly ExportGenerator[] = [
  {
    name: "alchemer",
    arbitrary: fc
      .tuple(survey, fc.constantFrom(ZONE_OF_ACCOUNT, ...ZONES), file)
      .chain(([asked, zone, form]) =>
        answersTo(asked, { zone, states: ["unfinished", "disqualified"] }).map((answers) =>
          exported(asked, zone, form, answers),
        ),
      ),
  },
];
