import type { ResponseReport } from "./collector.js";

/**
 * What the rules on responses report to: the same function for all of them, so that the machine can put it
 * into their loops instead of calling it. In files full of findings it is called several times a response.
 */
export class OffenceReport {
  /** Findings that stand, since the rule began. */
  found = 0;
  /** See Offences: the bit of the rule, 0 unless its findings are errors; and where it is set. */
  #bit = 0;
  #responses: Uint32Array = new Uint32Array(0);
  #report: ResponseReport | null = null;

  /**
   * The next rule, and batch.
   * @param report takes the findings; null: they are only counted, and all of them stand.
   */
  begin(bit: number, responses: Uint32Array, report: ResponseReport | null): void {
    this.found = 0;
    this.#bit = bit;
    this.#responses = responses;
    this.#report = report;
  }

  readonly take: ResponseReport = (i, column, data) => {
    if (this.#report !== null && !this.#report(i, column, data)) return false;
    this.found++;
    this.#responses[i]! |= this.#bit;
    return true;
  };
}
