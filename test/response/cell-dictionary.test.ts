import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CellDictionary } from "../../src/response/cell-dictionary.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

describe("CellDictionary", () => {
  it("resolves equal bytes once and tells different bytes apart", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 400 }), (cells) => {
        const resolved: string[] = [];
        const dictionary = new CellDictionary((bytes, start, end) => {
          return resolved.push(decoder.decode(bytes.subarray(start, end))) - 1;
        });
        const bytes = encoder.encode(cells.join(""));
        let at = 0;
        for (const cell of cells) {
          const { length } = encoder.encode(cell);
          expect(resolved[dictionary.code(bytes, at, at + length)]).toBe(
            decoder.decode(encoder.encode(cell)),
          );
          at += length;
        }
        expect(new Set(resolved).size).toBe(resolved.length);
      }),
    );
  });
});
