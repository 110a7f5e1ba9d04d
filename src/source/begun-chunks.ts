/**
 * Chunks of which the first is being read before anybody asks, so that a slow disk fetches it meanwhile.
 * Whether they can be read matters only to whoever takes them, once; whoever has them closes them.
 */
export class BegunChunks {
  readonly #chunks: AsyncGenerator<Uint8Array>;
  readonly #first: Promise<IteratorResult<Uint8Array>>;

  constructor(chunks: AsyncGenerator<Uint8Array>) {
    this.#chunks = chunks;
    this.#first = chunks.next();
    this.#first.catch(() => {});
  }

  async *all(): AsyncGenerator<Uint8Array> {
    const { done, value } = await this.#first;
    if (done === true) return;
    yield value;
    yield* this.#chunks;
  }

  async close(): Promise<void> {
    await this.#chunks.return(undefined);
  }
}
