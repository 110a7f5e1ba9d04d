import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../../src/rules/catalogue.js";
import { openFile } from "../../../src/source/files.js";
import { judgeText } from "../../support/judge.js";

const FOLDER = join(import.meta.dirname, "../../../fixtures/bad-input");
const expected = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8")) as Record<
  string,
  string[]
>;

/** What the receiving system lets through (submission-format §2): each file has one fault. */
describe("bad input", () => {
  it.each(Object.entries(expected))("%s gives the errors %j and no others", async (name, rules) => {
    const source = await openFile(join(FOLDER, name));
    const { outcome } = await judgeText("", { source, rules: CATALOGUE });
    const errors = outcome.findings.filter(({ severity }) => severity === "error");
    expect([...new Set(errors.map(({ rule }) => rule))]).toEqual(rules);
    expect(outcome.reconciliation.balanced).toBe(true);
  });

  it("lists every file of the folder", () => {
    const files = readdirSync(FOLDER).filter((name) => !/\.(json|mjs)$/.test(name));
    expect(Object.keys(expected).sort()).toEqual(files.sort());
  });
});
