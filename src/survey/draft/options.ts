import type { Edition } from "../../guidance/edition.js";
import { takeApart } from "./joined-cells.js";
import { guessDriver } from "./statements.js";

/** The statements of a question whose selected ones stand joined in one cell. */
export interface JoinedOptions {
  /** What stands between them. */
  readonly separator: string;
  /** As the cells hold them, in the order of the drivers; of two for one driver, the more frequent first. */
  readonly options: readonly string[];
  /** Texts that respondents have typed, as far as can be told: rare, and about no driver. */
  readonly typed: number;
}

export interface JoinedForm {
  /** What the platform joins with; null where that is not known. */
  readonly preferred?: string | null;
  /** What respondents type has columns of its own. */
  readonly typedElsewhere?: boolean;
}

const SEPARATORS = [";", "|", "\n", ","] as const;
/**
 * Share of the responses up to which a text is somebody's own: one that says nothing of a driver, and
 * one that does. Once or twice is somebody's own in any case, where others stand more often.
 */
const TYPED_SHARE = 0.01;
const TELLING_SHARE = 0.001;
const BY_CHANCE = 2;
/** More different options than any question of the guidance has. */
const MOST_OPTIONS = 14;

/** Finds the statements in joined cells; null where the cells hold no such thing. */
export function joinedOptions(
  values: ReadonlyMap<string, number>,
  edition: Edition,
  { preferred = null, typedElsewhere = false }: JoinedForm = {},
): JoinedOptions | null {
  const separators = preferred === null ? SEPARATORS : [preferred];
  const readings = separators
    .filter((separator) => [...values.keys()].some((cell) => cell.includes(separator)))
    .map((separator) => reading(values, separator, edition, typedElsewhere));
  if (readings.length === 0)
    readings.push(reading(values, preferred ?? ",", edition, typedElsewhere));
  const usable = readings.filter(({ options }) => options.length > 0);
  // Fewer parts explain the same cells better: the wrong separator cuts statements apart, or not.
  const parts = ({ options, typed }: JoinedOptions): number => options.length + typed;
  usable.sort((a, b) => parts(a) - parts(b) || a.typed - b.typed);
  const [best] = usable;
  return best === undefined || best.options.length > MOST_OPTIONS ? null : best;
}

function reading(
  values: ReadonlyMap<string, number>,
  separator: string,
  edition: Edition,
  typedElsewhere: boolean,
): JoinedOptions {
  const isDriver = (text: string): boolean => guessDriver(text, edition).driver !== null;
  const says = (text: string): boolean => isDriver(text) || isCode(text);
  const counts = new Map<string, number>();
  let total = 0;
  for (const { parts, count } of takeApart(values, separator, says)) {
    total += count;
    for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + count);
  }
  const options = [...counts].filter(optionsAmong(counts, total, edition, typedElsewhere));
  const order = edition.drivers.map(({ key }) => key);
  const rank = (option: string): number => {
    const { driver } = guessDriver(option, edition);
    if (isCode(option)) return Number(option);
    return driver === null ? order.length : order.indexOf(driver);
  };
  const inOrder = ([a, first]: [string, number], [b, second]: [string, number]): number =>
    rank(a) - rank(b) || second - first || (a < b ? -1 : 1);
  options.sort(inOrder);
  return {
    separator,
    options: options.map(([option]) => option),
    typed: counts.size - options.length,
  };
}

/** Tells the statements from what respondents have typed. */
function optionsAmong(
  counts: ReadonlyMap<string, number>,
  total: number,
  edition: Edition,
  typedElsewhere: boolean,
): (each: readonly [option: string, count: number]) => boolean {
  const texts = [...counts.keys()];
  // Where the cells hold the drivers' own names, or codes, everything else is somebody's text.
  if (texts.filter((text) => isDriverName(text, edition)).length >= 2) {
    return ([option]) => isDriverName(option, edition);
  }
  const hasCodes = texts.filter(isCode).length * 2 > texts.length;
  const says = (text: string): boolean =>
    hasCodes ? isCode(text) : guessDriver(text, edition).driver !== null;
  // In a handful of responses no text stands often.
  const isFew = Math.max(0, ...counts.values()) <= BY_CHANCE;
  return ([option, count]) => {
    if (guessDriver(option, edition).confidence === "certain") return true;
    if ((isFew || typedElsewhere) && says(option)) return true;
    if (isFew) return false;
    const share = says(option) ? TELLING_SHARE : TYPED_SHARE;
    return count > Math.max(BY_CHANCE, total * share);
  };
}

/** A number that stands for a statement. */
export function isCode(option: string): boolean {
  return /^\d{1,3}$/.test(option.trim());
}

/** "ease" is a value that a form's author gave a statement; "Other" may be what respondents read. */
export function isDriverName(option: string, edition: Edition): boolean {
  return edition.drivers.some(({ key }) => key === option.trim());
}
