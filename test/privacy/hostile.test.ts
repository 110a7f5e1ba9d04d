import { describe, expect, it } from "vitest";
import { findPersonalData } from "../../src/privacy/find-personal-data.js";
import { isFormula } from "../../src/privacy/formula.js";
import { markupIn } from "../../src/privacy/markup.js";
import { personalId } from "../../src/privacy/personal-id.js";

/** Repeated, these are what makes careless patterns slow. */
const PIECES = [
  ..."1 1- 1. 1, 1/ ( (1 ) + +1 @ a@ @a a@a. a@1. a@b.c . - : 1: ab:: ::1 < <a &a & [ ] 1] [1 é é@ 0".split(
    " ",
  ),
  " ",
  "1 ",
  "12 a ",
  "1 Main ",
  "1 A A A A A ",
  "PO Box 1 ",
  "box ",
  "street ",
  "dob 1/2/1960 ",
  "May 1, ",
  "ssn 123456789 ",
  "1234 ",
  "4111 1111 1111 1111 ",
  "call 202-555-0143 ",
  "a@example.com ",
  "2001:db8::1:2 ",
  "1 no. ",
  "claim A ",
  "[redacted: e-mail] 1 ",
  "\u00a0",
  "1\u00a0",
  "‑1",
  "<a ",
  "&#1",
];

/** Bytes that count how often they are looked at. */
function counting(text: string): { bytes: Uint8Array; length: number; reads: () => number } {
  let reads = 0;
  const real = new TextEncoder().encode(text);
  const bytes = new Proxy(real, {
    get(target, key) {
      if (typeof key === "string" && /^\d+$/.test(key)) reads++;
      return Reflect.get(target, key, target);
    },
  });
  return { bytes, length: real.length, reads: () => reads };
}

const LOOKS: Record<string, (bytes: Uint8Array, end: number) => unknown> = {
  findPersonalData: (bytes, end) => findPersonalData(bytes, 0, end),
  markupIn: (bytes, end) => markupIn(bytes, 0, end),
  isFormula: (bytes, end) => isFormula(bytes, 0, end),
  personalId: (bytes, end) => personalId(bytes, 0, end),
};

function readsFor(look: (bytes: Uint8Array, end: number) => unknown, text: string): number {
  const { bytes, length, reads } = counting(text);
  look(bytes, length);
  return reads();
}

describe.each(Object.entries(LOOKS))("%s", (_, look) => {
  it.each(PIECES)("reads each byte of many %j about equally often", (piece) => {
    const text = (size: number) => piece.repeat(Math.ceil(size / piece.length));
    const small = readsFor(look, text(4000));
    const large = readsFor(look, text(16_000));
    expect(large).toBeLessThanOrEqual(small * 4.4 + 1000);
  });
});

/** A hundred kilobytes of everything, a megabyte of what takes longest. */
const SIZES: [piece: string, size: number][] = [
  ...PIECES.map((piece): [string, number] => [piece, 100_000]),
  ...["1-", "1 ", "1.", "a@", "(", "PO Box 1 ", "4111 1111 1111 1111 "].map(
    (piece): [string, number] => [piece, 1_000_000],
  ),
];

it("gets through what is long", () => {
  for (const [piece, size] of SIZES) {
    const bytes = new TextEncoder().encode(piece.repeat(Math.ceil(size / piece.length)));
    findPersonalData(bytes, 0, bytes.length);
    markupIn(bytes, 0, bytes.length);
    personalId(bytes, 0, bytes.length);
  }
});

it("looks at a comment without digit and @ once, byte by byte", () => {
  const text = "Everything went well, thank you; only the street address was asked twice, why?";
  expect(readsFor(LOOKS.findPersonalData!, text)).toBe(text.length);
});
