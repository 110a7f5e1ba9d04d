import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { judgeDefinition } from "../../src/engine/judge-definition.js";
import { addCounts, type Outcome } from "../../src/engine/outcome.js";
import type { SurveyType } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { parseQuarter } from "../../src/guidance/fiscal-quarter.js";
import { judgeFile } from "../../src/judging/judge-source.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { openFile } from "../../src/source/files.js";
import type { SurveyDefinition } from "../../src/survey/definition.js";
import { parseSurveyDefinition } from "../../src/survey/load.js";
import { judgePackagesIn } from "../support/judge-packages.js";

/** What a fixture's case.json may say. */
interface Case {
  story?: string;
  surveyType?: SurveyType;
  quarter?: string;
  /** The clock, ISO 8601. */
  now?: string;
  places?: { line?: number; record?: number; column?: string | null; cell?: string | null }[];
  count?: number;
  also?: string[];
}

const ROOT = join(import.meta.dirname, "../../fixtures/rules");

async function judgeFixture(folder: string, given: Case): Promise<Judged> {
  const now = given.now === undefined ? Date.UTC(2026, 0, 15) : Date.parse(given.now);
  if (hasPackages(folder)) {
    const quarter = given.quarter === undefined ? null : parseQuarter(given.quarter);
    return merged(await judgePackagesIn(folder, { quarter, now }));
  }
  if (isDefinition(folder)) return judgeSurvey(folder);
  const files = readdirSync(folder).filter(
    (name) => name !== "case.json" && name !== "survey.yaml",
  );
  expect(files, `${folder} holds one file to judge`).toHaveLength(1);
  const quarter = given.quarter === undefined ? null : parseQuarter(given.quarter);
  return judgeFile({
    source: await openFile(join(folder, files[0]!)),
    definition: definitionIn(folder),
    edition: DEFAULT_EDITION,
    surveyType: given.surveyType ?? null,
    rules: CATALOGUE,
    thresholds: DEFAULT_THRESHOLDS,
    quarter: quarter ?? undefined,
    now,
    maxFindings: 100,
    showValues: false,
  });
}

type Judged = Pick<Outcome, "findings" | "counts" | "skipped" | "reconciliation">;

/** A folder with folders in it holds packages. */
function hasPackages(folder: string): boolean {
  return readdirSync(folder, { withFileTypes: true }).some((entry) => entry.isDirectory());
}

function merged(outcomes: Outcome[]): Judged {
  return {
    findings: outcomes.flatMap(({ findings }) => findings),
    counts: addCounts(outcomes.map(({ counts }) => counts)),
    skipped: outcomes
      .filter(({ target }) => target === "package")
      .flatMap(({ skipped }) => skipped)
      // Of several packages, only one may be the first that a rule is about.
      .filter((_, __, all) => outcomes.length === 2 || all.length === 0),
    reconciliation: outcomes[0]!.reconciliation,
  };
}

/** A folder without data is about the survey itself. */
function isDefinition(folder: string): boolean {
  return readdirSync(folder).every((name) => name === "case.json" || name === "survey.yaml");
}

function judgeSurvey(folder: string): Outcome {
  const parsed = parseSurveyDefinition(readFileSync(join(folder, "survey.yaml"), "utf8"));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join("; "));
  return judgeDefinition({
    file: "survey.yaml",
    definition: parsed.definition,
    edition: DEFAULT_EDITION,
    rules: CATALOGUE,
    thresholds: DEFAULT_THRESHOLDS,
    now: Date.UTC(2026, 0, 15),
    maxFindings: 100,
    showValues: false,
    locate: parsed.locate,
  });
}

function definitionIn(folder: string): SurveyDefinition | null {
  const path = join(folder, "survey.yaml");
  if (!existsSync(path)) return null;
  const parsed = parseSurveyDefinition(readFileSync(path, "utf8"));
  if (!parsed.ok)
    throw new Error(`${path}: ${parsed.problems.map(({ message }) => message).join("; ")}`);
  return parsed.definition;
}

function caseIn(folder: string): Case {
  const path = join(folder, "case.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Case) : {};
}

/**
 * CX117: its fixture would be too large to keep, see test/rules/file/large-file.test.ts. CX909 is
 * about a configuration, see test/config/waivers.test.ts.
 */
const WITHOUT_FIXTURE = ["CX117", "CX909"];

describe.each(
  CATALOGUE.filter((rule) => !WITHOUT_FIXTURE.includes(rule.id)).map(
    (rule) => [rule.id, rule] as const,
  ),
)("%s", (id) => {
  const folders = existsSync(join(ROOT, id))
    ? readdirSync(join(ROOT, id)).map((name) => join(ROOT, id, name))
    : [];
  const fires = folders.filter((folder) => basename(folder).startsWith("fires"));
  const passes = folders.filter((folder) => basename(folder).startsWith("passes"));

  it("has a fixture that must fire it and one that must not", () => {
    expect(fires.length).toBeGreaterThan(0);
    expect(passes.length).toBeGreaterThan(0);
  });

  it.each(fires.map((folder) => [basename(folder), folder]))("%s", async (_, folder) => {
    const given = caseIn(folder);
    const outcome = await judgeFixture(folder, given);
    const found = outcome.findings.filter((finding) => finding.rule === id);
    expect(found.length).toBeGreaterThan(0);
    expect(outcome.reconciliation.balanced).toBe(true);
    if (given.count !== undefined) expect(outcome.counts.byRule[id]).toBe(given.count);
    if (given.places !== undefined) expect(found).toMatchObject(given.places);
    const others = Object.keys(outcome.counts.byRule).filter((other) => other !== id);
    const serious = others.filter((other) => !isInfo(other) && !given.also?.includes(other));
    expect(serious, "fires only what it is about").toEqual([]);
  });

  it.each(passes.map((folder) => [basename(folder), folder]))("%s", async (_, folder) => {
    const given = caseIn(folder);
    const outcome = await judgeFixture(folder, given);
    expect(outcome.counts.byRule[id] ?? 0).toBe(0);
    expect(outcome.skipped.map(({ rule }) => rule)).not.toContain(id);
    const serious = outcome.findings
      .map(({ rule }) => rule)
      .filter((other) => !isInfo(other) && !given.also?.includes(other));
    expect([...new Set(serious)], "is otherwise right").toEqual([]);
  });
});

/** Small fixtures have few responses, and say so. */
function isInfo(id: string): boolean {
  return CATALOGUE.find((rule) => rule.id === id)?.severity === "info";
}
