import type { ColumnReference, SurveyDefinition } from "../../../src/survey/definition.js";
import { definitionOf } from "../judge.js";
import { BRANCHES, type Branch, type Shown, type Survey } from "./survey.js";

/** Where a statement lies in the export. */
export interface StatementPlace {
  value?: string;
  column?: ColumnReference;
  textColumn?: ColumnReference;
  typedText?: boolean;
}

/** Where a survey lies in one platform's export. */
export interface Places {
  trust: ColumnReference | ColumnReference[];
  /** What the export holds for each rating, the highest first; the labels unless told. */
  ratings?: readonly (readonly [number, string])[];
  /** The column of a branch's joined statements; none where each has its own. */
  joined?: (branch: Branch) => ColumnReference;
  separator?: string;
  statement: (shown: Shown, branch: Branch) => StatementPlace;
  comment: ColumnReference;
  export: Record<string, unknown>;
}

export function definitionFor(survey: Survey, places: Places): SurveyDefinition {
  const { joined, separator } = places;
  return definitionOf({
    survey: {
      title: "Example survey",
      type: survey.type,
      transactionPoint: "post_interaction",
      channel: "website",
      controlNumber: "1234-5678",
      burdenMinutes: 2,
      ...(survey.type === "likert_scale" ? { likertReview: "In the PRA approval" } : {}),
    },
    questions: [
      {
        asks: "trust",
        text: survey.trust,
        column: places.trust,
        labels: Object.fromEntries(
          (places.ratings ?? survey.labels).map(([rating, label]) => [label, rating]),
        ),
      },
      ...BRANCHES.map((branch) => ({
        asks: `${branch}_drivers`,
        text: survey[branch],
        ...(joined === undefined ? {} : { column: joined(branch) }),
        ...(joined === undefined || separator === undefined ? {} : { separator }),
        statements: survey.statements.map((shown) => ({
          driver: shown.driver,
          text: shown[branch],
          ...places.statement(shown, branch),
        })),
      })),
      { asks: "comment", text: survey.comment, column: places.comment },
    ],
    export: places.export,
  });
}
