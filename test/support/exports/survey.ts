import fc from "fast-check";
import type { DriverKey, SurveyType } from "../../../src/guidance/edition.js";
import { DRIVER_KEYS } from "../../../src/guidance/edition.js";
import { normaliseLabel } from "../../../src/response/normalise-label.js";

export const BRANCHES = ["positive", "negative"] as const;
export type Branch = (typeof BRANCHES)[number];

/** A survey as respondents saw it. */
export interface Survey {
  type: SurveyType;
  trust: string;
  positive: string;
  negative: string;
  comment: string;
  /** Ratings, the highest first, and what respondents read. */
  labels: readonly (readonly [rating: number, label: string])[];
  statements: readonly Shown[];
}

/** A driver that the survey offers, and its statement on each branch. */
export interface Shown {
  driver: DriverKey;
  positive: string;
  negative: string;
}

const WORDS: Readonly<Record<DriverKey, readonly [string, string]>> = {
  effectiveness: ["It was solved", "It was not solved"],
  ease: ["It was easy", "It was hard"],
  efficiency: ["It was quick", "It took long"],
  transparency: ["It was clear", "No se entendió"],
  humanity: ["Me trataron con respeto", "I was not treated fairly"],
  employee: ["The staff helped", "The staff did not help"],
  other: ["Something else", "Otra razón"],
};

/** What labels have in them that a careless reader stumbles over. */
const FORMS: readonly ((words: string) => string)[] = [
  (words) => words,
  (words) => `${words}, really`,
  (words) => `${words}; yes`,
  (words) => `"${words}" they say`,
  (words) => `${words} - in short`,
  (words) => `${words}: so it was`,
  (words) => `${words} [in all]`,
  (words) => `${words}/more`,
  (words) => `<b>${words}</b>`,
  (words) => `${words}\u00a0today`,
  (words) => `${words} – it’s “so”`,
  (words) => `${words} in < 5 minutes`,
  (words) => `${words} for > 5 people`,
  (words) => `${words} (phone, mail, etc.)`,
];

/** No line breaks, control or compatibility characters: no platform keeps those in a label. */
const tail = fc
  .string({ unit: "grapheme", maxLength: 6 })
  .map((text) => text.normalize("NFKC").replace(/[\p{C}\p{Z}\p{M}<>]/gu, ""));

const labelOf = (words: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...FORMS),
      fc.oneof({ weight: 3, arbitrary: fc.constant("") }, { weight: 1, arbitrary: tail }),
    )
    .map(([form, end]) => (end === "" ? form(words) : `${form(words)} ${end}`));

const LIKERT: readonly (readonly string[])[] = [
  ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"],
  ["Totalmente de acuerdo", "De acuerdo", "Neutral", "En desacuerdo", "Totalmente en desacuerdo"],
  ["5 – Yes, fully", "4 – Mostly", "3 – So, so", "2 – Hardly", "1 – No, not at all"],
  ["非常同意", "同意", "中立", "不同意", "非常不同意"],
];
const THUMBS: readonly (readonly string[])[] = [
  ["Thumbs up", "Thumbs down"],
  ["Yes, I do", "No, I don't"],
  ["Sí", "No"],
  ["👍", "👎"],
];

const statements = fc
  .subarray([...DRIVER_KEYS], { minLength: 3 })
  .chain((drivers) =>
    fc.tuple(
      ...drivers.map((driver) =>
        fc.record({
          driver: fc.constant(driver),
          positive: labelOf(WORDS[driver][0]),
          negative: labelOf(WORDS[driver][1]),
        }),
      ),
    ),
  )
  .filter((shown) =>
    BRANCHES.every(
      (branch) => new Set(shown.map((each) => normaliseLabel(each[branch]))).size === shown.length,
    ),
  );

export const survey: fc.Arbitrary<Survey> = fc
  .constantFrom("thumbs_up_down" as const, "likert_scale" as const)
  .chain((type) =>
    fc.record({
      type: fc.constant(type),
      trust: fc.constantFrom(
        "I trust Example Agency.",
        'Based on this visit,\nI trust Example Agency - fully, "really".',
        "Confío en la agencia: ¿sí?",
      ),
      positive: fc.constantFrom(
        "What made the difference?",
        "What went well - in all? (Select, all)",
      ),
      negative: fc.constantFrom("What could have been better?", "¿Qué podría haber sido mejor?"),
      comment: fc.constantFrom("Anything else?", 'Anything else; "more"?\nPlease, say.'),
      labels: fc
        .constantFrom(...(type === "likert_scale" ? LIKERT : THUMBS))
        .map((labels) => labels.map((label, at) => [ratingsOf(type)[at]!, label] as const)),
      statements,
    }),
  );

/** The highest first. */
export function ratingsOf(type: SurveyType): readonly number[] {
  return type === "likert_scale" ? [5, 4, 3, 2, 1] : [1, 0];
}

export function labelOfRating({ labels }: Survey, rating: number | null): string {
  return labels.find(([each]) => each === rating)?.[1] ?? "";
}

/**
 * Whether statements joined with a separator, in their order, can be read in one way only. Others
 * are reported as ambiguous (CX308), which is another test's.
 */
export function readsOneWay(labels: readonly string[], separator: string): boolean {
  const texts = labels.map(normaliseLabel);
  const mark = separator.trim() === "" ? separator : separator.trim();
  const blanks = / */y;
  const readings = (text: string, from: number, found: Set<number>, taken: number): void => {
    if (from >= text.length) {
      found.add(taken);
      return;
    }
    texts.forEach((label, at) => {
      if (!text.startsWith(label, from)) return;
      let next = from + label.length;
      if (next < text.length) {
        blanks.lastIndex = next;
        if (mark !== " ") next += blanks.exec(text)?.[0].length ?? 0;
        if (!text.startsWith(mark, next)) return;
        blanks.lastIndex = next + mark.length;
        next += mark.length + (blanks.exec(text)?.[0].length ?? 0);
      }
      readings(text, next, found, taken | (1 << at));
    });
  };
  for (let subset = 1; subset < 1 << texts.length; subset++) {
    const joined = labels.filter((_, at) => (subset & (1 << at)) !== 0).join(separator);
    const found = new Set<number>();
    readings(normaliseLabel(joined), 0, found, 0);
    if (found.size !== 1 || !found.has(subset)) return false;
  }
  return true;
}
