import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { SourceError } from "../source-error.js";
import { refused } from "./refused.js";

/** Bytes of an archive on standard input that are put aside. */
const MOST_BYTES = 2 ** 32;

export interface Spooled {
  readonly file: string;
  remove(): Promise<void>;
}

/**
 * Puts a stream aside in a temporary file that only this user may read: the directory of an archive
 * stands at its end. @throws SourceError
 */
export async function spool(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  most = MOST_BYTES,
): Promise<Spooled> {
  let folder: string | null = null;
  const remove = async (): Promise<void> => {
    // Windows lets go of a file a moment after it was closed.
    if (folder !== null) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  let size = 0;
  const bounded = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > most) {
        throw refused(path, "is an archive too large to be read from a pipe. Give the file.");
      }
      // Written behind our back, when the memory of the chunk holds the next one already.
      yield chunk.slice();
    }
  };
  try {
    folder = await mkdtemp(join(tmpdir(), "cx280-"));
    const file = join(folder, "input.zip");
    await pipeline(bounded(), createWriteStream(file, { mode: 0o600 }));
    return { file, remove };
  } catch (error) {
    await remove();
    if (error instanceof SourceError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw refused(
      path,
      `is an archive that has to be put aside in the folder for temporary files, which fails: ${said}. Make room there, or give the file.`,
    );
  }
}
