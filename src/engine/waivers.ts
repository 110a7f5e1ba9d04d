/** A finding that may stand, as an agency has declared it; matched by all that it names. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  /** Whether it is for a file; null: for all. */
  readonly appliesTo: ((file: string) => boolean) | null;
  readonly column: string | null;
  readonly externalId: string | null;
  readonly fingerprint: string | null;
  /** Epoch milliseconds at which it ends. */
  readonly endsAt: number;
}

/** What of a finding a waiver can name. */
export interface WaivablePlace {
  readonly column: string | null;
  readonly externalId: string | null;
  /** Asked for only where a waiver names one. */
  fingerprint(): string;
}

/** The waivers in force for one file, and which of them have matched. */
export class FileWaivers {
  /** Positions in the list of all waivers. */
  readonly used = new Set<number>();
  readonly #byRule = new Map<string, { at: number; waiver: Waiver }[]>();

  constructor(all: readonly Waiver[], file: string, now: number) {
    all.forEach((waiver, at) => {
      if (waiver.endsAt <= now || waiver.appliesTo?.(file) === false) return;
      const ofRule = this.#byRule.get(waiver.rule) ?? [];
      ofRule.push({ at, waiver });
      this.#byRule.set(waiver.rule, ofRule);
    });
  }

  /** Whether a waiver stands for a rule at all: most have none, and places cost something. */
  has(rule: string): boolean {
    return this.#byRule.has(rule);
  }

  /** Whether a finding is waived. Every waiver that matches counts as used. */
  waives(rule: string, place: WaivablePlace): boolean {
    let waived = false;
    for (const { at, waiver } of this.#byRule.get(rule) ?? []) {
      if (waiver.column !== null && waiver.column !== place.column) continue;
      if (waiver.externalId !== null && waiver.externalId !== place.externalId) continue;
      if (waiver.fingerprint !== null && waiver.fingerprint !== place.fingerprint()) continue;
      this.used.add(at);
      waived = true;
    }
    return waived;
  }
}

/** A place of which nothing is known: only a waiver for the whole rule matches. */
export const NOWHERE: WaivablePlace = { column: null, externalId: null, fingerprint: () => "" };
