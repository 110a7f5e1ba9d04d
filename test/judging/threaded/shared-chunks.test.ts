import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { CHUNKS_HELD, type SharedChunk } from "../../../src/judging/threaded/messages.js";
import { HeldChunks, SharedChunks } from "../../../src/judging/threaded/shared-chunks.js";
import { READ_BYTES } from "../../../src/source/file-chunks.js";

const folder = mkdtempSync(join(tmpdir(), "cx280-shared-"));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, "file.bin");
const SIZE = 3 * CHUNKS_HELD * READ_BYTES + 12_345;
const file = Uint8Array.from({ length: SIZE }, (_, i) => (i * 31 + (i >> 9) * 7) & 0xff);
writeFileSync(path, file);

/** A thread that takes what it is told of as late as it may: when the reading one waits for it. */
class LateThread {
  readonly held = new HeldChunks();
  readonly hash = createHash("sha256");
  /** What it was told and has not taken: chunks, and steps with their bytes of the file. */
  readonly #told: ({ chunk: SharedChunk } | { from: number; to: number })[] = [];
  chunks = 0;
  steps = 0;

  hand(chunk: SharedChunk): void {
    this.#told.push({ chunk });
  }

  step(from: number, to: number): void {
    this.#told.push({ from, to });
  }

  waitForChunks(count: number): void {
    while (this.chunks <= count) this.take();
  }

  waitForSteps(count: number): void {
    while (this.steps <= count) this.take();
  }

  /** @returns whether there was something. */
  take(): boolean {
    const next = this.#told.shift();
    if (next === undefined) return false;
    if ("chunk" in next) {
      this.hash.update(this.held.add(next.chunk));
      this.chunks++;
      return true;
    }
    const bytes = new Uint8Array(next.to - next.from);
    this.held.copy(next.from, bytes);
    expect(Buffer.compare(bytes, file.subarray(next.from, next.to))).toBe(0);
    this.steps++;
    return true;
  }
}

describe("chunks in shared memory", () => {
  it("are there until they and the steps with bytes of them are taken", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 3 }),
        fc.array(fc.integer({ min: 0, max: 5 * READ_BYTES }), { minLength: 1, maxLength: 20 }),
        async (early, lengths) => {
          const other = new LateThread();
          const shared = new SharedChunks();
          let step = 0;
          let read = 0;
          let chunks = 0;
          for await (const chunk of shared.of(path)) {
            shared.update(chunk);
            if (chunks++ === early) shared.connect(other);
            read += chunk.length;
            if (chunks <= early) continue;
            const from = Math.max(0, read - lengths[step % lengths.length]!);
            expect(shared.keep(from, step)).toBe(true);
            other.step(from, read);
            step++;
          }
          while (other.take());
          expect([read, other.steps]).toEqual([SIZE, step]);
          expect(other.hash.digest("hex")).toBe(createHash("sha256").update(file).digest("hex"));
        },
      ),
      { numRuns: 30 },
    );
  });

  it("say when bytes are no longer there", async () => {
    const shared = new SharedChunks();
    expect(shared.keep(0, 0)).toBe(false);
    let chunks = 0;
    for await (const _ of shared.of(path)) {
      chunks++;
      const oldest = Math.max(0, chunks - CHUNKS_HELD) * READ_BYTES;
      expect(shared.keep(oldest, -1)).toBe(true);
      if (oldest > 0) expect(shared.keep(oldest - 1, -1)).toBe(false);
    }
  });
});
