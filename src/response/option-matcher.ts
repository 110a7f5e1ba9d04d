import { normaliseLabel } from "./normalise-label.js";

/** A statement of a driver question as the export writes it. */
export interface Option {
  /** Bit of its driver. */
  readonly bit: number;
  readonly value: string;
}

export interface OptionMatch {
  /** Bits of the drivers selected. */
  readonly selected: number;
  /** The cell can be read in two ways; `selected` is the reading by longest match. */
  readonly ambiguous: boolean;
  /** What matches no option and is not typed text, as it stands in the cell. */
  readonly unknown: readonly string[];
}

/** Readings looked at before a cell counts as ambiguous anyway. */
const MOST_READINGS = 64;

/**
 * Reads a cell in which the selected statements stand joined. Statements may hold the separator
 * themselves, so the cell is matched against the list of options, longest match first, and a
 * remainder is never guessed at.
 */
export class OptionMatcher {
  readonly #options: readonly { text: string; bit: number }[];
  readonly #separator: string;
  /** Bit of the driver that typed text stands for; 0 where nothing can be typed. */
  readonly #typedBit: number;

  constructor(options: readonly Option[], separator: string, typedBit: number) {
    this.#options = options
      .map(({ bit, value }) => ({ bit, text: normaliseLabel(value) }))
      .sort((a, b) => b.text.length - a.text.length);
    this.#separator = separator.trim() === "" ? separator : separator.trim().toLowerCase();
    this.#typedBit = typedBit;
  }

  match(cell: string): OptionMatch {
    const text = this.#prepare(cell);
    if (text === "") return { selected: 0, ambiguous: false, unknown: [] };
    const readings = this.#readings(text);
    const first = readings[0];
    if (first === undefined) return this.#matchWithRemainder(text);
    return {
      selected: first,
      ambiguous: readings.some((reading) => reading !== first),
      unknown: [],
    };
  }

  #prepare(cell: string): string {
    if (!/[\r\n]/.test(this.#separator)) return normaliseLabel(cell);
    return cell.split(this.#separator).map(normaliseLabel).join(this.#separator);
  }

  /** All ways to read the whole text as options; the one by longest match is the first. */
  #readings(text: string): number[] {
    const found: number[] = [];
    /** Places from which the end cannot be reached: keeps the search linear in them. */
    const dead = new Set<number>();
    const walk = (at: number, selected: number): boolean => {
      if (at >= text.length) return found.push(selected) > 0;
      let reached = false;
      for (const option of this.#options) {
        if (found.length >= MOST_READINGS) break;
        const next = this.#behind(text, at, option.text);
        if (next >= 0 && !dead.has(next) && walk(next, selected | option.bit)) reached = true;
      }
      if (!reached) dead.add(at);
      return reached;
    };
    walk(0, 0);
    return found;
  }

  /** Where the next token starts if `option` stands at `at`; -1 if it does not. */
  #behind(text: string, at: number, option: string): number {
    if (!text.startsWith(option, at)) return -1;
    const end = at + option.length;
    if (end >= text.length) return end;
    let next = end;
    while (text[next] === " " && this.#separator !== " ") next++;
    if (!text.startsWith(this.#separator, next)) return -1;
    next += this.#separator.length;
    while (text[next] === " ") next++;
    return next;
  }

  #matchWithRemainder(text: string): OptionMatch {
    let selected = 0;
    const runs: string[] = [];
    let run = -1;
    let at = 0;
    while (at < text.length) {
      const hit = this.#longestAt(text, at);
      if (hit !== null) {
        if (run >= 0) runs.push(this.#trimmed(text.slice(run, at)));
        run = -1;
        selected |= hit.bit;
        at = hit.next;
        continue;
      }
      if (run < 0) run = at;
      at = this.#nextToken(text, at);
    }
    if (run >= 0) runs.push(this.#trimmed(text.slice(run)));
    // A platform stores one typed text per question; a second remainder is not one.
    if (this.#typedBit !== 0 && runs.length === 1) {
      return { selected: selected | this.#typedBit, ambiguous: false, unknown: [] };
    }
    return { selected, ambiguous: false, unknown: runs };
  }

  #longestAt(text: string, at: number): { bit: number; next: number } | null {
    for (const option of this.#options) {
      const next = this.#behind(text, at, option.text);
      if (next >= 0) return { bit: option.bit, next };
    }
    return null;
  }

  #nextToken(text: string, at: number): number {
    const separator = text.indexOf(this.#separator, at);
    if (separator < 0) return text.length;
    let next = separator + this.#separator.length;
    while (text[next] === " ") next++;
    return next;
  }

  #trimmed(run: string): string {
    const text = run.trim();
    return text.endsWith(this.#separator) ? text.slice(0, -this.#separator.length).trim() : text;
  }
}
