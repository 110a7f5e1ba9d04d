import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whatItIs } from "../../src/privacy/find-personal-data.js";
import { isTelling } from "../../src/privacy/may-be-personal.js";
import { NumberGroups } from "../../src/privacy/number-groups.js";

const WORDS =
  `call my number is ssn s.s.n. soc sec last four passport book claim no. VA file veteran
  alien A# D.O.B. born birth PO Box box # Street Main St. teléfono seguro social order page case C A a
  + ( ) - , . the it's A-number C-file fax. Waited a long time`.split(/\s+/);
const DIGITS = "1 12 221 1960 0143 01021960 010260 98109 123456789 5550143 2025550143 12025550143"
  .split(" ")
  .concat("4111111111111111", "371449635398431", "0123456", "87654321", "99");
const BEHIND = ["", " ", ", ", "-", ".", "x", " Main Street", " Elm", "th", ")"];
const number = fc.oneof(
  fc.constantFrom(...DIGITS),
  fc.string({ unit: fc.constantFrom(..."0123459"), minLength: 1, maxLength: 20 }),
);
const text = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(" ", " ", "", "  ", ". ", "! "))),
    number,
    fc.constantFrom(...BEHIND),
  )
  .map(([before, digits, behind]) => before.flat().join("") + digits + behind);

describe("a number that is not telling", () => {
  it("is nothing to any detector", () => {
    const groups = new NumberGroups();
    let passedBy = 0;
    fc.assert(
      fc.property(text, (each) => {
        const bytes = new TextEncoder().encode(each);
        for (let at = 0; at < bytes.length; at++) {
          if (bytes[at]! < 0x30 || bytes[at]! > 0x39) continue;
          groups.begin(bytes, 0);
          groups.read(at, 0, bytes.length);
          const end = groups.end(0);
          if (groups.count === 1 && !isTelling(bytes, 0, at, end, bytes.length)) {
            passedBy++;
            expect([each, whatItIs(groups)?.kind ?? null]).toEqual([each, null]);
          }
          at = end;
        }
      }),
      { numRuns: Number(process.env.CX280_RUNS ?? 20_000) },
    );
    expect(passedBy).toBeGreaterThan(1000);
  });
});
