import { describe, expect, it } from "vitest";
import { jsonReport } from "../../src/report/json.js";
import { finding, outcome, reportOf } from "./outcomes.js";

describe("jsonReport", () => {
  it("is the report, whole, and ends with a line", () => {
    const report = reportOf(outcome({ findings: [finding({ rule: "CX901", severity: "error" })] }));
    const text = jsonReport(report);
    expect(JSON.parse(text)).toEqual(report);
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("holds nothing that a terminal obeys, and means the same", () => {
    const found = "\u001B[31m \u009B31m \u007F \u202E \u2028";
    const text = jsonReport(
      reportOf(
        outcome({ findings: [finding({ rule: "CX901", severity: "error", data: { found } })] }),
      ),
    );
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u2028-\u202E]/u);
    expect(JSON.parse(text).findings[0].data.found).toBe(found);
  });
});
