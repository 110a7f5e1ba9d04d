import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comments, ContentTable } from "../../src/engine/content-table.js";
import { type Ids, IdTable } from "../../src/engine/id-table.js";
import { TableMemory } from "../../src/engine/table-memory.js";
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

describe("IdTable, many at once", () => {
  const id = fc.oneof(
    { weight: 6, arbitrary: fc.string({ maxLength: 3 }) },
    { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 20 }) },
    // Around the lengths that one byte holds, and that are staged at once.
    // Whatever an id is packed as: digits, UUIDs, letters with digits, and what nearly is one of them.
    { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom("0", "1", "9"), maxLength: 22 }) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.uuid(), fc.constantFrom("lower", "upper", "mixed", "shifted"))
        .map(([uuid, as]) => written(uuid, as)),
    },
    {
      weight: 2,
      arbitrary: fc.string({ unit: fc.constantFrom("R", "_", "-", "z", "0"), maxLength: 100 }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(254, 255, 256, 65_535, 65_537, 200_000), fc.nat({ max: 2 }))
        .map(([length, last]) => `${"x".repeat(length - 1)}${last}`),
    },
  );

  function written(uuid: string, as: string): string {
    if (as === "upper") return uuid.toUpperCase();
    if (as === "mixed") return uuid.slice(0, 18) + uuid.slice(18).toUpperCase();
    return as === "lower" ? uuid : `${uuid.slice(1)}0`;
  }

  /** Ids behind each other, as they lie in a batch. */
  function idsOf(texts: readonly string[], firstLine: number): Ids {
    const parts = texts.map((text) => encoder.encode(text));
    const idStart = new Uint32Array(parts.length);
    const idEnd = new Uint32Array(parts.length);
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0));
    let at = 0;
    parts.forEach((part, i) => {
      bytes.set(part, at);
      idStart[i] = at;
      at += part.length;
      idEnd[i] = at++;
    });
    const line = Uint32Array.from(parts, (_, i) => firstLine + i);
    return { bytes, idStart, idEnd, line, length: parts.length };
  }

  it("names the lines that a Map would, batch after batch", () => {
    fc.assert(
      fc.property(fc.array(fc.array(id, { maxLength: 200 }), { maxLength: 6 }), (batches) => {
        const memory = new TableMemory();
        const table = new IdTable(memory);
        // Another table grows in the same memory.
        const contents = new ContentTable(memory);
        const first = new Map<string, number>();
        let line = 1;
        for (const texts of batches) {
          const seenAt = new Uint32Array(texts.length);
          table.addAll(idsOf(texts, line), seenAt);
          texts.forEach((text, i) => {
            expect([text.length, seenAt[i]]).toEqual([text.length, first.get(text) ?? 0]);
            if (text !== "" && !first.has(text)) first.set(text, line + i);
            for (let more = 0; more < 5; more++) contents.add(line + i, more, line + i);
          });
          line += texts.length;
        }
        expect(table.size).toBe(first.size);
        for (const [text, at] of first) {
          const bytes = encoder.encode(text);
          expect(table.find(bytes, 0, bytes.length)).toBe(at);
        }
      }),
    );
  });

  it("keeps ids apart that are packed into the same bytes, or nearly", () => {
    const texts = ["7", "07", "007", "A", "a", "-", "_", "", "0".repeat(19), "0".repeat(20)];
    const uuid = "0b5f8f0e-5b3e-4000-8000-0000004c5b3e";
    texts.push(uuid, uuid.toUpperCase(), uuid.replaceAll("-", ""), `${uuid} `, uuid.slice(1));
    texts.push(`${"1".repeat(8)}-1111-1111-1111-${"1".repeat(12)}`, "1".repeat(36), "é", "\u0000");
    for (let length = 90; length < 100; length++)
      texts.push("x".repeat(length), "\u0000".repeat(length));
    for (const length of [125, 126, 254, 255, 4070, 4096, 9000]) {
      texts.push("é".repeat(length), "\u0000".repeat(length), ".".repeat(length));
    }
    const table = new IdTable();
    const seenAt = new Uint32Array(texts.length);
    table.addAll(idsOf(texts, 1), seenAt);
    expect(Array.from(seenAt)).toEqual(texts.map(() => 0));
    table.addAll(idsOf(texts, 1000), seenAt);
    expect(Array.from(seenAt)).toEqual(texts.map((text, i) => (text === "" ? 0 : i + 1)));
  });

  it("names lines however far apart they are, and whatever their order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffff_fffe }), { maxLength: 300 }), (lines) => {
        const table = new IdTable();
        const encoded = lines.map((_, i) => encoder.encode(`id ${i}`));
        for (const [i, bytes] of encoded.entries()) {
          expect(table.add(bytes, 0, bytes.length, lines[i]! + 1)).toBe(0);
        }
        encoded.forEach((bytes, i) => {
          expect(table.find(bytes, 0, bytes.length)).toBe(lines[i]! + 1);
        });
      }),
      { numRuns: 20 },
    );
  });

  it("is the same whatever is expected of the rest of the file", () => {
    const share = fc.constantFrom(
      1e-9,
      0.001,
      0.3,
      0.99,
      1,
      7,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    );
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 12 }), (shares) => {
        const memory = new TableMemory();
        const [table, contents] = [new IdTable(memory), new ContentTable(memory)];
        shares.forEach((share, batch) => {
          memory.share = share;
          const seenAt = new Uint32Array(3000);
          const texts = Array.from({ length: 3000 }, (_, i) => `${batch * 2990 + i}`);
          table.addAll(idsOf(texts, batch * 3000 + 1), seenAt);
          expect(seenAt.filter((at) => at > 0).length).toBe(batch === 0 ? 0 : 10);
          expect(contents.add(batch, 1, batch + 1)).toBe(0);
        });
        expect(table.size).toBe(2990 * shares.length + 10);
        expect(contents.add(0, 1, 99)).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  it("stays exact while it grows and other tables grow in between", () => {
    const memory = new TableMemory();
    const table = new IdTable(memory);
    const contents = new ContentTable(memory);
    const seenAt = new Uint32Array(5000);
    for (let batch = 0; batch < 60; batch++) {
      const texts = Array.from({ length: 5000 }, (_, i) => `id-${batch * 4990 + i}`);
      table.addAll(idsOf(texts, batch * 5000 + 1), seenAt);
      // The first ten of a batch are the last ten of the one before.
      const expected = texts.map((_, i) =>
        batch > 0 && i < 10 ? (batch - 1) * 5000 + 4991 + i : 0,
      );
      expect(Array.from(seenAt)).toEqual(expected);
      for (let i = 0; i < 500; i++) contents.add(batch, i * 7919, 1);
    }
    expect(table.size).toBe(60 * 4990 + 10);
  });

  it("tells what two tables share", () => {
    const few = fc.string({ unit: fc.constantFrom("1", "a", "."), maxLength: 3 });
    const ids = fc.array(fc.oneof(id, few), { maxLength: 60 });
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const [one, other] = [new IdTable(), new IdTable()];
        one.addAll(idsOf(a, 1), new Uint32Array(a.length));
        other.addAll(idsOf(b, 1), new Uint32Array(b.length));
        const shared = [...new Set(a)].filter((text) => text !== "" && b.includes(text));
        const { count, line, otherLine } = one.sharedWith(other);
        expect(count).toBe(shared.length);
        expect(line).toBe(shared.length === 0 ? 0 : a.indexOf(shared[0]!) + 1);
        expect(otherLine).toBe(shared.length === 0 ? 0 : b.indexOf(shared[0]!) + 1);
        expect(other.size).toBe(new Set(b.filter((text) => text !== "")).size);
      }),
    );
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

