import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ContentTable } from "../../src/engine/content-table.js";
import { IdTable } from "../../src/engine/id-table.js";
import { hashBytes } from "../../src/response/byte-hash.js";

const encoder = new TextEncoder();

describe("IdTable", () => {
  it("names the line where an id stood first, as a Map would", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 3000 }),
        (ids) => {
          const table = new IdTable();
          const first = new Map<string, number>();
          ids.forEach((id, at) => {
            const key = encoder.encode(id);
            const known = first.get(String(key)) ?? 0;
            if (known === 0) first.set(String(key), at + 1);
            const padded = new Uint8Array([9, ...key, 9]);
            expect(table.add(padded, 1, padded.length - 1, at + 1)).toBe(known);
          });
          expect(table.size).toBe(first.size);
        },
      ),
    );
  });

  it("stays exact for a hundred thousand ids that differ little", () => {
    const table = new IdTable();
    for (let i = 0; i < 100_000; i++) {
      const id = encoder.encode(`2025-${i}`);
      expect(table.add(id, 0, id.length, i + 2)).toBe(0);
    }
    const again = encoder.encode("2025-77777");
    expect(table.add(again, 0, again.length, 5)).toBe(77_779);
  });
});

describe("ContentTable", () => {
  it("counts equal contents and names the first of each", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 5000 }), (contents) => {
        const table = new ContentTable();
        contents.forEach((content, at) => {
          const first = contents.indexOf(content);
          expect(table.add(content * 7919, content, at + 1)).toBe(first === at ? 0 : first + 1);
        });
        const counts = new Map<number, number>();
        for (const content of contents) {
          const line = contents.indexOf(content) + 1;
          counts.set(line, (counts.get(line) ?? 0) + 1);
        }
        const wanted = [...counts].filter(([, count]) => count >= 2).sort(([a], [b]) => a - b);
        expect(table.repeated(2).map(({ line, count }) => [line, count])).toEqual(wanted);
      }),
    );
  });
});

describe("hashBytes", () => {
  it("gives 300,000 near-equal texts 300,000 different hashes", () => {
    const seen = new Set<string>();
    const pair = { high: 0, low: 0 };
    for (let i = 0; i < 300_000; i++) {
      const bytes = encoder.encode(`The wait was long (no. ${i})`);
      hashBytes(bytes, 0, bytes.length, pair);
      seen.add(`${pair.high}-${pair.low}`);
    }
    expect(seen.size).toBe(300_000);
  });
});
