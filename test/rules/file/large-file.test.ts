import { describe, expect, it } from "vitest";
import { DEFAULT_EDITION } from "../../../src/guidance/editions.js";
import { CATALOGUE } from "../../../src/rules/catalogue.js";
import { judgeText } from "../../support/judge.js";

const header = DEFAULT_EDITION.columns.map(({ key }) => key).join(",");
const limit = DEFAULT_EDITION.receivingSystem.largeFileBytes;

function fileOf(bytes: number): string {
  const rows = [header];
  let size = header.length + 1;
  for (let i = 0; ; i++) {
    const row = `id${i},${i % 2}${",0".repeat(14)},${"x".repeat(900)}`;
    if (size + row.length + 1 > bytes - 100) break;
    rows.push(row);
    size += row.length + 1;
  }
  const last = `last,1${",0".repeat(14)},`;
  rows.push(last + "y".repeat(bytes - size - last.length - 1));
  return `${rows.join("\n")}\n`;
}

describe("CX117", () => {
  it("fires from one byte above the limit, and not at it", async () => {
    const above = await judgeText(fileOf(limit + 1), { rules: CATALOGUE });
    expect(above.outcome.findings.find(({ rule }) => rule === "CX117")?.data).toEqual({
      bytes: limit + 1,
      limit,
    });
    const at = await judgeText(fileOf(limit), { rules: CATALOGUE });
    expect(at.outcome.facts?.bytes).toBe(limit);
    expect(at.outcome.counts.byRule.CX117).toBeUndefined();
  });
});
