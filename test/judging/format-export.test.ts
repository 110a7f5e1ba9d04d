import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { total } from "../../src/engine/reconciliation.js";
import { DRIVER_KEYS } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { formatExport } from "../../src/judging/format-export.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { openSource } from "../../src/source/open.js";
import { type GeneratedExport, generatedExport } from "../support/generated-export.js";
import { judgeText } from "../support/judge.js";
import { chunksOf } from "../support/read-source.js";

const folder = mkdtempSync(join(tmpdir(), "cx280-format-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The quarter of the generated exports has 90 days. */
const DAYS = 90;
let runs = 0;

async function formatted({ text, definition }: GeneratedExport, chunk: number) {
  const bytes = new TextEncoder().encode(text);
  return formatExport({
    source: await openSource({ name: "export.csv", stream: chunksOf(bytes, chunk) }),
    definition,
    edition: DEFAULT_EDITION,
    surveyType: null,
    rules: CATALOGUE,
    thresholds: DEFAULT_THRESHOLDS,
    now: Date.UTC(2025, 5, 1),
    maxFindings: 10,
    showValues: false,
    quarter: { fiscalYear: 2025, quarter: 2 },
    outDir: join(folder, String(runs++)),
    rejects: null,
    force: false,
    standingErrors: 0,
    definitionFile: { name: "survey.yaml", sha256: "0".repeat(64) },
    tool: { name: "cx280", version: "0.0.0" },
    report: () => new Uint8Array(0),
  });
}

describe("formatting a sound export", () => {
  it("gives a clean submission file with exactly the answers that were meant", async () => {
    await fc.assert(
      fc.asyncProperty(generatedExport, fc.integer({ min: 5, max: 5000 }), async (made, chunk) => {
        const result = await formatted(made, chunk);
        const meant = made.answers
          .map((answer, at) => ({ ...answer, id: `r${at}` }))
          .filter(({ preview, day }) => !preview && day >= 0 && day < DAYS);

        const { reconciliation } = result.outcome;
        expect(reconciliation).toMatchObject({
          recordsRead: made.answers.length,
          balanced: true,
          rejected: 0,
        });
        expect(reconciliation.written).toMatchObject({ rows: meant.length, balanced: true });
        expect(reconciliation.responsesJudged + total(reconciliation.excluded)).toBe(
          made.answers.length,
        );
        if (meant.length === 0) {
          expect(result.packageDir).toBeNull();
          return;
        }
        expect(result.refusal).toBeNull();
        const csv = readFileSync(join(result.packageDir!, "responses.csv"));
        const rows = parse(csv, { columns: true }) as Record<string, string>[];
        const { top } = DEFAULT_EDITION.surveyTypes[made.definition.survey.type];
        expect(rows).toEqual(
          meant.map(({ id, rating, drivers, comment }) => ({
            external_id: id,
            question_1: rating === null ? "" : String(rating),
            ...branch("positive", rating === top ? drivers : []),
            ...branch("negative", rating !== null && rating !== top ? drivers : []),
            question_4: comment,
          })),
        );
        const { outcome } = await judgeText(csv, {
          rules: CATALOGUE,
          surveyType: made.definition.survey.type,
        });
        expect(outcome.counts.error).toBe(0);
        expect(outcome.reconciliation).toMatchObject({
          responsesJudged: meant.length,
          balanced: true,
        });
      }),
      { numRuns: 200 },
    );
  });
});

function branch(name: string, drivers: number[]): Record<string, string> {
  return Object.fromEntries(
    DRIVER_KEYS.map((driver, at) => [`${name}_${driver}`, drivers.includes(at) ? "1" : "0"]),
  );
}
