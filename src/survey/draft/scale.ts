import type { SurveyType } from "../../guidance/edition.js";
import { leadingNumber, normaliseLabel } from "../../response/normalise-label.js";
import { isNoRating, likertRating, thumbsRating } from "../../response/scale-lexicon.js";
import type { Dialect } from "../../source/dialects/dialect.js";
import { type DraftValue, todo } from "./noted.js";
import type { OpenPoints } from "./open-points.js";
import type { SampledColumn } from "./sample.js";

/** Ratings by the cell that stands for each. */
type Labels = Readonly<Record<string, number>>;

/** A scale that question 1 can have. */
interface Reading {
  /** For a person to choose it by. */
  readonly says: string;
  readonly type: SurveyType;
  readonly labels: Labels;
}

/** What question 1's cells show of its scale. */
export interface ScaleGuess {
  /** Null where it cannot be told. */
  readonly type: SurveyType | null;
  /** What each cell stands for; null where the platform's own meaning holds or nothing is known. */
  readonly labels: Labels | null;
  /** Why a person has to decide; null where nothing is open. */
  readonly open: string | null;
  /** What it can be, where there are few ways to read it. */
  readonly readings?: readonly Reading[];
}

/** The scale as it is drafted. */
export interface DraftScale {
  readonly type: SurveyType | null;
  /** Null where the platform's own meaning holds. */
  readonly labels: DraftValue | null;
}

const UP_IS_5: Labels = { "5": 5, "4": 4, "3": 3, "2": 2, "1": 1 };
const UP_IS_1: Labels = { "1": 5, "2": 4, "3": 3, "4": 2, "5": 1 };
const OF_FIVE: readonly Reading[] = [
  { says: "5 is the best of five", type: "likert_scale", labels: UP_IS_5 },
  { says: "1 is the best of five", type: "likert_scale", labels: UP_IS_1 },
];
const OF_TWO: readonly Reading[] = [
  { says: "1 is thumbs up, 0 is thumbs down", type: "thumbs_up_down", labels: { "1": 1, "0": 0 } },
  { says: "1 is thumbs up, 2 is thumbs down", type: "thumbs_up_down", labels: { "1": 1, "2": 0 } },
  { says: "2 is thumbs up, 1 is thumbs down", type: "thumbs_up_down", labels: { "2": 1, "1": 0 } },
];

/**
 * Drafts the scale of question 1.
 * @param columns one, or one for each possible answer; none where the export lacks the question.
 */
export function draftScale(
  columns: readonly SampledColumn[],
  { thumbs }: Pick<Dialect, "thumbs">,
  points: OpenPoints,
): DraftScale {
  if (columns.length === 0) return { type: null, labels: null };
  const values = columns.flatMap((each) => [...each.values.keys()]);
  const answers = columns.length > 1 ? columns.flatMap(({ choice }) => choice ?? []) : values;
  const { type, labels, open, readings } = guessScale(answers, thumbs);
  if (open === null)
    return { type, labels: columns.length > 1 ? byColumn(columns, labels) : labels };
  const held = [...new Set(values)].slice(0, 8).join(", ");
  const choices = readings?.map((each) => each.says) ?? [];
  const how = choices.length > 0 ? "" : "; write them as { cell: rating, … }";
  const says = `${open} (it holds ${held})${how}`;
  const decided = points.decided("trust", says, choices.length > 0 ? choices : null);
  const chosen = readings?.find((each) => each.says === decided);
  return chosen ?? { type, labels: todo(says) };
}

/** Where each answer has its own column, a cell in it stands for that answer whatever it holds. */
function byColumn(columns: readonly SampledColumn[], labels: Labels | null): Labels {
  const entries = columns.flatMap(({ choice, values }) => {
    const rating = labels?.[choice ?? ""];
    const cells = values.size === 0 ? [choice ?? ""] : [...values.keys()];
    return rating === undefined ? [] : cells.map((cell) => [cell, rating] as const);
  });
  return Object.fromEntries(entries);
}

/** @param thumbs what the platform itself always writes for thumbs; null where it has no such rule. */
export function guessScale(
  values: Iterable<string>,
  thumbs: Readonly<Record<string, number>> | null,
): ScaleGuess {
  const cells = [...values].filter((cell) => !isNoRating(normaliseLabel(cell)));
  const words = cells.map((cell) => {
    const label = normaliseLabel(cell);
    return { cell, label: leadingNumber(label)?.label ?? label };
  });
  if (words.length === 0) {
    return { type: null, labels: null, open: "no response answers it in the part looked at" };
  }
  if (thumbs !== null && cells.every((cell) => cell in thumbs)) {
    return { type: "thumbs_up_down", labels: null, open: null };
  }
  if (words.every(({ label }) => likertRating(label) !== undefined)) {
    const labels = byCell(words, (label) => likertRating(label)!);
    const ratings = new Set(Object.values(labels));
    const twice = ratings.size < Object.keys(labels).length;
    const open = twice
      ? "two labels stand for the same rating: is it a scale of six or seven points?"
      : null;
    return { type: "likert_scale", labels, open };
  }
  // Where 1 stands alone, it may be of any scale.
  if (
    words.every(({ label }) => /^[01]$/.test(label)) &&
    words.some(({ label }) => label === "0")
  ) {
    return { type: "thumbs_up_down", labels: { "1": 1, "0": 0 }, open: null };
  }
  if (words.every(({ label }) => !/^\d$/.test(label) && thumbsRating(label) !== undefined)) {
    return {
      type: "thumbs_up_down",
      labels: byCell(words, (label) => thumbsRating(label)!),
      open: null,
    };
  }
  if (words.every(({ label }) => /^[12]$/.test(label))) {
    const open = "which is the thumb up? (Or are they of five?)";
    return { type: null, labels: null, open, readings: [...OF_TWO, ...OF_FIVE] };
  }
  if (words.every(({ label }) => /^[1-5]$/.test(label))) {
    const open = "which end of the numbers is the best? 5 is strongly agree in the guidance";
    return { type: "likert_scale", labels: null, open, readings: OF_FIVE };
  }
  const open = "its cells are of no scale that is known";
  return { type: null, labels: null, open, readings: numberedReadings(cells) };
}

/** "5 – Yes, fully" to "1 – Not at all": a number leads each, and one end of them is the best. */
function numberedReadings(cells: readonly string[]): Reading[] {
  const numbered = cells.map((cell) => ({
    cell,
    number: leadingNumber(normaliseLabel(cell))?.number,
  }));
  return OF_FIVE.flatMap((reading) => {
    const entries = numbered.map(({ cell, number }) => [cell, reading.labels[String(number)]]);
    const isWhole = entries.every(([, rating]) => rating !== undefined);
    return isWhole ? [{ ...reading, labels: Object.fromEntries(entries) as Labels }] : [];
  });
}

function byCell(
  words: readonly { cell: string; label: string }[],
  rating: (label: string) => number,
): Record<string, number> {
  const entries = words.map(({ cell, label }) => [cell, rating(label)] as const);
  return Object.fromEntries(entries.sort(([, a], [, b]) => b - a));
}
