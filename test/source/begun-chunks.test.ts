import { describe, expect, it } from "vitest";
import { BegunChunks } from "../../src/source/begun-chunks.js";

/** Chunks that say what was asked for, and whether they were let go of. */
function chunks(count: number, fails = false) {
  const seen = { asked: 0, closed: false };
  async function* each() {
    try {
      for (let at = 0; at < count; at++) {
        seen.asked++;
        if (fails) throw new Error("the disk is gone");
        yield Uint8Array.of(at);
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, each: each() };
}

async function all(begun: BegunChunks): Promise<number[]> {
  const bytes: number[] = [];
  for await (const chunk of begun.all()) bytes.push(...chunk);
  return bytes;
}

describe("chunks that were begun", () => {
  it.each([0, 1, 2, 5])("are all there, in order: %d", async (count) => {
    const { seen, each } = chunks(count);
    const begun = new BegunChunks(each);
    expect(seen.asked).toBe(Math.min(1, count));
    expect(await all(begun)).toEqual(Array.from({ length: count }, (_, at) => at));
    await begun.close();
    expect(seen.closed).toBe(true);
  });

  it("are let go of by whoever began them, taken or not", async () => {
    const { seen, each } = chunks(3);
    await new BegunChunks(each).close();
    expect(seen).toEqual({ asked: 1, closed: true });
  });

  it("tell whoever takes them that they cannot be read, and nobody else", async () => {
    const { each } = chunks(3, true);
    const begun = new BegunChunks(each);
    // A promise that fails unheard would end the process, and with it this test.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(all(begun)).rejects.toThrow("the disk is gone");
    await begun.close();
  });
});
