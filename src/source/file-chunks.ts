import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { checkUnchanged, type FileState } from "./file-state.js";

/** Bytes read from disk at once: larger reads gain nothing, smaller ones cost calls. */
export const READ_BYTES = 512 * 1024;

/**
 * The bytes of a file, chunk by chunk. A chunk is valid until the next one is asked for: two pieces of
 * memory take turns, and while one is worked on, the other is read into.
 * @throws SourceError where the file changes meanwhile
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, "r");
  let pending: Promise<Uint8Array> | null = null;
  try {
    const before = await handle.stat({ bigint: true });
    let [memory, other] = [new Uint8Array(READ_BYTES), new Uint8Array(READ_BYTES)];
    let chunk = await readInto(handle, memory);
    while (chunk.length > 0) {
      [memory, other] = [other, memory];
      pending = readInto(handle, memory);
      yield chunk;
      chunk = await pending;
    }
    pending = null;
    // A pipe with a name is written to all the time.
    if (before.isFile()) checkUnchanged(before, await handle.stat({ bigint: true }), path);
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

/**
 * The same for a thread that does nothing else, and may as well wait for the disk: one piece of memory,
 * which stays near the processor.
 * @param begin is told what the file was when reading began.
 */
export async function* fileChunksInTurn(
  path: string,
  begin: (state: FileState) => void,
): AsyncGenerator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    begin(fstatSync(file, { bigint: true }));
    const memory = new Uint8Array(READ_BYTES);
    for (;;) {
      const length = readSync(file, memory, 0, READ_BYTES, null);
      if (length === 0) return;
      yield memory.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
