import type { Branch, DriverKey, Edition } from "../../guidance/edition.js";
import { DRIVER_WORDS, NEGATIONS } from "./lexicon.js";

/**
 * How sure an assignment is. certain: the guidance's own example, or the driver's name. likely: its
 * words point to one driver. unsure: to none, or to several; a person has to decide.
 */
export type Confidence = "certain" | "likely" | "unsure";

export interface DriverGuess {
  /** The best candidate; null where nothing points anywhere. */
  readonly driver: DriverKey | null;
  readonly confidence: Confidence;
  /** All that the words point to, best first. */
  readonly candidates: readonly DriverKey[];
}

/** Points from which the best is likely; weight of a word that decides alone. */
const LEAST_POINTS = 2;
const DECISIVE = 3;

/** The driver that a statement is about: by the guidance's examples, by name, by its words. */
export function guessDriver(statement: string, edition: Edition): DriverGuess {
  const text = foldedText(statement);
  const named = edition.drivers.find(
    ({ key, category }) => text === key || text === foldedText(category),
  );
  if (named !== undefined) return certain(named.key);
  const example = exampleOf(text, edition);
  if (example !== null) return certain(example);
  const points = edition.drivers
    .map(({ key }) => ({ key, ...pointsOf(text, key) }))
    .filter((each) => each.points > 0)
    .sort((a, b) => b.strongest - a.strongest || b.points - a.points);
  const [best, second] = points;
  const candidates = points.map(({ key }) => key);
  if (best === undefined) return { driver: null, confidence: "unsure", candidates };
  const isAhead =
    second === undefined ||
    (second.strongest < DECISIVE &&
      (best.strongest > second.strongest || best.points > second.points));
  const isLikely = best.points >= LEAST_POINTS && isAhead;
  return { driver: best.key, confidence: isLikely ? "likely" : "unsure", candidates };
}

/** The branch that a statement belongs to by its words; null where they do not tell. */
export function guessBranch(statement: string, edition: Edition): Branch | null {
  const text = foldedText(statement);
  const driver = guessDriver(statement, edition);
  if (driver.driver === null || driver.driver === "other") return null;
  return NEGATIONS.test(text) ? "negative" : "positive";
}

function certain(driver: DriverKey): DriverGuess {
  return { driver, confidence: "certain", candidates: [driver] };
}

/** The driver whose example the text is, whatever stands where the example has [brackets]. */
function exampleOf(text: string, edition: Edition): DriverKey | null {
  for (const { key, positive, negative } of edition.drivers) {
    for (const example of [...positive, ...negative]) {
      if (fitsExample(text, example)) return key;
    }
  }
  return null;
}

/** Brackets of an example stand for some words of the agency's own. */
function fitsExample(text: string, example: string): boolean {
  const parts = example.split(/\[[^\]]*\]/).map(foldedText);
  const [first = "", ...others] = parts;
  if (others.length === 0) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const [n, part] of others.entries()) {
    const isLast = n === others.length - 1;
    const found = part === "" ? (isLast ? text.length : at) : text.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at === text.length;
}

/** The weight of all of a driver's words that a text has, and of the weightiest. */
function pointsOf(text: string, driver: DriverKey): { points: number; strongest: number } {
  let points = 0;
  let strongest = 0;
  for (const [word, weight] of Object.entries(DRIVER_WORDS[driver])) {
    if (!hasWord(text, word)) continue;
    points += weight;
    strongest = Math.max(strongest, weight);
  }
  return { points, strongest };
}

/** Whether a word of the text begins so. */
function hasWord(text: string, begin: string): boolean {
  return text.startsWith(begin) || text.includes(` ${begin}`);
}

/** Without case, accents, punctuation and surplus blanks. */
export function foldedText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/<[^<>]{0,200}>/g, " ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
