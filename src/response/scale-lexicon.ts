import { normaliseLabel } from "./normalise-label.js";

/**
 * What the labels of question 1 stand for where the definition does not say. Sources: raw-exports
 * §10 for English and Spanish, and the label sets of other scales seen in real exports.
 */
const LIKERT_LABELS: Readonly<Record<number, readonly string[]>> = {
  5: [
    "strongly agree",
    "agree completely",
    "completely agree",
    "totally agree",
    "totalmente de acuerdo",
    "muy de acuerdo",
    "completamente de acuerdo",
  ],
  4: ["agree", "somewhat agree", "rather agree", "mostly agree", "de acuerdo", "algo de acuerdo"],
  3: [
    "neutral",
    "neither agree nor disagree",
    "neither agree or disagree",
    "undecided",
    "ni de acuerdo ni en desacuerdo",
    "ni en acuerdo ni en desacuerdo",
    "ni de acuerdo ni desacuerdo",
    "indeciso",
  ],
  2: [
    "disagree",
    "somewhat disagree",
    "rather disagree",
    "mostly disagree",
    "en desacuerdo",
    "algo en desacuerdo",
  ],
  1: [
    "strongly disagree",
    "disagree completely",
    "completely disagree",
    "totally disagree",
    "totalmente en desacuerdo",
    "muy en desacuerdo",
    "completamente en desacuerdo",
  ],
};

const THUMBS_UP = [
  ..."1,yes,y,sí,si,true,thumbs up,thumbs-up,thumb up,up,positive,ja".split(","),
  "\u{1F44D}",
];
const THUMBS_DOWN = [
  ..."0,no,n,false,thumbs down,thumbs-down,thumb down,down,negative,nein".split(","),
  "\u{1F44E}",
];

/** Answers that are no rating: the respondent did not answer question 1. */
const NOT_A_RATING = [
  "n/a",
  "not applicable",
  "unfamiliar (n/a)",
  "don't know",
  "do not know",
  "no answer",
  "prefer not to answer",
  "keine angabe",
  "no sé",
  "no aplica",
  "prefiero no responder",
];

const likert = new Map(
  Object.entries(LIKERT_LABELS).flatMap(([rating, labels]) =>
    labels.map((label) => [normaliseLabel(label), Number(rating)] as const),
  ),
);
const thumbs = new Map<string, number>([
  ...THUMBS_UP.map((label) => [normaliseLabel(label), 1] as const),
  ...THUMBS_DOWN.map((label) => [normaliseLabel(label), 0] as const),
]);
const noRating = new Set(NOT_A_RATING.map(normaliseLabel));

/** Skin tones change the emoji, not its meaning. */
const SKIN_TONES = /[\u{1F3FB}-\u{1F3FF}]/gu;

/** Rating of a normalised five-point label, or undefined. */
export function likertRating(label: string): number | undefined {
  return likert.get(label);
}

/** 1 or 0 for a normalised thumbs or yes/no label, or undefined. */
export function thumbsRating(label: string): number | undefined {
  return thumbs.get(label.replace(SKIN_TONES, ""));
}

export function isNoRating(label: string): boolean {
  return noRating.has(label);
}
