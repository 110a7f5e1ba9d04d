/**
 * How many of something the judging thread has taken, as both threads see it. The reading thread goes by
 * it without a message: messages are delivered only when a thread has nothing else to do.
 */
export class SharedCount {
  readonly #count: Int32Array;

  /** @param buffer of four bytes, shared by both; made here unless given. */
  constructor(readonly buffer = new SharedArrayBuffer(4)) {
    this.#count = new Int32Array(buffer);
  }

  get count(): number {
    return Atomics.load(this.#count, 0);
  }

  /** The judging thread has taken one more. */
  add(): void {
    Atomics.add(this.#count, 0, 1);
    Atomics.notify(this.#count, 0);
  }

  /** Holds the reading thread until more than so many are taken. */
  waitBeyond(count: number): void {
    while (this.count <= count) Atomics.wait(this.#count, 0, count);
  }
}
