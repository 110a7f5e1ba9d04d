import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { SourceFacts } from "../notice.js";
import type { Source, SourceStep } from "../source.js";
import { sourceError } from "../source-error.js";

/** Size and checksum of a file as it was given: what the manifest states of the raw input. */
export type GivenFacts = Pick<SourceFacts, "bytes" | "sha256">;

export type Packing = NonNullable<SourceFacts["packed"]>;

/** Counts and sums up what passes through. */
export class PassingFacts {
  readonly #hash: Hash = createHash("sha256");
  #bytes = 0;

  async *of(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
      yield chunk;
    }
  }

  /** Call once, at the end. */
  taken(): GivenFacts {
    return { bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }
}

/** Reads a whole file for its facts. @throws SourceError */
export async function factsOfFile(file: string, path: string): Promise<GivenFacts> {
  const facts = new PassingFacts();
  try {
    for await (const _ of facts.of(createReadStream(file, { highWaterMark: 1 << 18 })));
  } catch (error) {
    throw sourceError(error, path);
  }
  return facts.taken();
}

/** A source whose facts at the end are those of the file as it was given, packed. */
export function withGivenFacts(
  source: Source,
  packed: Packing,
  facts: () => Promise<GivenFacts>,
): Source {
  return {
    ...source,
    verbatimFrom: null,
    bytesRead: 0,
    async *read(layout): AsyncGenerator<SourceStep> {
      for await (const step of source.read(layout)) {
        if (!step.notices.some(({ kind }) => kind === "end")) {
          yield step;
          continue;
        }
        const given = await facts();
        const notices = step.notices.map((notice) =>
          notice.kind === "end"
            ? { ...notice, facts: { ...notice.facts, ...given, packed } }
            : notice,
        );
        yield { ...step, notices };
      }
    },
  };
}
