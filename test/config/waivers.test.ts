import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WaiverEntry } from "../../src/config/config.js";
import { rulesWith } from "../../src/config/rules.js";
import { patternMatcher, waiverStates, waiversOf } from "../../src/config/waivers.js";
import { judgeConfiguration } from "../../src/engine/judge-configuration.js";
import type { Outcome } from "../../src/engine/outcome.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { judgeText } from "../support/judge.js";

const NOW = Date.UTC(2025, 6, 1);
const TERMS = { reason: "looked at", owner: "me", expires: "2025-07-01" };

const HEADER =
  "external_id,question_1,positive_effectiveness,positive_ease,positive_efficiency,positive_transparency,positive_humanity,positive_employee,positive_other,negative_effectiveness,negative_ease,negative_efficiency,negative_transparency,negative_humanity,negative_employee,negative_other,question_4";
/** Rating 7 is an error (CX301) in each of the rows. */
const file = (rows: number): string =>
  [HEADER, ...Array.from({ length: rows }, (_, at) => `id${at},7,${"0,".repeat(14)}`)].join("\n");

async function judged(
  entries: Partial<WaiverEntry>[],
  { rows = 3, maxFindings = 100 } = {},
): Promise<Outcome> {
  const waivers = waiversOf(
    entries.map((entry) => ({ rule: "CX301", ...TERMS, ...entry })),
    (path) => path,
  );
  const input = { rules: CATALOGUE, waivers, now: NOW, maxFindings };
  return (await judgeText(file(rows), { ...input, surveyType: "likert_scale" })).outcome;
}

describe("waivers", () => {
  it("keep findings in sight, marked, and out of the counts", async () => {
    const { findings, counts } = await judged([{ externalId: "id1" }]);
    const ratings = findings.filter(({ rule }) => rule === "CX301");
    expect(ratings.map(({ line, waived }) => [line, waived])).toEqual([
      [2, false],
      [4, false],
      [3, true],
    ]);
    expect(counts).toMatchObject({ error: 2, waived: 1, waivedByRule: { CX301: 1 } });
    expect(counts.byRule.CX301).toBe(3);
  });

  it("match only where all that they name fits", async () => {
    const fitting = { externalId: "id1", column: "question_1", file: "*.csv" };
    expect((await judged([fitting])).counts.waived).toBe(1);
    for (const other of [
      { ...fitting, externalId: "id9" },
      { ...fitting, column: "question_4" },
      { ...fitting, file: "*.tsv" },
      { ...fitting, rule: "CX302" },
      { ...fitting, fingerprint: "0".repeat(16) },
    ]) {
      expect((await judged([other])).counts.waived).toBe(0);
    }
  });

  it("match by fingerprint, one finding only", async () => {
    const [first] = (await judged([])).findings.filter(({ rule }) => rule === "CX301");
    const { findings, counts } = await judged([{ fingerprint: first!.fingerprint }]);
    expect(counts).toMatchObject({ error: 2, waived: 1 });
    expect(findings.find(({ waived }) => waived)?.fingerprint).toBe(first!.fingerprint);
  });

  it("waive findings beyond the sample, and hide none of the others", async () => {
    const few = { rows: 50, maxFindings: 2 };
    const all = await judged([{}], few);
    expect(all.counts).toMatchObject({ error: 0, waived: 50 });
    const most = await judged(
      Array.from({ length: 49 }, (_, at) => ({ externalId: `id${at}` })),
      few,
    );
    expect(most.counts).toMatchObject({ error: 1, waived: 49 });
    const standing = most.findings.filter(({ rule, waived }) => rule === "CX301" && !waived);
    expect(standing.map(({ line }) => line)).toEqual([51]);
  });

  it("hold until their last day has ended", async () => {
    expect((await judged([{ expires: "2025-07-01" }])).counts.waived).toBe(3);
    expect((await judged([{ expires: "2025-06-30" }])).counts.waived).toBe(0);
  });

  it("add up: what stands and what is waived is what was found", async () => {
    const waived = fc.uniqueArray(fc.nat({ max: 19 }));
    await fc.assert(
      fc.asyncProperty(waived, async (rows) => {
        const { counts } = await judged(
          rows.map((at) => ({ externalId: `id${at}` })),
          { rows: 20 },
        );
        expect(counts).toMatchObject({ error: 20 - rows.length, waived: rows.length });
        const sum = counts.error + counts.warning + counts.info + counts.waived;
        expect(sum).toBe(Object.values(counts.byRule).reduce((a, b) => a + b, 0));
      }),
      { numRuns: 30 },
    );
  });
});

