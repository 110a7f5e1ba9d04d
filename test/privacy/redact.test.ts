import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPersonalDataIn } from "../../src/privacy/find-personal-data.js";
import { PERSONAL_KINDS } from "../../src/privacy/kinds.js";
import { mayBePersonal } from "../../src/privacy/may-be-personal.js";
import { redact } from "../../src/privacy/redact.js";

/** Values that are found wherever they stand alone. */
const VALUES = [
  ["e-mail", "jane.roe@example.com"],
  ["phone number", "202-555-0143"],
  ["social security number", "000-12-3456"],
  ["ITIN", "900-70-0001"],
  ["payment card number", "4111 1111 1111 1111"],
  ["street address", "1234 Main Street"],
  ["A-number", "A012345678"],
  ["IP address", "203.0.113.7"],
] as const;

const PIECES = [
  ...VALUES.map(([, value]) => value),
  "call ssn my number is dob claim VA file passport born May order case no. # A C at + ( ) . , - / : @ [ ] ' ; “".split(
    " ",
  ),
  [" ", " ", " ", "\n", "\u00a0", "–", "é", "👍", "señora"],
  ["1", "12", "555", "0143", "1/2/1960", "2025550143", "800-555-0143", "123456789", "1234567"],
  ["[redacted: phone number]", "[redacted: e-mail]", "[redacted: date of birth]", "x@y.example"],
].flat();

const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join("")),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join(" ")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

describe("redacting", () => {
  it("puts the kind in place of the value, and leaves the rest", () => {
    expect(redact("Señora 👍 at 202-555-0143, or jane@example.com!")).toBe(
      "Señora 👍 at [redacted: phone number], or [redacted: e-mail]!",
    );
    expect(redact("call (202) 555-0143 x12")).toBe("call [redacted: phone number]");
    expect(redact("")).toBe("");
  });

  it("once is enough", () => {
    fc.assert(
      fc.property(text, (each) => {
        const once = redact(each);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 20_000 },
    );
  });

  it("changes nothing where a first look tells that nothing can be there", () => {
    let passedBy = 0;
    fc.assert(
      fc.property(text, (each) => {
        const bytes = new TextEncoder().encode(each);
        if (mayBePersonal(bytes, 0, bytes.length)) return;
        passedBy++;
        expect(redact(each)).toBe(each);
      }),
      { numRuns: 20_000 },
    );
    expect(passedBy).toBeGreaterThan(100);
  });

  it("changes nothing where there is neither a digit nor an @", () => {
    const harmless = fc
      .string({ unit: "grapheme", maxLength: 200 })
      .filter((each) => !/[0-9@]/.test(each));
    fc.assert(
      fc.property(harmless, (each) => {
        expect(redact(each)).toBe(each);
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves none of the values that stand among words", () => {
    const word = fc.constantFrom("thanks", "señora", "the desk", "👍", "(slow)", "Danke –", "ok.");
    const planted = fc.array(fc.tuple(word, fc.constantFrom(...VALUES), word), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(planted, (parts) => {
        const whole = parts
          .map(([before, [, value], after]) => `${before} ${value}, ${after}`)
          .join(" ");
        const redacted = redact(whole);
        for (const [, [kind, value]] of parts) {
          expect(redacted).not.toContain(value);
          expect(redacted).toContain(`[redacted: ${kind}]`);
        }
        expect(redacted).not.toMatch(/[0-9@]/);
      }),
      { numRuns: 2000 },
    );
  });

  it("cuts between characters, never within one", () => {
    fc.assert(
      fc.property(text, (each) => {
        if (/\p{Cs}/u.test(each)) return;
        const bytes = Buffer.from(each);
        let end = 0;
        for (const span of findPersonalDataIn(each)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
          const cut = bytes.subarray(span.start, span.end);
          expect(Buffer.from(cut.toString()).equals(cut)).toBe(true);
        }
        expect(end).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 5000 },
    );
  });

  it("writes nothing that is itself taken for personal data", () => {
    for (const kind of PERSONAL_KINDS) {
      const written = `[redacted: ${kind}]`;
      expect(written).not.toMatch(/[0-9@"]/);
      expect(redact(written)).toBe(written);
    }
  });
});
