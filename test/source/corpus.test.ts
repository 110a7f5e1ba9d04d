import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CorpusFacts, factsOfFile } from "./corpus-facts.js";

/**
 * Real exports lie beside the project and are no part of it; without them the test is skipped.
 * What is expected was written down from the bytes, by another reader than ours.
 */
const FOLDER = process.env.CX280_SAMPLES ?? join(import.meta.dirname, "../../../shared/samples");
/** Another folder may bring expectations of its own. */
const EXPECTATIONS = [FOLDER, import.meta.dirname]
  .map((folder) => join(folder, "corpus.expected.json"))
  .find((path) => existsSync(path))!;
const EXPECTED = JSON.parse(readFileSync(EXPECTATIONS, "utf8")) as Record<string, CorpusFacts>;
const files = existsSync(FOLDER)
  ? readdirSync(FOLDER).filter((name) => /\.(?:csv|tsv|txt)$/.test(name))
  : [];

describe.skipIf(files.length === 0)(`the corpus of real exports (${files.length} files)`, () => {
  it.each(files)("%s is read as its bytes say", async (name) => {
    const expected = EXPECTED[name];
    expect(expected, `corpus.expected.json says nothing of ${name}`).toBeDefined();
    const { facts, identities } = await factsOfFile(FOLDER, name);
    expect({ ...facts, columns: facts.columns.length }).toEqual({
      ...expected,
      columns: expected!.columns.length,
    });
    const others = identities.filter((_, at) => facts.columns[at] !== expected!.columns[at]);
    expect(others).toEqual([]);
  });

  it("has every file that something is expected of", () => {
    expect(Object.keys(EXPECTED).filter((name) => !files.includes(name))).toEqual([]);
  });
});
