import { nearest } from "../nearest.js";

/** Longer names are no slips of the known ones, and are not compared letter by letter. */
const LONGEST = 60;

/**
 * Those of the names that a column is meant to have although it is written otherwise: first by
 * case, blanks and punctuation, then by slips of a letter or two.
 */
export function namesMeant(
  cells: readonly string[],
  names: readonly string[],
): ReadonlyMap<number, string> {
  const meant = new Map<number, string>();
  const left = new Map(names.map((name) => [lettersOf(name), { name, words: wordsOf(name) }]));
  cells.forEach((cell, index) => {
    const letters = lettersOf(cell);
    const known = left.get(letters);
    if (known === undefined) return;
    meant.set(index, known.name);
    left.delete(letters);
  });
  cells.forEach((cell, index) => {
    if (meant.has(index) || cell.length > LONGEST) return;
    const words = wordsOf(cell);
    const close = [...left.values()].filter((known) => isSlip(words, known.words));
    const name = nearest(
      cell,
      close.map((known) => known.name),
    );
    if (name === null) return;
    meant.set(index, name);
    left.delete(lettersOf(name));
  });
  return meant;
}

/** The words of a column's name: "StartDate", "start_date" and "Start date" have the same two. */
export function wordsOf(name: string): string[] {
  return name
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function lettersOf(name: string): string {
  return wordsOf(name).join("");
}

/**
 * Word by word, because the names share long words: "positive_speed" is near "positive_ease" by
 * its letters, and another word. Question numbers are no slips at all.
 */
function isSlip(words: readonly string[], wanted: readonly string[]): boolean {
  if (words.length !== wanted.length || numbersIn(words) !== numbersIn(wanted)) return false;
  return wanted.every((word, at) => nearest(words[at] ?? "", [word]) !== null);
}

function numbersIn(words: readonly string[]): string {
  return words.join("").replace(/\D+/g, "");
}
