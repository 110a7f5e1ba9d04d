import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnLetters } from "../../src/engine/finding.js";
import { shownData } from "../../src/engine/shown-value.js";
import {
  defineDatasetRule,
  defineFileRule,
  defineRecordRule,
  type Rule,
} from "../../src/rules/rule.js";
import { judgeText } from "../support/judge.js";

const drivers = [
  "effectiveness",
  "ease",
  "efficiency",
  "transparency",
  "humanity",
  "employee",
  "other",
];
const columns = `external_id,question_1,${drivers.map((d) => `positive_${d}`)},${drivers.map((d) => `negative_${d}`)},question_4`;

function row(id: string, rating: string, comment = ""): string {
  return `${id},${rating}${",0".repeat(14)},${comment}`;
}

const texts = { cites: [], heading: "", message: "", fix: "", why: "" };

/** Fires on every response that has not the highest rating. */
const notTop = defineRecordRule({
  ...texts,
  id: "CX990",
  name: "not-top",
  severity: "warning",
  targets: ["submission"],
  reads: ["rating"],
  needsScale: true,
  check: (batch, context, report) => {
    const top = context.edition.surveyTypes[context.scale!].top;
    for (let i = 0; i < batch.length; i++) {
      if (batch.rating[i] !== top)
        report(i, "question_1", () => ({ found: batch.cell(i, "question_1") }));
    }
  },
});

const sameId = defineRecordRule({
  ...texts,
  id: "CX991",
  name: "same-id",
  severity: "error",
  targets: ["submission"],
  reads: ["idSeenAt"],
  check: (batch, _, report) => {
    for (let i = 0; i < batch.length; i++) {
      if (batch.idSeenAt[i] !== 0) report(i, "external_id", { firstLine: batch.idSeenAt[i]! });
    }
  },
});

const ragged = defineFileRule({
  ...texts,
  id: "CX992",
  name: "ragged",
  severity: { submission: "error", raw: "info" },
  targets: ["submission", "raw"],
  notices: ["ragged-record"],
  check: ({ line, record, found }, _, report) => report({ found }, { line, record }),
});

const never = defineDatasetRule({
  ...texts,
  id: "CX993",
  name: "never",
  severity: "info",
  targets: ["submission"],
  reads: [],
  skip: () => "for a reason",
  check: () => {
    throw new Error("a skipped rule was run");
  },
});

const rules: Rule[] = [notTop, sameId, ragged, never];

async function judge(rows: string[], input: Parameters<typeof judgeText>[1] = {}) {
  return (await judgeText([columns, ...rows].join("\n"), { rules, ...input })).outcome;
}

