import type { Edition } from "../../guidance/edition.js";
import { foldedText, guessDriver } from "./statements.js";

/** The statements of a question whose selected ones stand joined in one cell. */
export interface JoinedOptions {
  /** What stands between them. */
  readonly separator: string;
  /** As the cells hold them, in the order of the drivers. */
  readonly options: readonly string[];
  /** Texts that respondents have typed, as far as can be told: rare, and about no driver. */
  readonly typed: number;
}

const SEPARATORS = [";", "|", "\n", ","] as const;
/** Share of the responses below which an option that says nothing is somebody's typed text. */
const TYPED_SHARE = 0.01;
/** More different options than any question of the guidance has. */
const MOST_OPTIONS = 14;

/** Finds the statements in joined cells; null where the cells hold no such thing. */
export function joinedOptions(
  values: ReadonlyMap<string, number>,
  edition: Edition,
  preferred: string | null,
): JoinedOptions | null {
  const separators = preferred === null ? SEPARATORS : [preferred];
  const readings = separators
    .filter((separator) => [...values.keys()].some((cell) => cell.includes(separator)))
    .map((separator) => reading(values, separator, edition));
  if (readings.length === 0) readings.push(reading(values, preferred ?? ",", edition));
  const usable = readings.filter(({ options }) => options.length > 0);
  // Fewer parts explain the same cells better: the wrong separator cuts statements apart, or not.
  usable.sort((a, b) => a.typed - b.typed || a.options.length - b.options.length);
  const [best] = usable;
  return best === undefined || best.options.length > MOST_OPTIONS ? null : best;
}

function reading(
  values: ReadonlyMap<string, number>,
  separator: string,
  edition: Edition,
): JoinedOptions {
  const cells = [...values].map(([cell, count]) => ({ parts: partsOf(cell, separator), count }));
  const merged = mergeNeighbours(cells, separator, edition);
  const counts = new Map<string, number>();
  let total = 0;
  for (const { parts, count } of merged) {
    total += count;
    for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + count);
  }
  // Where the cells hold the drivers' own names, everything else is what somebody typed.
  const named = [...counts.keys()].filter((option) => isDriverName(option, edition));
  const options = [...counts].filter(([option, count]) => {
    if (named.length >= 2) return isDriverName(option, edition);
    const says = guessDriver(option, edition).driver !== null || /^\d{1,3}$/.test(option);
    return says || count > Math.max(2, total * TYPED_SHARE);
  });
  const order = edition.drivers.map(({ key }) => key);
  const rank = (option: string): number => {
    const { driver } = guessDriver(option, edition);
    return driver === null ? order.length : order.indexOf(driver);
  };
  options.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return {
    separator,
    options: options.map(([option]) => option),
    typed: counts.size - options.length,
  };
}

export function isDriverName(option: string, edition: Edition): boolean {
  return edition.drivers.some(({ key }) => key === option.trim().toLowerCase());
}

function partsOf(cell: string, separator: string): string[] {
  return cell.split(separator).filter((part) => part.trim() !== "");
}

interface Cell {
  readonly parts: readonly string[];
  readonly count: number;
}

/**
 * Puts statements together again that hold the separator themselves: parts that never occur
 * without each other, of which the second goes on like a sentence.
 */
function mergeNeighbours(cells: readonly Cell[], separator: string, edition: Edition): Cell[] {
  // Some platforms write a blank behind the separator, statements with a comma in them do anyway.
  const spaced = new Set(
    cells.flatMap(({ parts }) => parts.filter((part) => part.startsWith(" "))),
  );
  const between = (second: string): string => separator + (spaced.has(` ${second}`) ? " " : "");
  let merged = cells.map(({ parts, count }) => ({
    count,
    parts: parts.map((part) => part.trim()),
  }));
  for (;;) {
    const pair = inseparable(merged, edition);
    if (pair === null) return merged;
    const [first, second] = pair;
    const whole = first + between(second) + second;
    if (spaced.has(` ${first}`)) spaced.add(` ${whole}`);
    merged = merged.map(({ parts, count }) => ({ count, parts: joined(parts, pair, whole) }));
  }
}

function joined(
  parts: readonly string[],
  [first, second]: [string, string],
  whole: string,
): string[] {
  const out: string[] = [];
  for (const part of parts) {
    if (part === second && out.at(-1) === first) out[out.length - 1] = whole;
    else out.push(part);
  }
  return out;
}

function inseparable(cells: readonly Cell[], edition: Edition): [string, string] | null {
  const counts = new Map<string, number>();
  const pairs = new Map<string, { first: string; second: string; count: number }>();
  for (const { parts, count } of cells) {
    parts.forEach((part, at) => {
      counts.set(part, (counts.get(part) ?? 0) + count);
      const second = parts[at + 1];
      if (second === undefined) return;
      const key = JSON.stringify([part, second]);
      const pair = pairs.get(key) ?? { first: part, second, count: 0 };
      pair.count += count;
      pairs.set(key, pair);
    });
  }
  for (const { first, second, count } of pairs.values()) {
    if (first === second || counts.get(second) !== count) continue;
    if (counts.get(first) !== count || !goesOn(second)) continue;
    if (isDriverName(first, edition)) continue;
    return [first, second];
  }
  return null;
}

/** " or I know what comes next" goes on; "It was easy" begins. */
function goesOn(part: string): boolean {
  const text = part.trim();
  return /^[\p{Ll}(&]/u.test(text) && !isName(text);
}

/** Option values such as "ease" are written small, too. */
function isName(text: string): boolean {
  return !foldedText(text).includes(" ");
}