describe("ContentTable, contents that stand very often", () => {
  it("counts them, and names line and note of the first", () => {
    const table = new ContentTable();
    const times = [254, 255, 256, 70_000];
    const all = times.flatMap((count, low) => new Array<number>(count).fill(low));
    const found = new Set<string>();
    const comments = commentsOf(
      all.map((low) => ({ low, note: 0xfedcba - low })),
      5,
    );
    table.addLong(comments, 0, (i, line, note) => found.add(`${all[i]} ${line} ${note}`));
    const firsts = times.map((_, low) => all.indexOf(low) + 5);
    expect([...found]).toEqual(firsts.map((line, low) => `${low} ${line} ${0xfedcba - low}`));
    expect(table.repeated(2)).toEqual(times.map((count, i) => ({ line: firsts[i], count })));
    expect(table.repeated(255).map(({ count }) => count)).toEqual([255, 256, 70_000]);
  });
});

describe("ContentTable, many at once", () => {
  const LEAST = 5;
  const content = fc.record({
    low: fc.nat({ max: 3000 }),
    note: fc.nat({ max: 2 }).map((note) => note * 0x4001ff),
    bytes: fc.nat({ max: 9 }),
  });

  it("names line and note of the first long one, as a Map would, while it grows", () => {
    fc.assert(
      fc.property(fc.array(content, { maxLength: 6000, size: "max" }), (contents) => {
        const table = new ContentTable();
        const first = new Map<number, [line: number, note: number]>();
        const expected: number[][] = [];
        contents.forEach(({ low, note, bytes }, i) => {
          if (bytes < LEAST) return;
          const known = first.get(low);
          if (known === undefined) first.set(low, [i + 1, note]);
          else expected.push([i, ...known]);
        });
        const found: number[][] = [];
        table.addLong(commentsOf(contents, 1), LEAST, (...seen) => found.push(seen));
        expect(found).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it("goes on where what is done with one of them makes the memory grow", () => {
    const memory = new TableMemory();
    const [table, other] = [new ContentTable(memory), new ContentTable(memory)];
    const contents = Array.from({ length: 4096 }, (_, low) => ({ low, note: 7 }));
    table.addLong(commentsOf(contents, 1), 0, () => {});
    const before = memory.kernel.buffer.byteLength;
    const found: number[][] = [];
    table.addLong(commentsOf(contents, 5000), 0, (i, ...first) => {
      found.push([i, ...first]);
      for (let more = 0; more < 8; more++) other.add(i * 8 + more, i, 1);
    });
    expect(memory.kernel.buffer.byteLength).toBeGreaterThan(before);
    expect(found).toEqual(contents.map((_, i) => [i, i + 1, 7]));
  });
});

/** Comments of some bytes, each with answers that make the note. */
function commentsOf(
  contents: readonly { low: number; note: number; bytes?: number }[],
  firstLine: number,
): Comments {
  return {
    length: contents.length,
    commentStart: Uint32Array.from(contents, (_, i) => i * 10),
    commentEnd: Uint32Array.from(contents, ({ bytes = 9 }, i) => i * 10 + bytes),
    commentHigh: Uint32Array.from(contents, ({ low }) => low * 7919),
    commentLow: Uint32Array.from(contents, ({ low }) => low),
    line: Uint32Array.from(contents, (_, i) => i + firstLine),
    rating: Int8Array.from(contents, ({ note }) => note & 0xff),
    positive: Uint8Array.from(contents, ({ note }) => note >> 8),
    negative: Uint8Array.from(contents, ({ note }) => note >> 16),
  };
}

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
