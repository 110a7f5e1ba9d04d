import { type Noted, todo } from "./noted.js";

/** What a person has to decide. */
export interface OpenPoint {
  /** Where in the definition, such as "survey.channel" or "trust". */
  readonly where: string;
  readonly says: string;
  /** What it can be, the likeliest first; null where it is any text. */
  readonly choices: readonly string[] | null;
  /** Whether any text will do, such as what respondents read. */
  readonly takesText: boolean;
}

/** What a person has decided, by {@link keyOf} the point. */
export type Decisions = ReadonlyMap<string, string>;

/** A point as one line; no two points of a draft have the same. */
export function keyOf({ where, says }: Pick<OpenPoint, "where" | "says">): string {
  return `${where}: ${says}`;
}

/** Collects what a draft leaves open, and takes what was decided already. */
export class OpenPoints {
  readonly #decisions: Decisions;
  readonly #open: OpenPoint[] = [];

  constructor(decisions: Decisions) {
    this.#decisions = decisions;
  }

  /** In the order of the file. */
  get open(): readonly OpenPoint[] {
    return this.#open;
  }

  /** What was decided on a point; null leaves it open. */
  decided(where: string, says: string, choices: readonly string[] | null = null): string | null {
    return this.#decided({ where, says, choices, takesText: false });
  }

  /** A text as respondents read it, or TODO. */
  text(where: string, says: string): string | Noted {
    return this.#decided({ where, says, choices: null, takesText: true }) ?? todo(says);
  }

  #decided(point: OpenPoint): string | null {
    const decided = this.#decisions.get(keyOf(point));
    if (decided === undefined) this.#open.push(point);
    return decided ?? null;
  }

  /** What was decided on a point, or TODO. */
  value(where: string, says: string, choices: readonly string[] | null = null): string | Noted {
    return this.decided(where, says, choices) ?? todo(says);
  }
}
