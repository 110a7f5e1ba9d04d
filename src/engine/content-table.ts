const EMPTY = 0;
/** Words of an entry: hash high and low, count, line of the first, and a note on the first. */
const WORDS = 5;

/**
 * Counts equal contents by a 64-bit hash. Two different contents sharing a hash would raise a
 * false warning about once in 30 million datasets of a million responses; warnings may rest on
 * that, errors may not (see id-table.ts). 20 bytes per distinct content, times the load.
 */
export class ContentTable {
  /** Of the content that was added last: the note that its first occurrence was added with. */
  firstNote = 0;
  #entries = new Uint32Array(256 * WORDS);
  #slots = 256;
  #size = 0;

  /**
   * Counts one content; returns the line where it stood first, 0 if it is new.
   * @param note 32 bits that are kept with the first occurrence.
   */
  add(high: number, low: number, line: number, note = 0): number {
    if (this.#size * 4 >= this.#slots * 3) this.#grow();
    const entries = this.#entries;
    const at = this.#find(entries, this.#slots, high, low);
    if (entries[at + 2]! === EMPTY) {
      entries[at] = high;
      entries[at + 1] = low;
      entries[at + 2] = 1;
      entries[at + 3] = line;
      entries[at + 4] = note;
      this.firstNote = note;
      this.#size++;
      return 0;
    }
    entries[at + 2] = entries[at + 2]! + 1;
    this.firstNote = entries[at + 4]!;
    return entries[at + 3]!;
  }

  /** Contents that stood at least `least` times, by the line of the first, in file order. */
  repeated(least: number): { line: number; count: number }[] {
    const found: { line: number; count: number }[] = [];
    for (let at = 0; at < this.#entries.length; at += WORDS) {
      const count = this.#entries[at + 2]!;
      if (count >= least && count > 0) found.push({ line: this.#entries[at + 3]!, count });
    }
    return found.sort((a, b) => a.line - b.line);
  }

  /** Where the entry of a hash stands, or would. */
  #find(entries: Uint32Array, slots: number, high: number, low: number): number {
    let slot = (low ^ (high >>> 3)) & (slots - 1);
    for (;;) {
      const at = slot * WORDS;
      if (entries[at + 2]! === EMPTY || (entries[at] === high && entries[at + 1] === low))
        return at;
      slot = (slot + 1) & (slots - 1);
    }
  }

  #grow(): void {
    const old = this.#entries;
    const slots = this.#slots * 2;
    const entries = new Uint32Array(slots * WORDS);
    for (let from = 0; from < old.length; from += WORDS) {
      if (old[from + 2]! === EMPTY) continue;
      const to = this.#find(entries, slots, old[from]!, old[from + 1]!);
      for (let word = 0; word < WORDS; word++) entries[to + word] = old[from + word]!;
    }
    this.#entries = entries;
    this.#slots = slots;
  }
}
