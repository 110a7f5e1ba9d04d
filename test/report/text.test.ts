import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/engine/outcome.js";
import { noCounts } from "../../src/engine/outcome.js";
import { NO_COLOUR, type TextOptions, textReport } from "../../src/report/text.js";
import { finding, outcome, reportOf, ruleById } from "./outcomes.js";

const OPTIONS: TextOptions = { palette: NO_COLOUR, unicode: true, width: 80, rule: ruleById };

function linesOf(outcomes: Outcome[], options: Partial<TextOptions> = {}): string[] {
  return textReport(reportOf(...outcomes), { ...OPTIONS, ...options })
    .trimEnd()
    .split("\n");
}

const error = (parts = {}) => finding({ rule: "CX901", severity: "error", ...parts });
const warning = finding({ rule: "CX902", severity: "warning", data: { count: 2 } });
const info = finding({ rule: "CX903", severity: "info", data: {} });

describe("textReport", () => {
  it("puts the severest findings first", () => {
    const text = linesOf([outcome({ findings: [info, warning, error()] })]).join("\n");
    const places = ["CX901", "CX902", "CX903"].map((id) => text.indexOf(id));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("says where: line, record and cell", () => {
    const lines = linesOf([outcome({ findings: [error()] })]);
    expect(lines).toContain('  line 17, record 16, cell B17: "7" is wrong.');
  });

  it("says that a finding without place is about the file", () => {
    const nowhere = error({ line: null, record: null, cell: null, column: null });
    expect(linesOf([outcome({ findings: [nowhere] })])).toContain('  the file: "7" is wrong.');
  });

  it("shows a few places and counts the others, also beyond what was kept", () => {
    const findings = Array.from({ length: 10 }, () => error());
    const counts = { ...noCounts(), error: 12_345, byRule: { CX901: 12_345 } };
    const lines = linesOf([outcome({ findings, counts })]);
    expect(lines.filter((line) => line.startsWith("  line 17"))).toHaveLength(4);
    expect(lines).toContain("  … and 12,341 more");
  });

  it("counts each of several files by itself", () => {
    const counts = { ...noCounts(), error: 500, byRule: { CX901: 500 } };
    const of = (file: string) => outcome({ file, findings: [error({ file })], counts });
    const lines = linesOf([of("a.csv"), of("b.csv")]);
    expect(lines.filter((line) => line.includes("CX901") && line.includes("×500"))).toHaveLength(2);
    expect(lines.at(-1)).toContain("1000 errors");
  });

  it("says once per file what was read as it was before", () => {
    const { facts } = outcome();
    const repaired = { formula: 1200, apostrophe: 1, mojibake: 0 };
    const lines = linesOf(
      [outcome({ target: "raw", facts: { ...facts!, byteOrderMark: true, repaired } })],
      { width: 200 },
    );
    expect(lines[1]).toContain("20 records · byte order mark · likert scale");
    expect(lines[2]).toBe(
      `  Read as what they were: 1200 cells such as ="0123" as 0123; 1 cell such as '=1+1 without the apostrophe`,
    );
    const whole = { ...facts!, repaired: { formula: 0, apostrophe: 0, mojibake: 0 } };
    expect(linesOf([outcome({ target: "raw", facts: whole })])[2]).toBe("");
  });

  it("says what to do once per rule", () => {
    const lines = linesOf([outcome({ findings: [error(), error()] })]);
    expect(lines.filter((line) => line.includes("Correct what CX901"))).toHaveLength(1);
  });

  it("accounts for every record in sums that add up", () => {
    const written = {
      rows: 15,
      rejected: 1,
      excluded: { "outside the quarter": 1 },
      balanced: true,
    };
    const { reconciliation } = outcome();
    const lines = linesOf([outcome({ reconciliation: { ...reconciliation, written } })]);
    const sums = lines.filter((line) => line.includes(" = "));
    expect(sums).toHaveLength(2);
    for (const sum of sums) {
      const [whole, ...parts] = (sum.match(/\d+/g) ?? []).map(Number);
      expect(parts.reduce((a, b) => a + b)).toBe(whole);
    }
  });

  it("says so when the sums do not agree", () => {
    const { reconciliation } = outcome();
    const lines = linesOf([outcome({ reconciliation: { ...reconciliation, balanced: false } })]);
    expect(lines.some((line) => line.includes("bug in cx280"))).toBe(true);
    expect(linesOf([outcome()]).some((line) => line.includes("bug in cx280"))).toBe(false);
  });

  it("groups the rules that were not checked by their reason", () => {
    const reason = "there is no question 4";
    const skipped = [
      { rule: "CX902", reason },
      { rule: "CX903", reason },
    ];
    expect(linesOf([outcome({ skipped })])).toContain(`  CX902 CX903: ${reason}`);
  });

  it.each([
    ["errors", [error(), warning], /^✗ 1 error, 1 warning\. .*CX901\.$/],
    ["warnings only", [warning], /^! No errors, 1 warning\./],
    ["neither", [info], /^✓ No errors/],
  ])("ends with the verdict: %s", (_, findings, verdict) => {
    expect(linesOf([outcome({ findings })]).at(-1)).toMatch(verdict);
  });

  it("names the expected rating as advice above it", () => {
    expect(linesOf([outcome({ findings: [error()] })]).at(-2)).toMatch(/yellow.*advice/);
  });

  it("speaks of no upload where only a definition was judged", () => {
    const definition = outcome({ target: "definition", facts: null, findings: [error()] });
    const lines = linesOf([definition]);
    expect(lines.at(-1)).toBe("✗ 1 error. Start with CX901.");
    expect(lines.some((line) => line.includes("rating"))).toBe(false);
  });

  it("lets nothing of a file steer the terminal", () => {
    const file = "in\u001B[31m.csv";
    const text = linesOf([
      outcome({ file, findings: [error({ file, data: { found: "\u001B]0;x\u0007\r" } })] }),
    ]).join("");
    expect(text).not.toMatch(/\p{Cc}/u);
    expect(text).toContain("in\\u001B[31m.csv");
  });

  it.each([52, 80, 120])("keeps to %i columns", (width) => {
    const skipped = [
      { rule: "CX903", reason: "there is no question 4 in this file ".repeat(5).trim() },
    ];
    const findings = [
      error({ file: "f" }),
      finding({ rule: "CX904", severity: "info", file: "f" }),
    ];
    const lines = linesOf([outcome({ file: "f", findings, skipped })], {
      width,
      rule: (id) => {
        const rule = ruleById(id);
        return rule && { ...rule, heading: `${rule.heading}, and that is a lot to be said` };
      },
    });
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(width);
  });

  it("keeps to ASCII where the terminal has no more", () => {
    const findings = Array.from({ length: 6 }, () => error());
    for (const shown of [outcome({ findings }), outcome()]) {
      expect(linesOf([shown], { unicode: false }).join("")).toMatch(/^[\x20-\x7E]*$/);
    }
  });

  it("marks with colours and changes nothing else", () => {
    const paint = (text: string): string => `\u001B[1m${text}\u001B[0m`;
    const palette = {
      error: paint,
      warning: paint,
      info: paint,
      good: paint,
      strong: paint,
      dim: paint,
    };
    const findings = [error(), warning, info];
    const coloured = linesOf([outcome({ findings })], { palette }).join("\n");
    expect(coloured).toContain("\u001B[1m");
    expect(coloured.replaceAll(/\u001B\[\dm/g, "")).toBe(
      linesOf([outcome({ findings })]).join("\n"),
    );
  });
});
