import type { SurveyType } from "../guidance/edition.js";
import { leadingNumber, normaliseLabel } from "./normalise-label.js";
import { likertRating, thumbsRating } from "./scale-lexicon.js";

/**
 * What the labels of question 1 show if they belong to another scale than the survey's; null if
 * they do not. Decided from the set of labels in the column: "agree" alone is 4 of 5, 6 of 7 or
 * 3 of 4. See raw-exports §10.
 * @param enough there are so many responses that each point of the scale should have come up.
 */
export function labelsOfOtherScale(
  labels: ReadonlySet<string>,
  scale: SurveyType,
  enough: boolean,
): string | null {
  const normalised = [...labels].map((label) => {
    const text = normaliseLabel(label);
    return leadingNumber(text)?.label ?? text;
  });
  const likert = normalised.filter((label) => likertRating(label) !== undefined);
  const words = normalised.filter((label) => !/^[\d.,-]+$/.test(label));
  if (scale === "thumbs_up_down") {
    return likert.length > 0 ? `Question 1 holds labels of a Likert scale (${likert[0]})` : null;
  }
  const thumbs = words.filter((label) => thumbsRating(label) !== undefined);
  if (thumbs.length > 0 && likert.length > 0) {
    return `Question 1 mixes a Likert scale with thumbs (${thumbs[0]})`;
  }
  if (thumbs.length > 0) return `Question 1 holds thumbs (${thumbs[0]})`;
  const tooHigh = normalised.filter((label) => /^(?:[06-9]|10)$/.test(label));
  if (tooHigh.length > 0) return `Question 1 holds ${tooHigh[0]}, which no five-point scale has`;
  const points = new Map<number, Set<string>>();
  for (const label of likert) {
    const rating = likertRating(label)!;
    points.set(rating, (points.get(rating) ?? new Set()).add(label));
  }
  for (const of of points.values()) {
    if (of.size > 1) {
      return `Question 1 holds both ${[...of]
        .sort()
        .map((label) => `“${label}”`)
        .join(" and ")}: a scale of six or seven points`;
    }
  }
  if (enough && points.size === 4 && !points.has(3)) {
    return "Question 1 has no neutral label in all its responses: a scale of four points";
  }
  return null;
}
