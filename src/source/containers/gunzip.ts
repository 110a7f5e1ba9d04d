import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { SourceError } from "../source-error.js";
import { ExpansionGuard } from "./limits.js";
import { refused } from "./refused.js";

/**
 * Unpacks a gzip stream, of several members too.
 * @throws SourceError where it is damaged, ends early, or has other bytes behind its end
 */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<Uint8Array> {
  let packedBytes = 0;
  const guard = new ExpansionGuard(path, () => packedBytes);
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      packedBytes += chunk.length;
      // Streams read ahead, and a chunk is valid only until the next one is asked for.
      yield chunk.slice();
    }
  };
  const input = Readable.from(counted(), { objectMode: false });
  const unzip = createGunzip({ chunkSize: 256 * 1024 });
  input.on("error", (error) => unzip.destroy(error));
  try {
    for await (const chunk of input.pipe(unzip)) {
      guard.take(chunk.length);
      yield chunk;
    }
    // zlib stops at zeros behind the end and says nothing.
    if (!input.readableEnded || unzip.bytesWritten < packedBytes) throw new Error(SURPLUS);
  } catch (error) {
    throw error instanceof SourceError ? error : refused(path, whatIsWrong(error));
  } finally {
    input.destroy();
    unzip.destroy();
  }
}

const SURPLUS = "surplus";

function whatIsWrong(error: unknown): string {
  const said = error instanceof Error ? error.message : "";
  const what = /unexpected end/.test(said)
    ? "ends early: it was not downloaded or copied whole"
    : said === SURPLUS
      ? "has other bytes behind its end"
      : "is damaged inside, or has other bytes behind its end";
  return `is packed with gzip and ${what}. Get it again.`;
}
