import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { soundRows } from "../../src/response/coded-cells.js";
import { TimeReader } from "../../src/response/time-reader.js";
import { type DateOrder, instantOf, readTime } from "../../src/response/timestamps.js";
import { Zone } from "../../src/response/zone.js";
import type { RecordBatch } from "../../src/source/record-batch.js";
import { anyInstant, anyZone, isoText, shownAt } from "./timestamps-shown.js";

const encoder = new TextEncoder();

/** A batch of records with one cell each, one behind the other in the bytes. */
function batchOf(cells: readonly string[]): RecordBatch {
  const encoded = cells.map((cell) => encoder.encode(cell));
  const ends = encoded.map(() => 0);
  let end = 0;
  for (const [i, each] of encoded.entries()) ends[i] = end += each.length;
  const starts = [0, ...ends.slice(0, -1)];
  return {
    bytes: encoder.encode(cells.join("")),
    offset: 0,
    length: cells.length,
    record: Uint32Array.from(cells, (_, i) => i + 1),
    line: Uint32Array.from(cells, (_, i) => i + 2),
    recordStart: Uint32Array.from(starts),
    recordEnd: Uint32Array.from(ends),
    firstCell: Uint32Array.from({ length: cells.length + 1 }, (_, i) => i),
    cellStart: Uint32Array.from(starts),
    cellEnd: Uint32Array.from(ends),
    cellFlags: new Uint8Array(cells.length),
    mayHoldWrapped: false,
    state: new Uint8Array(cells.length),
  };
}

function readAll(cells: readonly string[], zone: string | null, order?: DateOrder) {
  const batch = batchOf(cells);
  const reader = new TimeReader(0, zone, order);
  reader.begin(batch, soundRows(batch).rows);
  return cells.map((_, row) => ({
    at: reader.read(batch, row),
    unreadable: reader.unreadable,
    ambiguous: reader.ambiguous,
    withoutZone: reader.withoutZone,
  }));
}

describe("TimeReader", () => {
  it("reads bytes as it reads text", () => {
    const cell = fc
      .tuple(anyInstant, fc.constantFrom("", " UTC", "Z", " EST", ".5"), fc.constantFrom(" ", "T"))
      .map(([at, behind, between]) => isoText(shownAt(at, "UTC")).replace(" ", between) + behind);
    const zones = new Map<string, Zone>();
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), anyZone, (cells, name) => {
        const zone = zones.get(name) ?? new Zone(name);
        zones.set(name, zone);
        for (const [i, found] of readAll(cells, name).entries()) {
          const time = readTime(cells[i]!, null)!;
          expect(found).toEqual({
            at: instantOf(time, zone),
            unreadable: false,
            ambiguous: false,
            withoutZone: time.offset === null,
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it("reads a damaged time as text or not at all", () => {
    const good = "2024-02-29 23:59:59 UTC";
    const damage = fc.constantFrom(..."0123456789-: TZU/:;x");
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        damage,
        fc.constantFrom(19, 20, 23),
        (at, by, length) => {
          const text = (good.slice(0, at) + by + good.slice(at + 1)).slice(0, length);
          const time = readTime(text, null);
          const [found] = readAll([text], "America/New_York");
          expect(found!.unreadable).toBe(time === null);
          expect(found!.at).toBe(
            time === null ? Number.NaN : instantOf(time, new Zone("America/New_York")),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("takes the order of day and month from the whole of the first batch", () => {
    const [first] = readAll(["4/5/2025", "4/13/2025"], "UTC");
    expect(first!.at).toBe(Date.UTC(2025, 3, 5));
    const [other] = readAll(["4/5/2025", "13/4/2025"], "UTC");
    expect(other!.at).toBe(Date.UTC(2025, 4, 4));
  });

  it("does not read what contradicts the order it has decided", () => {
    const batch = batchOf(["4/13/2025"]);
    const reader = new TimeReader(0, "UTC", undefined);
    reader.begin(batch, soundRows(batch).rows);
    const later = batchOf(["13/4/2025"]);
    reader.begin(later, soundRows(later).rows);
    expect(reader.read(later, 0)).toBeNaN();
    expect(reader.unreadable).toBe(true);
    expect(reader.ambiguous).toBe(false);
  });

  it("leaves dates unread that nothing decides, unless an order is declared", () => {
    expect(readAll(["4/5/2025"], "UTC")[0]).toMatchObject({ unreadable: true, ambiguous: true });
    expect(readAll(["4/5/2025"], "UTC", "day-month-year")[0]!.at).toBe(Date.UTC(2025, 4, 4));
    const contradicting = readAll(["4/13/2025", "13/4/2025", "4/5/2025"], "UTC");
    expect(contradicting[2]).toMatchObject({ unreadable: true, ambiguous: true });
  });

  it("has no time for empty cells and missing columns, and says so without complaint", () => {
    const batch = batchOf(["", "  "]);
    for (const reader of [
      new TimeReader(0, null, undefined),
      new TimeReader(-1, null, undefined),
    ]) {
      reader.begin(batch, soundRows(batch).rows);
      for (const row of [0, 1]) {
        expect(reader.read(batch, row)).toBeNaN();
        expect(reader.unreadable).toBe(false);
      }
    }
  });
});
