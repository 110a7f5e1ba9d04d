const EMPTY = 0;

/**
 * Counts equal contents by a 64-bit hash. Two different contents sharing a hash would raise a
 * false warning about once in 30 million datasets of a million responses; warnings may rest on
 * that, errors may not (see id-table.ts). 16 bytes per distinct content, times the load.
 */
export class ContentTable {
  #high = new Uint32Array(1024);
  #low = new Uint32Array(1024);
  #count = new Uint32Array(1024);
  #line = new Uint32Array(1024);
  #size = 0;

  /** Counts one content; returns the line where it stood first, 0 if it is new. */
  add(high: number, low: number, line: number): number {
    if (this.#size * 2 >= this.#count.length) this.#grow();
    const slot = this.#find(high, low);
    if (this.#count[slot]! === EMPTY) {
      this.#high[slot] = high;
      this.#low[slot] = low;
      this.#line[slot] = line;
      this.#count[slot] = 1;
      this.#size++;
      return 0;
    }
    this.#count[slot] = this.#count[slot]! + 1;
    return this.#line[slot]!;
  }

  /** Contents that stood at least `least` times, by the line of the first, in file order. */
  repeated(least: number): { line: number; count: number }[] {
    const found: { line: number; count: number }[] = [];
    for (let slot = 0; slot < this.#count.length; slot++) {
      const count = this.#count[slot]!;
      if (count >= least && count > 0) found.push({ line: this.#line[slot]!, count });
    }
    return found.sort((a, b) => a.line - b.line);
  }

  #find(high: number, low: number): number {
    const mask = this.#count.length - 1;
    let slot = (low ^ (high >>> 3)) & mask;
    while (this.#count[slot]! !== EMPTY && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [high, low, count, line] = [this.#high, this.#low, this.#count, this.#line] as const;
    const length = count.length * 2;
    this.#high = new Uint32Array(length);
    this.#low = new Uint32Array(length);
    this.#count = new Uint32Array(length);
    this.#line = new Uint32Array(length);
    for (let old = 0; old < count.length; old++) {
      if (count[old]! === EMPTY) continue;
      const slot = this.#find(high[old]!, low[old]!);
      this.#high[slot] = high[old]!;
      this.#low[slot] = low[old]!;
      this.#count[slot] = count[old]!;
      this.#line[slot] = line[old]!;
    }
  }
}
