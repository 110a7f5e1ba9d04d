import { type FileHandle, open } from "node:fs/promises";

/** Bytes read from disk at once: larger reads gain nothing, smaller ones cost calls. */
export const READ_BYTES = 512 * 1024;

/**
 * The bytes of a file, chunk by chunk. A chunk is valid until the next one is asked for: two pieces of
 * memory take turns, and while one is worked on, the other is read into.
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, "r");
  let pending: Promise<Uint8Array> | null = null;
  try {
    let [memory, other] = [new Uint8Array(READ_BYTES), new Uint8Array(READ_BYTES)];
    let chunk = await readInto(handle, memory);
    while (chunk.length > 0) {
      [memory, other] = [other, memory];
      pending = readInto(handle, memory);
      yield chunk;
      chunk = await pending;
    }
    pending = null;
  } finally {
    // Nobody waits for the read any more, and the file must not be closed under it.
    await pending?.catch(() => {});
    await handle.close();
  }
}

async function readInto(handle: FileHandle, memory: Uint8Array): Promise<Uint8Array> {
  const { bytesRead } = await handle.read(memory, 0, memory.length, null);
  return memory.subarray(0, bytesRead);
}
