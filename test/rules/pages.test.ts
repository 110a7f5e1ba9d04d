import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { markdownText } from "../../src/report/markdown-text.js";
import type { Report } from "../../src/report/report.js";
import { NO_COLOUR } from "../../src/report/text.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { folderWith, run } from "../cli/run.js";
import {
  exampleIn,
  HEADINGS,
  headingsOf,
  pagesThere,
  readPage,
  sectionOf,
} from "../support/rule-page.js";

/** Options whose values are files of the example. */
const FILE_OPTIONS = ["--survey", "--config"];

/** Runs a page's example in a folder of its own. */
async function reportOf(section: string): Promise<Report> {
  const { files, command } = exampleIn(section);
  const folder = await folderWith({});
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const names = [...files.keys()];
  // Folders of packages are named as such.
  const known = new Set(names.flatMap((name) => [name, dirname(name)]));
  const args = command.map((arg, at) => {
    const isFile = known.has(arg) || FILE_OPTIONS.includes(command[at - 1] ?? "");
    return isFile ? join(folder, arg) : arg;
  });
  const ran = await run([...args, "--reporter", "json"]);
  expect([0, 1], ran.err).toContain(ran.code);
  return JSON.parse(ran.out) as Report;
}

it("every rule has a page, and every page a rule", () => {
  expect(pagesThere().sort()).toEqual(CATALOGUE.map(({ id }) => `${id}.md`));
});

const present = new Set(pagesThere());

describe.each(
  CATALOGUE.filter(({ id }) => present.has(`${id}.md`)).map((rule) => [rule.id, rule] as const),
)("%s", (id, rule) => {
  const page = readPage(id);

  it("has the headings of every page, with something below each", () => {
    expect(page.startsWith(`# ${id} ${rule.name}\n`)).toBe(true);
    expect(headingsOf(page)).toEqual(HEADINGS);
    for (const heading of HEADINGS.filter((each) => each.startsWith("## "))) {
      expect(sectionOf(page, heading).trim().length, heading).toBeGreaterThan(20);
    }
  });

  it("fires on the example that fires", async () => {
    const { counts } = await reportOf(sectionOf(page, "## Example that fires"));
    expect(counts.byRule[id] ?? 0).toBeGreaterThan(0);
  });

  it("is silent on the example that does not, which is otherwise right", async () => {
    const { counts, skippedRules } = await reportOf(sectionOf(page, "## Example that does not"));
    expect(counts.byRule[id] ?? 0).toBe(0);
    expect(counts.error).toBe(0);
    expect(skippedRules.map(({ rule: skipped }) => skipped)).not.toContain(id);
  });

  it("reads well in a terminal", () => {
    const text = markdownText(page, NO_COLOUR, 80);
    expect(text).not.toMatch(/^#|^```|<!--|\]\(|\*\*/m);
    expect(text).toContain("Why it matters");
  });
});
