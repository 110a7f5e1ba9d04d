import type { SurveyType } from "../../guidance/edition.js";
import { leadingNumber, normaliseLabel } from "../../response/normalise-label.js";
import { isNoRating, likertRating, thumbsRating } from "../../response/scale-lexicon.js";

/** What question 1's cells show of its scale. */
export interface ScaleGuess {
  /** Null where it cannot be told. */
  readonly type: SurveyType | null;
  /** What each cell stands for; null where the platform's own meaning holds or nothing is known. */
  readonly labels: Readonly<Record<string, number>> | null;
  /** Why a person has to decide; null where nothing is open. */
  readonly open: string | null;
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
  if (words.every(({ label }) => /^[01]$/.test(label))) {
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
    const open = "1 and 2: which is the thumb up? (Or are they the lowest of five?)";
    return { type: null, labels: null, open };
  }
  if (words.every(({ label }) => /^[1-5]$/.test(label))) {
    const open =
      "the numbers do not say which end is the highest; 5 stands for strongly agree in the guidance";
    return { type: "likert_scale", labels: null, open };
  }
  return { type: null, labels: null, open: "its cells are of no scale that is known" };
}

function byCell(
  words: readonly { cell: string; label: string }[],
  rating: (label: string) => number,
): Record<string, number> {
  const entries = words.map(({ cell, label }) => [cell, rating(label)] as const);
  return Object.fromEntries(entries.sort(([, a], [, b]) => b - a));
}
