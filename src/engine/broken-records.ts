/** Which rules broken records offend. Few ever ask: it is put in order when somebody does. */
export class BrokenRecords {
  readonly #records: number[] = [];
  readonly #rules: string[] = [];
  #byRecord: Map<number, string[]> | null = null;

  add(record: number, rule: string): void {
    this.#records.push(record);
    this.#rules.push(rule);
    this.#byRecord = null;
  }

  /** Ids of the rules that a data record offends, each once. */
  rulesOf(record: number): readonly string[] {
    this.#byRecord ??= this.#inOrder();
    return this.#byRecord.get(record) ?? [];
  }

  #inOrder(): Map<number, string[]> {
    const byRecord = new Map<number, string[]>();
    this.#records.forEach((record, at) => {
      const rule = this.#rules[at]!;
      const rules = byRecord.get(record);
      if (rules === undefined) byRecord.set(record, [rule]);
      else if (!rules.includes(rule)) rules.push(rule);
    });
    return byRecord;
  }
}
