import fc from "fast-check";
import { expect, it } from "vitest";
import { sequenceLength } from "../../src/source/utf8.js";
import { type Repair, Utf8Repair } from "../../src/source/utf8-repair.js";
import { windows1252 } from "../../src/source/windows-1252.js";

const kept = new Utf8Repair();

/** The same, character by character. */
function repaired(bytes: Uint8Array): Repair {
  const parts: Uint8Array[] = [];
  let invalid = 0;
  let size = 0;
  let first: Repair["first"] = null;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at, bytes.length);
    const part =
      length > 0
        ? bytes.subarray(at, at + length)
        : new TextEncoder().encode(String.fromCodePoint(windows1252(bytes[at]!)));
    if (length <= 0) {
      first ??= { from: at, to: size };
      invalid++;
    }
    parts.push(part);
    size += part.length;
    at += Math.max(1, length);
  }
  return { bytes: Uint8Array.from(Buffer.concat(parts)), invalid, first };
}

function expectSame(bytes: Uint8Array): void {
  const found = kept.repair(bytes);
  expect({ ...found, bytes: found.bytes.slice() }).toEqual(repaired(bytes));
}

it("bytes that are no UTF-8 become their characters of windows-1252, every one of them", () => {
  for (let byte = 0; byte < 256; byte++) {
    for (let pad = 0; pad < 20; pad++) {
      expectSame(Uint8Array.from([...new Array(pad).fill(0x61), byte, 0x62]));
      expectSame(Uint8Array.from([...new Array(pad).fill(0x61), byte]));
    }
  }
});

it("whatever the bytes, the sequences among them stay as they are", () => {
  const edge = fc.constantFrom(
    ...[0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf],
    ...[0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
  );
  const part = fc.oneof(
    fc.array(edge, { maxLength: 6 }),
    fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 6 }),
    fc
      .constantFrom("é", "’", "👍", "plain text", "x".repeat(40))
      .map((text) => [...new TextEncoder().encode(text)]),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) =>
      expectSame(Uint8Array.from(parts.flat())),
    ),
    { numRuns: 2000 },
  );
});

it("chunks may become larger", () => {
  for (const length of [10, 5000, 100, 300_000, 70_000]) {
    expectSame(new Uint8Array(length).fill(0xe9));
    expectSame(Uint8Array.from({ length }, (_, i) => (i % 50 === 0 ? 0x93 : 0x20 + (i % 90))));
  }
});
