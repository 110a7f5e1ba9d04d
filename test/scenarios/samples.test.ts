import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { headerDown, recogniseDialect } from "../../src/source/dialects/recognise.js";
import { openFile } from "../../src/source/files.js";
import type { SourceFacts } from "../../src/source/notice.js";
import { RECORD_BROKEN } from "../../src/source/record-batch.js";
import { cx280 } from "./run.js";

/** Real exports lie beside the project and are not part of it; without them the test is skipped. */
const SAMPLES = process.env.CX280_SAMPLES ?? join(import.meta.dirname, "../../../shared/samples");
const present = existsSync(SAMPLES);
const files = present ? readdirSync(SAMPLES).filter((name) => /\.(csv|tsv)$/.test(name)) : [];

/** From looking at the bytes: dialect, data records below its header records. */
const KNOWN: Record<string, { dialect: string; records: number }> = {
  "touchpoints_to_csv.SYNTHETIC.csv": { dialect: "touchpoints", records: 5 },
  "touchpoints_combined.SYNTHETIC.csv": { dialect: "touchpoints-combined", records: 5 },
  "touchpoints_a11_v2.SYNTHETIC.csv": { dialect: "submission", records: 5 },
  "qualtrics_modern_choicetext_multi_joined.csv": { dialect: "qualtrics", records: 4 },
  "qualtrics_modern_german_row2.csv": { dialect: "qualtrics", records: 1 },
  "qualtrics_tsv_utf16le.SYNTHETIC.tsv": { dialect: "qualtrics", records: 4 },
};

describe.runIf(present)("a real export", () => {
  it.each(files)("%s is read to its end", async (name) => {
    const source = await openFile(join(SAMPLES, name));
    const dialect = recogniseDialect(source.head);
    expect(headerDown(source.head).length).toBeGreaterThan(0);
    let facts: SourceFacts | null = null;
    let broken = 0;
    const { headerRecords } = dialect;
    const { preambleRecords } = source.head;
    for await (const step of source.read({
      preambleRecords,
      headerRecords,
      emptyTrailingCells: true,
    })) {
      for (const notice of step.notices) if (notice.kind === "end") facts = notice.facts;
      for (let i = 0; i < (step.batch?.length ?? 0); i++) {
        if (step.batch!.state[i] === RECORD_BROKEN) broken++;
      }
    }
    expect(facts).toMatchObject({ bytes: readFileSync(join(SAMPLES, name)).length, headerRecords });
    expect(broken).toBe(0);
    const known = KNOWN[name];
    if (known === undefined) return;
    expect({ dialect: dialect.name, records: facts!.records }).toEqual(known);
  });

  it.each(files)("%s is judged without a stack trace", async (name) => {
    const { status, stdout, stderr } = await cx280(["validate", join(SAMPLES, name)]);
    expect([0, 1, 2]).toContain(status);
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
  });
});
