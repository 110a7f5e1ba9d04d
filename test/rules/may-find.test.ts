import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRIVERS } from "../../src/guidance/drivers.js";
import { TROUBLE, UNANSWERED, UNREADABLE } from "../../src/response/response-batch.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { contextOf } from "../support/on-rule.js";
import { batchOf, type Given } from "../support/plain-responses.js";

const id = fc.oneof(
  fc.constantFrom("", "  ", "a1", "a@b.example", "3.9E+16", "#12", "=1", "555-01-9876", "12 34"),
  fc.string({ maxLength: 6 }),
);
const comment = fc.constantFrom("", "fine", "=1+x", "<b>x</b>", "call 202-555-0143", "a\u0007b");
const drivers = fc.subarray([...DRIVERS], { maxLength: 2 });
const response: fc.Arbitrary<Given> = fc.record(
  {
    id,
    comment: fc.oneof(comment, fc.constant("The same long comment that many responses hold.")),
    rating: fc.constantFrom(0, 1, 2, 5, UNANSWERED, UNREADABLE),
    positive: drivers,
    negative: drivers,
    trouble: fc.constantFrom(0, 0, 0, ...Object.values(TROUBLE)),
    cells: fc.constantFrom({}, {}, { positive_ease: "TRUE" }, { negative_other: "null" }),
  },
  { requiredKeys: [] },
);
const withSums = CATALOGUE.flatMap((rule) =>
  rule.scope === "record" && rule.mayFind !== undefined ? [rule] : [],
);

describe.each(withSums)("$id", (rule) => {
  it("finds nothing in a batch whose sums say so", () => {
    let passedBy = 0;
    fc.assert(
      fc.property(
        fc.array(response, { minLength: 1, maxLength: 3 }),
        fc.constantFrom("thumbs_up_down" as const, "likert_scale" as const),
        (given, scale) => {
          const batch = batchOf(given);
          const context = contextOf({
            scale,
            target: rule.targets.includes("raw") ? "raw" : "submission",
          });
          if (rule.mayFind?.(batch, context) !== false) return;
          passedBy++;
          rule.check(batch, context, (i) => {
            expect.fail(`${rule.id} finds something in ${JSON.stringify(given[i])}`);
          });
        },
      ),
      { numRuns: 300 },
    );
    expect(passedBy).toBeGreaterThan(0);
  });
});
