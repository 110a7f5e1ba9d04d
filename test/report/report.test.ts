import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { noCounts } from "../../src/engine/outcome.js";
import { reportDocument, reportSchema } from "../../src/report/report-document.js";
import { judgeText } from "../support/judge.js";
import { finding, outcome, reportOf } from "./outcomes.js";

const validates = new Ajv2020({ strict: false }).compile(reportSchema());

/** Every kind of input, finding and number that a report can hold. */
function fullReport() {
  return reportOf(
    outcome({
      findings: [
        finding({ rule: "CX901", severity: "error" }),
        finding({
          rule: "CX902",
          severity: "warning",
          line: null,
          record: null,
          column: null,
          cell: null,
          data: { count: 3, share: 0.5, which: ["a", 2], none: null, yes: true },
          waived: true,
        }),
      ],
      skipped: [{ rule: "CX903", reason: "there is no question 4" }],
      reconciliation: {
        recordsRead: 20,
        responsesJudged: 17,
        blank: 1,
        excluded: { preview: 2 },
        rejected: 0,
        balanced: true,
        written: { rows: 15, rejected: 1, excluded: { "outside the quarter": 1 }, balanced: true },
      },
    }),
    outcome({ file: "survey.yaml", target: "definition", facts: null, scale: null }),
    outcome({ file: "-", target: "raw", expectedRating: "red" }),
  );
}

describe("makeReport", () => {
  it("fits its own type and the published schema", async () => {
    const judged = await judgeText("external_id,question_1\n1,1\n");
    for (const report of [fullReport(), reportOf(), reportOf(judged.outcome)]) {
      expect(reportDocument.parse(report)).toEqual(report);
      expect(validates(report), JSON.stringify(validates.errors)).toBe(true);
    }
  });

  it("has a schema that refuses what is not a report", () => {
    expect(validates({ ...fullReport(), schemaVersion: 2 })).toBe(false);
    expect(validates({ ...fullReport(), more: 1 })).toBe(false);
  });

  it("takes the clock as given", () => {
    expect(fullReport().judgedAt).toBe("2025-04-30T12:00:00.000Z");
  });

  it("counts all findings, whole and per input, however few are kept", () => {
    const counts = { ...noCounts(), error: 5000, byRule: { CX901: 5000 } };
    const many = (file: string) =>
      outcome({ file, findings: [finding({ rule: "CX901", severity: "error", file })], counts });
    const report = reportOf(many("a.csv"), many("b.csv"));
    expect(report.findings).toHaveLength(2);
    expect(report.counts).toEqual({
      error: 10_000,
      warning: 0,
      info: 0,
      waived: 0,
      byRule: { CX901: 10_000 },
      waivedByRule: {},
    });
    expect(report.inputs.map((input) => input.counts)).toEqual([counts, counts]);
  });

  it("names rules beside their ids", () => {
    const report = fullReport();
    expect(report.findings.map(({ name }) => name)).toEqual(["wrong-cell", "odd-cell"]);
    expect(report.skippedRules.map(({ name }) => name)).toEqual(["worth-knowing"]);
  });

  it("expects the rating of the worst input", () => {
    expect(fullReport().expectedRating).toBe("red");
    const green = outcome();
    const yellow = outcome({ expectedRating: "yellow" });
    expect(reportOf(green, yellow, green).expectedRating).toBe("yellow");
    expect(reportOf(green).expectedRating).toBe("green");
  });

  it("expects no rating of a definition alone, and accounts for none of its records", () => {
    const definition = outcome({ target: "definition", facts: null });
    const report = reportOf(definition);
    expect(report.expectedRating).toBeNull();
    expect(report.inputs[0]?.expectedRating).toBeNull();
    expect(report.reconciliation).toEqual([]);
    const faulty = outcome({ target: "definition", facts: null, expectedRating: "yellow" });
    expect(reportOf(outcome(), faulty).expectedRating).toBe("yellow");
  });
});
