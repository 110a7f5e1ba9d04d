import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recogniseDialect } from "../../src/source/dialects/recognise.js";
import { openSource } from "../../src/source/open.js";
import { EXPORTS } from "../support/exports/index.js";
import { judgeText } from "../support/judge.js";
import { chunksOf } from "../support/read-source.js";

const RUNS = Number(process.env.CX280_ROUND_TRIPS ?? 60);

describe.each(EXPORTS)("an export of $name", ({ name, arbitrary }) => {
  it("is recognised", async () => {
    const named = ["medallia", "verint", "generic"].includes(name) ? "generic" : name;
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ bytes }) => {
        const source = await openSource({ name: "x.csv", stream: chunksOf(bytes, 1 << 16) });
        expect(recogniseDialect(source.head).name).toBe(named);
      }),
      { numRuns: RUNS },
    );
  });

  it("gives back exactly what was answered", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.integer({ min: 7, max: 5000 }), async (given, chunk) => {
        const { definition, quarter } = given;
        const judged = await judgeText(given.bytes, { definition, quarter }, chunk);
        expect(judged.responses).toEqual(given.responses);
        const { excluded } = judged.outcome.reconciliation;
        expect(excluded).toEqual(given.excluded);
      }),
      { numRuns: RUNS },
    );
  });
});
