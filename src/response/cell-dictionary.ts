const EMPTY = -1;
/** Distinct cells remembered; beyond it a cell is resolved anew each time it comes. */
const MOST = 1 << 15;

/**
 * Remembers what a cell's bytes mean, so that a coded cell is read as text once and recognised
 * by its bytes from then on.
 */
export class CellDictionary {
  #slots = new Int32Array(256).fill(EMPTY);
  readonly #hash: number[] = [];
  readonly #bytes: Uint8Array[] = [];
  readonly #codes: number[] = [];
  readonly #resolve: (bytes: Uint8Array, start: number, end: number) => number;

  /** @param resolve gives the code of a cell that has not been seen before. */
  constructor(resolve: (bytes: Uint8Array, start: number, end: number) => number) {
    this.#resolve = resolve;
  }

  code(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5 ^ (end - start);
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = slots[slot]!;
      if (entry === EMPTY) break;
      if (this.#hash[entry] === hash && equals(this.#bytes[entry]!, bytes, start, end)) {
        return this.#codes[entry]!;
      }
      slot = (slot + 1) & mask;
    }
    const code = this.#resolve(bytes, start, end);
    if (this.#codes.length < MOST) this.#remember(slot, hash, bytes.slice(start, end), code);
    return code;
  }

  #remember(slot: number, hash: number, bytes: Uint8Array, code: number): void {
    this.#slots[slot] = this.#codes.length;
    this.#hash.push(hash);
    this.#bytes.push(bytes);
    this.#codes.push(code);
    if (this.#codes.length * 2 <= this.#slots.length) return;
    const slots = new Int32Array(this.#slots.length * 2).fill(EMPTY);
    this.#hash.forEach((each, entry) => {
      let at = each & (slots.length - 1);
      while (slots[at] !== EMPTY) at = (at + 1) & (slots.length - 1);
      slots[at] = entry;
    });
    this.#slots = slots;
  }
}

function equals(kept: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (kept.length !== end - start) return false;
  for (let i = 0; i < kept.length; i++) {
    if (kept[i] !== bytes[start + i]) return false;
  }
  return true;
}
