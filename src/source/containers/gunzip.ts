import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { SourceError } from "../source-error.js";
import { ExpansionGuard } from "./limits.js";

/** Unpacks a gzip stream. @throws SourceError where it is damaged or ends early */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<Uint8Array> {
  let packedBytes = 0;
  const guard = new ExpansionGuard(path, () => packedBytes);
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      packedBytes += chunk.length;
      yield chunk;
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
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const what =
      error instanceof Error && /unexpected end/.test(error.message)
        ? "ends early: it was not downloaded or copied whole"
        : "is damaged inside";
    throw new SourceError(
      "unreadable",
      path,
      `${path} is packed with gzip and ${what}. Get it again.`,
    );
  } finally {
    input.destroy();
    unzip.destroy();
  }
}
