import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodedCells } from "../../src/response/coded-cells.js";
import { openSource } from "../../src/source/open.js";
import { chunksOf } from "../support/read-source.js";

const LAYOUT = { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: false };
const decoder = new TextDecoder();

/** Reads a column through codes, and counts how often a cell was read as text. */
async function read(cells: readonly string[]) {
  const bytes = new TextEncoder().encode(
    ["id,cell", ...cells.map((c, i) => `${i},${c}`)].join("\n"),
  );
  const source = await openSource({ name: "x.csv", stream: chunksOf(bytes, 1 << 12) });
  const texts: string[] = [];
  const coded = new CodedCells(1, (from, start, end) => {
    return texts.push(decoder.decode(from.subarray(start, end))) - 1;
  });
  const found: string[] = [];
  for await (const { batch } of source.read(LAYOUT)) {
    if (batch === null) continue;
    const { rows } = batch.kernel!;
    for (let row = 0; row < batch.length; row++) rows[row] = row;
    coded.begin(batch, { rows, count: batch.length });
    for (let row = 0; row < batch.length; row++) found.push(texts[coded.codes[row]!]!);
  }
  return { found, texts };
}

describe("CodedCells", () => {
  it("tells cells apart by their bytes, and reads each once", async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", "b", "é", " "), maxLength: 5 }),
      fc.string({ unit: fc.constantFrom("a", "b"), minLength: 6, maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 60 }), async (cells) => {
        const { found, texts } = await read(cells);
        expect(found).toEqual(cells);
        expect(texts.length).toBe(new Set(cells).size);
      }),
    );
  });

  it("goes on where there are more different cells than the kernel keeps", async () => {
    const cells = Array.from({ length: 9000 }, (_, i) => `answer ${(i * 7) % 3000}`);
    const { found, texts } = await read(cells);
    expect(found).toEqual(cells);
    expect(texts.length).toBe(3000);
  });

  it("goes on where the cells are longer than the kernel has room for", async () => {
    const cells = Array.from({ length: 600 }, (_, i) => `${i % 150} ${"long ".repeat(100)}`);
    expect((await read(cells)).found).toEqual(cells);
  });
});
