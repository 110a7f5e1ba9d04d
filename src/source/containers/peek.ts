import { KIND_BYTES } from "./kind.js";

/** The first bytes of a stream, and the stream with them. */
export async function peek(
  input: AsyncIterable<Uint8Array>,
): Promise<{ begin: Uint8Array; stream: AsyncGenerator<Uint8Array> }> {
  const iterator = input[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  const begin = new Uint8Array(KIND_BYTES);
  let size = 0;
  while (size < KIND_BYTES) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    first.push(value.slice());
    begin.set(value.subarray(0, KIND_BYTES - size), size);
    size = Math.min(KIND_BYTES, size + value.length);
  }
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* first;
      for (;;) {
        const { done, value } = await iterator.next();
        if (done === true) return;
        yield value;
      }
    } finally {
      await iterator.return?.(undefined);
    }
  };
  return { begin: begin.subarray(0, size), stream: stream() };
}
