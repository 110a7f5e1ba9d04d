import { DRIVERS } from "../../src/guidance/drivers.js";
import type { Branch } from "../../src/guidance/edition.js";
import {
  driverColumn,
  KINDS,
  RAW_COLUMNS,
  type RawColumns,
  type RawForm,
  ZONE,
} from "./raw-form.js";

/** The keys of the survey definition that say where all this lies. */
export function definitionKeys(form: RawForm) {
  const columns = RAW_COLUMNS[form.platform];
  return {
    survey: {
      title: "Benefits survey",
      type: form.type,
      transactionPoint: "post_interaction",
      channel: "website",
      controlNumber: "1234-5678",
    },
    questions: [
      {
        asks: "trust",
        text: "This interaction increased my trust in Benefits.",
        column: columns.question1,
        ...(form.labelsDeclared ? { labels: ratingsByLabel(form) } : {}),
      },
      driverQuestion(form, "positive", "What about this interaction made the difference?"),
      driverQuestion(form, "negative", "What could have been better?"),
      { asks: "comment", text: "Anything else you want to tell us?", column: columns.comment },
    ],
    export: {
      dialect: form.platform,
      ...(form.zoned ? {} : { timeZone: ZONE }),
      ...(form.platform === "generic" ? placesOf(columns) : {}),
    },
  };
}

function ratingsByLabel({ labels }: RawForm): Record<string, number> {
  return Object.fromEntries(Object.entries(labels).map(([rating, label]) => [label, +rating]));
}

function placesOf(columns: RawColumns): object {
  return {
    externalId: columns.id,
    submittedAt: columns.submittedAt,
    duration: columns.duration,
    exclude: [{ column: columns.kind, values: [KINDS.generic.preview], reason: "preview" }],
  };
}

function driverQuestion(form: RawForm, branch: Branch, text: string): object {
  const { split, separator, statements, typed, explained } = form;
  const isOffered = (bit: number): boolean => statements[bit] !== "";
  const placed = DRIVERS.map((driver, bit) => ({ driver, bit }));
  return {
    asks: `${branch}_drivers`,
    text,
    ...(split ? {} : { column: RAW_COLUMNS[form.platform][branch], separator }),
    statements: placed
      .filter(({ bit }) => isOffered(bit))
      .map(({ driver, bit }) => ({
        driver,
        text: statements[bit],
        ...(split ? { column: driverColumn(form, branch, bit) } : {}),
        ...(typed && bit === DRIVERS.length - 1 ? { typedText: true } : {}),
      })),
    notOffered: placed
      .filter(({ bit }) => explained === true && !isOffered(bit))
      .map(({ driver }) => ({ driver, reason: "The service has none of this" })),
  };
}
