import fc from "fast-check";
import { expect, it } from "vitest";
import { BrokenRecords } from "../../src/engine/broken-records.js";

it("broken records have each rule once, in the order in which they were added, whenever somebody asks", () => {
  const entry = fc.tuple(fc.nat(5), fc.constantFrom("CX108", "CX109", "CX110"));
  fc.assert(
    fc.property(fc.array(entry), fc.nat(20), (entries, askedAt) => {
      const broken = new BrokenRecords();
      for (const [at, [record, rule]] of entries.entries()) {
        broken.add(record, rule);
        if (at === askedAt) broken.rulesOf(record);
      }
      for (let record = 0; record <= 6; record++) {
        const own = entries.filter(([of]) => of === record).map(([, rule]) => rule);
        expect(broken.rulesOf(record)).toEqual([...new Set(own)]);
      }
    }),
  );
});