describe("Judgement", () => {
  it("keeps samples and counts all", async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => row(`r${i}`, "0"));
    const outcome = await judge(rows, { maxFindings: 3 });
    expect(outcome.counts.byRule).toEqual({ CX990: 9000 });
    expect(
      outcome.findings.map(({ line, record, column, cell }) => [line, record, column, cell]),
    ).toEqual([
      [2, 1, "question_1", "B2"],
      [3, 2, "question_1", "B3"],
      [4, 3, "question_1", "B4"],
    ]);
  });

  it("judges by the scale that the whole file shows, however late it shows", async () => {
    const ones = Array.from({ length: 9000 }, (_, i) => row(`r${i}`, "1"));
    expect((await judge([...ones, row("x", "0")])).counts.byRule).toEqual({ CX990: 1 });
    expect((await judge([...ones, row("x", "5")])).counts.byRule).toEqual({ CX990: 9000 });
    const undecided = await judge(ones);
    expect(undecided.counts.byRule).toEqual({});
    expect(undecided.skipped).toContainEqual({
      rule: "CX990",
      reason: "the scale of question_1 is not known",
    });
  });

  it("goes by the declared scale", async () => {
    expect((await judge([row("a", "1")], { surveyType: "likert_scale" })).counts.byRule).toEqual({
      CX990: 1,
    });
    expect((await judge([row("a", "1")], { surveyType: "thumbs_up_down" })).counts.byRule).toEqual(
      {},
    );
  });

  it("names the first of two equal ids across batches", async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => row(`r${i}`, "1"));
    const outcome = await judge([...rows, row("r0", "1")], { surveyType: "thumbs_up_down" });
    expect(outcome.findings).toMatchObject([{ rule: "CX991", line: 9002, data: { firstLine: 2 } }]);
    expect(outcome.expectedRating).toBe("yellow");
  });

  it("counts broken records beyond the sample as those in it, and waives them wherever they are", async () => {
    const isBroken = (i: number): boolean => i % 3 === 0;
    const rows = Array.from({ length: 9000 }, (_, i) =>
      isBroken(i) ? `r${i},1` : row(`r${i}`, "1"),
    );
    const all = await judge(rows, { maxFindings: 9000 });
    const some = await judge(rows, { maxFindings: 7 });
    expect(all.findings.map(({ record }) => record)).toEqual(
      rows.flatMap((_, i) => (isBroken(i) ? [i + 1] : [])),
    );
    expect(some.findings).toEqual(all.findings.slice(0, 7));
    expect(some).toMatchObject({ counts: all.counts, errorsOnRecords: 3000 });
    const { fingerprint } = all.findings.at(-1)!;
    const waiver = {
      ...{ rule: "CX992", fingerprint, endsAt: Infinity },
      ...{ appliesTo: null, column: null, externalId: null },
    };
    const waived = await judge(rows, { maxFindings: 7, waivers: [waiver] });
    expect(waived).toMatchObject({ errorsOnRecords: 2999, counts: { error: 2999, waived: 1 } });
  });

  it("says which rules were skipped and why", async () => {
    expect((await judge([row("a", "0")])).skipped).toContainEqual({
      rule: "CX993",
      reason: "for a reason",
    });
  });

  it("gives findings the same fingerprint for the same response, wherever it stands", async () => {
    const one = await judge([row("a", "0")]);
    const two = await judge([row("b", "1"), "broken", row("a", "0")]);
    expect(two.findings.find(({ rule }) => rule === "CX990")?.fingerprint).toBe(
      one.findings[0]?.fingerprint,
    );
    expect(two.findings.find(({ rule }) => rule === "CX992")).toMatchObject({
      line: 3,
      severity: "error",
    });
  });

  it("gives the same outcome however the file is cut into chunks", async () => {
    const cell = fc.constantFrom("0", "1", "5", "", "x");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: 20 }), cell)),
        fc.integer({ min: 1, max: 50 }),
        async (rows, chunk) => {
          const text = [columns, ...rows.map(([id, rating]) => row(`r${id}`, rating))].join("\n");
          const whole = await judgeText(text, { rules });
          const cut = await judgeText(text, { rules }, chunk);
          expect(cut).toEqual(whole);
        },
      ),
    );
  });
});

describe("columnLetters", () => {
  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ])("of %i are %s", (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });
});

describe("shownData", () => {
  it.each([
    "jo@example.org",
    "123-45-6789",
    "(202) 555-0143",
    "4111 1111 1111 1111",
    "203.0.113.7",
  ])("keeps %s out of reports unless asked", (found) => {
    expect(shownData({ found, line: 3 }, false)).toEqual({
      found: "[not shown: looks personal]",
      line: 3,
    });
    expect(shownData({ found }, true)).toEqual({ found });
  });

  it("shows labels, ids and dates, and cuts what is long", () => {
    const data = { found: "Strongly agree", id: "2025-04-000123", at: "2025-04-30 10:00" };
    expect(shownData(data, false)).toEqual(data);
    expect(shownData({ found: "x".repeat(500) }, false)).toEqual({ found: `${"x".repeat(80)}…` });
  });
});
