import { readdirSync } from "node:fs";
import { join } from "node:path";
import { judgePackage } from "../../src/engine/judge-package.js";
import type { Outcome } from "../../src/engine/outcome.js";
import {
  detailText,
  type PackageFacts,
  RESPONSES,
  responsesOf,
} from "../../src/engine/package-facts.js";
import { SURVEY_TYPES } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import type { FiscalQuarter } from "../../src/guidance/fiscal-quarter.js";
import { judgeFile } from "../../src/judging/judge-source.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { openFile } from "../../src/source/files.js";
import { readPackage } from "../../src/submission/read-package.js";

/** Judges all packages in a folder as one run does, their responses as well. */
export async function judgePackagesIn(
  folder: string,
  given: { quarter: FiscalQuarter | null; now: number },
): Promise<Outcome[]> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
  const packages: PackageFacts[] = [];
  const outcomes: Outcome[] = [];
  for (const path of names) {
    const { facts, outcome } = await read(path, given.now);
    packages.push(facts);
    outcomes.push(outcome);
  }
  const ofPackages = packages.map((facts) =>
    judgePackage({
      ...given,
      facts,
      packages,
      edition: DEFAULT_EDITION,
      rules: CATALOGUE,
      maxFindings: 100,
      showValues: false,
    }),
  );
  return [...ofPackages, ...outcomes];
}

async function read(path: string, now: number): Promise<{ facts: PackageFacts; outcome: Outcome }> {
  const facts = await readPackage(path);
  const declared = detailText({ ...facts, responses: null }, "survey_type");
  const outcome = await judgeFile({
    source: await openFile(join(path, RESPONSES)),
    definition: null,
    edition: DEFAULT_EDITION,
    surveyType: SURVEY_TYPES.find((type) => type === declared) ?? null,
    rules: CATALOGUE,
    thresholds: DEFAULT_THRESHOLDS,
    now,
    maxFindings: 100,
    showValues: false,
    keepIds: true,
  });
  return { facts: { ...facts, responses: responsesOf(outcome) }, outcome };
}
