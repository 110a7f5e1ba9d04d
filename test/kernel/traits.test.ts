import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Kernel } from "../../src/kernel/kernel.js";
import { KEY_PREFIXES } from "../../src/privacy/key-words.js";
import { mayBePersonal } from "../../src/privacy/may-be-personal.js";
import { hashBytes } from "../../src/response/byte-hash.js";
import { TRAIT, traitsOf } from "../../src/response/traits.js";
import { DEFAULT_LIMITS } from "../../src/source/scanner.js";

const utf8 = new TextEncoder();
const kernel = new Kernel(DEFAULT_LIMITS.cells);

/** Puts texts into the kernel's memory as ids and as comments of as many responses. */
function described(texts: readonly string[], before: string) {
  const { responses } = kernel;
  let at = 0;
  const put = (bytes: Uint8Array): number => {
    kernel.bytes.set(bytes, at);
    at += bytes.length;
    return at;
  };
  texts.forEach((text, i) => {
    const start = put(utf8.encode(before));
    const end = put(utf8.encode(text));
    responses.idStart[i] = start;
    responses.idEnd[i] = end;
    responses.commentStart[i] = start;
    responses.commentEnd[i] = end;
  });
  // What stands behind a text must not count.
  kernel.bytes.fill(0x40, at, at + 100);
  kernel.describe(texts.length, KEY_PREFIXES);
  return texts.map((_, i) => ({
    id: responses.idTraits[i]!,
    comment: responses.commentTraits[i]!,
    hash: `${responses.commentHigh[i]}-${responses.commentLow[i]}`,
  }));
}

function expected(text: string): number {
  const bytes = utf8.encode(text);
  return traitsOf(bytes, 0, bytes.length);
}

function expectedOfComment(text: string): number {
  const bytes = utf8.encode(text);
  const traits = expected(text);
  return mayBePersonal(bytes, 0, bytes.length) ? traits | TRAIT.mayBePersonal : traits;
}

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom("a", "Z", "7", " ", "-", ",", "x".repeat(20)),
    fc.constantFrom("@", ":", "<", "&", '"', "\n", "\r", "\t", "\u0007", "\u007f", "=", "+"),
    fc.constantFrom("¿", "é", "\u0085", "\u009f", "\u00a0", "’", "👍", "_", "#", "/", "("),
  ),
  maxLength: 40,
});

describe("the kernel", () => {
  it("tells of a text what traitsOf tells", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), text, (texts, before) => {
        const found = described(texts, before);
        expect(found.map(({ id }) => id)).toEqual(texts.map(expected));
        expect(found.map(({ comment }) => comment)).toEqual(texts.map(expectedOfComment));
      }),
      { numRuns: 1000 },
    );
  });

  it("tells of numbers whether they can be personal as mayBePersonal tells", () => {
    const number = fc.string({ unit: fc.constantFrom("0", "1", "3", "9"), maxLength: 13 });
    const between = fc.constantFrom(
      ...[
        " ",
        "-",
        ")",
        "(",
        "–",
        "\u00a0",
        "#",
        "x ",
        "  ",
        ",",
        "a",
        ":",
        " c-",
        "A ",
        "+",
        "] ",
      ],
      ...["call ", "s.s.n. ", "c-file ", "teléfono ", "dob", "page ", "It's ", "seguro"],
    );
    const numbers = fc
      .array(fc.tuple(between, number), { maxLength: 4 })
      .map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 20 }), text, (texts, before) => {
        const found = described(texts, before);
        expect(found.map(({ comment }) => comment)).toEqual(texts.map(expectedOfComment));
      }),
      { numRuns: 2000 },
    );
  });

  it("tells of every single byte what traitsOf tells", () => {
    for (let code = 0; code < 256; code++) {
      for (const around of ["", "x".repeat(15), "x".repeat(16), "x".repeat(31)]) {
        const of = around + String.fromCodePoint(code);
        expect([code, described([of], "")[0]!.comment]).toEqual([code, expectedOfComment(of)]);
      }
    }
  });

  it("gives equal texts the same hash, wherever they stand, and other texts another", () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 2, maxLength: 20 }), text, (texts, before) => {
        const once = described(texts, "").map(({ hash }) => hash);
        const again = described(texts, before).map(({ hash }) => hash);
        const told = texts.map((each, i) => [each, once[i], again[i]] as const);
        for (const [each, first, second] of told) if (each !== "") expect(second).toBe(first);
        const hashes = told.filter(([each]) => each !== "").map(([, first]) => first);
        expect(new Set(hashes).size).toBe(hashes.length);
      }),
    );
  });

  it("gives the hash that hashBytes gives", () => {
    const pair = { high: 0, low: 0 };
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), text, (texts, before) => {
        const expected = texts.map((each) => {
          const bytes = utf8.encode(`-${each}`);
          hashBytes(bytes, 1, bytes.length, pair);
          return `${pair.high}-${pair.low}`;
        });
        const found = described(texts, before).map(({ hash }) => hash);
        texts.forEach((each, i) => {
          if (each !== "") expect(found[i]).toBe(expected[i]);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("gives 4,000 near-equal texts 4,000 different hashes", () => {
    const texts = Array.from({ length: 4000 }, (_, i) => `The wait was long (no. ${i})`);
    expect(new Set(described(texts, "").map(({ hash }) => hash)).size).toBe(4000);
  });
});
