import fc from "fast-check";
import { expect, it } from "vitest";
import type { SourceNotice } from "../../../src/source/notice.js";
import { packNotices, unpackNotices } from "../../../src/source/threaded/packed-notices.js";

const line = fc.nat();
const record = fc.option(fc.nat());
/** Of several kinds; some with what may be missing. */
const notice: fc.Arbitrary<SourceNotice> = fc.oneof(
  fc.record({
    kind: fc.constant("ragged-record" as const),
    ...{ line, record: fc.nat(), expected: fc.nat(), found: fc.nat() },
  }),
  fc.record({
    kind: fc.constant("stray-quote" as const),
    ...{ line, record, column: fc.nat() },
    where: fc.constantFrom("inside-unquoted" as const, "after-closing" as const),
  }),
  fc.record({
    kind: fc.constant("mixed-line-endings" as const),
    ...{ line, record },
    ...{
      expected: fc.constant("LF" as const),
      found: fc.constantFrom("CR" as const, "CRLF" as const),
    },
  }),
  fc.record(
    {
      kind: fc.constant("mojibake" as const),
      ...{ line, record: fc.nat(), column: fc.nat(), repaired: fc.boolean() },
    },
    { requiredKeys: ["kind", "line", "record", "column"] },
  ),
);

it("notices are the same, in the same order, when they were handed over", () => {
  fc.assert(
    fc.property(fc.array(notice, { maxLength: 60 }), (notices) => {
      const plain = notices.map((each) => ({ ...each }));
      expect(unpackNotices(structuredClone(packNotices(notices)))).toEqual(plain);
    }),
  );
});