describe("CX909", () => {
  async function found(entries: Partial<WaiverEntry>[], now = NOW): Promise<number[]> {
    const full = entries.map((entry) => ({ rule: "CX301", ...TERMS, ...entry }));
    const waivers = waiversOf(full, (path) => path);
    const input = { rules: CATALOGUE, waivers, now, maxFindings: 100 };
    const { outcome } = await judgeText(file(2), { ...input, surveyType: "likert_scale" });
    const { findings } = judgeConfiguration({
      file: "cx280.config.yaml",
      waivers: waiverStates(full, waivers, [outcome], now),
      rules: CATALOGUE,
      now,
      maxFindings: 100,
      locate: ([, at]) => ({ line: Number(at) + 1 }),
    });
    expect(findings.every(({ rule }) => rule === "CX909")).toBe(true);
    return findings.map(({ line }) => line! - 1);
  }

  it("names waivers that matched nothing or have expired, and no others", async () => {
    expect(
      await found([
        { externalId: "id0" },
        { externalId: "nobody" },
        { externalId: "id1", expires: "2025-06-30" },
      ]),
    ).toEqual([1, 2]);
  });

  it("says nothing of waivers that the run does not concern", async () => {
    expect(await found([{ file: "other.csv" }])).toEqual([]);
    // A rule about definitions, and one that could not be applied here.
    expect(await found([{ rule: "CX504" }, { rule: "question-1-value", column: "x" }])).toEqual([
      1,
    ]);
  });

  it("can be turned off like any other", async () => {
    const rules = rulesWith({ CX909: "off" }, "cx280.config.yaml");
    const { findings } = judgeConfiguration({
      file: "cx280.config.yaml",
      waivers: [{ rule: "CX301", ...TERMS, state: "unused" }],
      rules,
      now: NOW,
      maxFindings: 100,
      locate: () => null,
    });
    expect(findings).toEqual([]);
  });
});

describe("severities of a configuration", () => {
  it("replace those of the catalogue", async () => {
    const rules = rulesWith({ "question-1-value": "warning" }, "cx280.config.yaml");
    const { outcome } = await judgeText(file(2), { rules, surveyType: "likert_scale" });
    expect(outcome.counts).toMatchObject({ error: 0, byRule: { CX301: 2 } });
    expect(outcome.expectedRating).toBe("green");
  });

  it("turn a rule off, and the report says so", async () => {
    const rules = rulesWith({ CX301: "off" }, "cx280.config.yaml");
    const { outcome } = await judgeText(file(2), { rules, surveyType: "likert_scale" });
    expect(outcome.counts.byRule.CX301).toBeUndefined();
    expect(outcome.skipped).toContainEqual({
      rule: "CX301",
      reason: "turned off in cx280.config.yaml",
    });
  });
});

describe("patterns of files", () => {
  it.each([
    ["*.csv", "exports/a.csv", true],
    ["exports/*.csv", "exports/a.csv", true],
    ["exports/*.csv", "exports/old/a.csv", false],
    ["exports/**/*.csv", "exports/old/a.csv", true],
    ["exports\\a.csv", "exports/a.csv", true],
    ["./exports/a.csv", "exports\\a.csv", true],
    ["a.csv", "b.csv", false],
  ])("%s and %s: %s", (pattern, path, fits) => {
    expect(patternMatcher(pattern)(path)).toBe(fits);
  });
});
