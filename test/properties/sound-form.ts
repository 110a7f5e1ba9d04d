import fc from "fast-check";
import { DRIVERS } from "../../src/guidance/drivers.js";
import type { RawForm } from "./raw-form.js";

type Labels = Pick<RawForm, "type" | "labels" | "labelsDeclared">;

/** Labels that mean the same everywhere, and those that only the definition explains. */
export const LABELS: readonly Labels[] = [
  { type: "thumbs_up_down", labelsDeclared: false, labels: { 1: "Yes", 0: "No" } },
  { type: "thumbs_up_down", labelsDeclared: false, labels: { 1: "Thumbs up", 0: "Thumbs down" } },
  { type: "thumbs_up_down", labelsDeclared: false, labels: { 1: "1", 0: "0" } },
  { type: "thumbs_up_down", labelsDeclared: true, labels: { 1: "Helped", 0: "Did not help" } },
  { type: "thumbs_up_down", labelsDeclared: true, labels: { 1: "1", 0: "2" } },
  {
    type: "likert_scale",
    labelsDeclared: false,
    labels: {
      5: "Strongly agree",
      4: "Agree",
      3: "Neutral",
      2: "Disagree",
      1: "Strongly disagree",
    },
  },
  {
    type: "likert_scale",
    labelsDeclared: false,
    labels: {
      5: "Totalmente de acuerdo",
      4: "De acuerdo",
      3: "Ni de acuerdo ni en desacuerdo",
      2: "En desacuerdo",
      1: "Totalmente en desacuerdo",
    },
  },
  {
    type: "likert_scale",
    labelsDeclared: true,
    labels: { 5: "Very much", 4: "Much", 3: "Somewhat", 2: "Little", 1: "Not at all" },
  },
  {
    type: "likert_scale",
    labelsDeclared: true,
    labels: { 5: "1", 4: "2", 3: "3", 2: "4", 1: "5" },
  },
];

const statementTexts = fc
  .constantFrom("It was about", "We talked, at length; about")
  .map((text) => DRIVERS.map((driver) => `${text} ${driver}`));

/** Forms of sound exports. */
export const rawForm: fc.Arbitrary<RawForm> = fc
  .record({
    scale: fc.constantFrom(...LABELS),
    platform: fc.constantFrom("generic" as const, "qualtrics" as const),
    split: fc.boolean(),
    separator: fc.constantFrom(",", ";", ", ", "|"),
    newline: fc.constantFrom("\n" as const, "\r\n" as const),
    delimiter: fc.constantFrom(",", ";", "\t"),
    statements: statementTexts,
    typed: fc.boolean(),
    zoned: fc.boolean(),
    quarter: fc.option(
      fc.record({ fiscalYear: fc.constant(2025), quarter: fc.constantFrom(1, 2, 3) }),
    ),
  })
  .map(({ scale, ...form }) => ({ ...form, ...scale }));
