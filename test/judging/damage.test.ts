import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { definitionOf, type JudgedText, judgeText } from "../support/judge.js";

/*
 * What spreadsheets do to exports, raw-exports §11: what is read as it was, and what is reported.
 */

const definition = definitionOf({
  questions: [
    { asks: "trust", text: "Trust?", column: "Trust", labels: { Sí: 1, No: 0 } },
    {
      asks: "positive_drivers",
      text: "Why?",
      column: "¿Por qué?",
      statements: [
        { driver: "ease", text: "Didn’t take long", value: "1" },
        { driver: "efficiency", text: "Fácil", value: "2" },
      ],
    },
    { asks: "comment", text: "More?", column: "Comment" },
  ],
  export: { externalId: "Key", submittedAt: "When", timeZone: "UTC" },
});

const HEADER = "Key,When,Trust,¿Por qué?,Comment";

function judged(...lines: string[]): Promise<JudgedText> {
  return judgeText(`${lines.join("\n")}\n`, { definition, rules: CATALOGUE });
}

/** [rule, column, data] of the findings of these rules. */
function findings({ outcome }: JudgedText, ...rules: string[]): unknown[] {
  return outcome.findings
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, line, data }) => [rule, line, data]);
}

const ALL = ["CX109", "CX115", "CX201", "CX301", "CX303", "CX305", "CX307", "CX705", "CX706"];

describe("an export that a program has wrapped for a spreadsheet", () => {
  it("is read as what it holds, names of columns and times as well", async () => {
    const result = await judged(
      '="Key",="When",="Trust",="¿Por qué?",="Comment"',
      '="0123",="2025-02-01 10:00:00",="Sí",="2",="so good"',
      `'-124,2025-02-01 10:00:00,No,,"'=1+1, I think"`,
    );
    expect(findings(result, ...ALL)).toEqual([]);
    expect(result.responses).toMatchObject([
      {
        id: "0123",
        rating: 1,
        positive: ["efficiency"],
        comment: "so good",
        at: "2025-02-01T10:00:00.000Z",
      },
      // Somebody may have begun a comment like that, and behind the apostrophe it is safe.
      { id: "-124", rating: 0, comment: "'=1+1, I think" },
    ]);
    expect(result.outcome.facts?.repaired).toEqual({ formula: 10, apostrophe: 1, mojibake: 0 });
  });
});

describe("an export that was decoded wrongly and saved", () => {
  it("is read as it was: names, labels and comments, and said to be", async () => {
    const result = await judged(
      "Key,When,Trust,Â¿Por quÃ©?,Comment",
      "k1,2025-02-01 10:00:00,SÃ\u00ad,FÃ¡cil,cafÃ© â€“ donâ€™t",
      "k2,2025-02-01 10:00:00,No,Didnâ€™t take long,",
    );
    expect(result.responses).toMatchObject([
      { rating: 1, positive: ["efficiency"], comment: "café – don’t" },
      { rating: 0, positive: ["ease"] },
    ]);
    expect(findings(result, ...ALL)).toMatchObject([
      ["CX115", 1, { repaired: true }],
      ["CX115", 2, { repaired: true }],
      ["CX115", 3, { repaired: true }],
    ]);
    expect(result.outcome.facts?.repaired).toEqual({ formula: 0, apostrophe: 0, mojibake: 5 });
  });

  it("is read as it stands where it cannot be turned back whole", async () => {
    const result = await judged(HEADER, "k1,2025-02-01 10:00:00,Sí,Fácil,São FÃ¡cil");
    expect(result.responses[0]?.comment).toBe("São FÃ¡cil");
    expect(findings(result, ...ALL)).toMatchObject([["CX115", 2, { repaired: false }]]);
  });

  it("is found by a definition that has the damaged name", async () => {
    const damaged = definitionOf({
      ...definition,
      questions: definition.questions.map((question) =>
        question.asks === "positive_drivers" ? { ...question, column: "Â¿Por quÃ©?" } : question,
      ),
    });
    const lines = ["Key,When,Trust,Â¿Por quÃ©?,Comment", "k1,2025-02-01 10:00:00,No,Fácil,"];
    const result = await judgeText(`${lines.join("\n")}\n`, {
      definition: damaged,
      rules: CATALOGUE,
    });
    expect(findings(result, "CX201")).toEqual([]);
    expect(result.responses[0]?.positive).toEqual(["efficiency"]);
  });
});

describe("an export that a spreadsheet has saved", () => {
  it("has its padded titles, blank rows, totals and empty columns left out, and said", async () => {
    const result = await judged(
      "Customer survey,,,,,,",
      "Exported:,2025-03-01,,,,,",
      ",,,,,,",
      `${HEADER},,`,
      "k1,2025-02-01 10:00:00,Sí,2,fine,,",
      ",,,,,,",
      "Total,,1,2,,,",
      ",,,,,,",
    );
    expect(result.responses.map(({ id }) => id)).toEqual(["k1"]);
    expect(result.outcome.reconciliation).toMatchObject({
      blank: 2,
      excluded: { totals: 1 },
      balanced: true,
    });
    expect(findings(result, ...ALL)).toEqual([]);
    expect(result.outcome.counts.byRule).toMatchObject({ CX111: 2, CX118: 4 });
  });

  it("has joined codes that became numbers reported, with what may have been there", async () => {
    const at = "2025-02-01 10:00:00";
    const result = await judged(HEADER, `k1,${at},Sí,12,`, `k2,${at},Sí,1.2,`, `k3,${at},Sí,7,`);
    expect(findings(result, ...ALL)).toEqual([
      ["CX307", 2, { unknown: ["12"], count: 1, hint: expect.stringContaining("4,5") }],
      ["CX307", 3, { unknown: ["1.2"], count: 1, hint: expect.stringContaining("4,5") }],
      ["CX307", 4, { unknown: ["7"], count: 1, hint: "" }],
    ]);
  });

  it("has what cannot be repaired reported as damage", async () => {
    const at = "2025-02-01 10:00:00";
    const result = await judged(HEADER, `3.91E+16,${at},5-Jan,,`, `####,${at},Sí,"#REF!",`);
    expect(findings(result, ...ALL)).toMatchObject([
      ["CX305", 2, { found: "5-Jan" }],
      ["CX305", 2, { found: "3.91E+16" }],
      ["CX305", 3, { found: "#REF!" }],
      ["CX305", 3, { found: "####" }],
    ]);
  });

  it("has rounded ids reported once for all", async () => {
    const lines = ["39104817200451800", "40218830017742000", "a1"].map(
      (id) => `${id},2025-02-01 10:00:00,Sí,,`,
    );
    const { outcome } = await judged(HEADER, ...lines);
    const found = outcome.findings.filter(({ rule }) => rule === "CX305");
    expect(found).toMatchObject([
      { severity: "error", line: 2, column: "Key", data: { count: 2 } },
    ]);
    // It is about the file: no record can be put aside for it.
    expect(outcome.errorsOnRecords).toBe(0);
  });
});
