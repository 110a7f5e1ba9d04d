import fc from "fast-check";
import { expect, it } from "vitest";
import { Kernel } from "../../src/kernel/kernel.js";
import { damagedCell, holdsMojibake, turnedBack } from "../../src/source/mojibake.js";
import { windows1252 } from "../../src/source/windows-1252.js";

const kernel = new Kernel(16);
const utf8 = new TextEncoder();

/** As it is after a program has taken its UTF-8 for windows-1252, or for ISO 8859-1, so many times. */
function damaged(text: string, turns: number, isLatin1: boolean): string {
  if (turns === 0) return text;
  const codes = [...utf8.encode(text)].map((byte) => (isLatin1 ? byte : windows1252(byte)));
  return damaged(String.fromCodePoint(...codes), turns - 1, isLatin1);
}

const plain = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."aZ 9é’ñ–á»º😀字ЖÄ“ŒÿÂÃâð".match(/./gsu)!, "x".repeat(20)),
    fc.constantFrom("\ufeff", "\u0081", "\u009f", "\u00a0", "€", "™", "ï»¿"),
  ),
  maxLength: 12,
});
const text = fc
  .array(fc.tuple(plain, fc.nat(4), fc.boolean()), { maxLength: 3 })
  .map((parts) => parts.map((part) => damaged(...part)).join(""));

it("is found and turned back by the kernel as without it", () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat(40), (texts, pad) => {
      const cells = texts.map((each) => utf8.encode(each));
      let at = pad;
      cells.forEach((bytes, cell) => {
        kernel.bytes.set(bytes, at);
        kernel.cellStart[cell] = at;
        at += bytes.length;
        kernel.cellEnd[cell] = at;
        kernel.bytes[at++] = 0x2c;
      });
      const held = kernel.bytes.slice(0, at);
      const alone = { cellStart: kernel.cellStart, cellEnd: kernel.cellEnd, kernel: null };
      expect(kernel.damagedCell(0, cells.length)).toBe(damagedCell(held, alone, 0, cells.length));
      cells.forEach((bytes, cell) => {
        expect(kernel.damagedCell(cell, cell + 1) === cell).toBe(
          holdsMojibake(bytes, 0, bytes.length),
        );
        const length = kernel.turnBack(cell, at);
        const expected = turnedBack(bytes);
        const found = length < 0 ? null : kernel.bytes.slice(at, at + length);
        expect(found).toEqual(expected === null ? null : expected.slice());
        expect(Buffer.compare(kernel.bytes.subarray(0, at), held)).toBe(0);
      });
    }),
    { numRuns: 3000 },
  );
});
