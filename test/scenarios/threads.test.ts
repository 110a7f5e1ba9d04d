import { createReadStream, createWriteStream, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { THREAD_FROM } from "../../src/judging/threaded/reading-thread.js";
import type { Report } from "../../src/report/report.js";
import { cx280, FIXTURES, temporaryFolder } from "./run.js";

/*
 * Files above the size from which a second thread reads them: reports and packages are the same to
 * the byte whatever the number of threads.
 */

const folder = temporaryFolder();
const CLOCK = ["--now", "2025-06-02T12:00:00Z"];
const raw = join(folder, "raw.csv");
const dirty = join(folder, "dirty.csv");

/** The example export again and again, with ids of its own each time. */
function* copies(text: string, bytes: number): Generator<string> {
  const [header = "", ...records] = text.split(/\n(?=\d{5},)/);
  yield `${header}\n`;
  for (let size = 0, copy = 0; size < bytes; copy++) {
    const again = `${records.join("\n").replace(/^(\d{5}),/gm, `$1-${copy},`)}\n`.replace(
      /\n\n$/,
      "\n",
    );
    size += again.length;
    yield again;
  }
}

beforeAll(async () => {
  const text = readFileSync(join(FIXTURES, "exports/touchpoints-raw.csv"), "utf8");
  await pipeline(Readable.from(copies(text, THREAD_FROM + (8 << 20))), createWriteStream(raw));
  // A ragged record, a stray quote and a bad byte far inside, and a quote that never closes.
  const faults = Buffer.concat([
    Buffer.from('1,2\n"a"b,c\n'),
    Buffer.from([0xff, 0x0a]),
    Buffer.from('9,"open\n'),
  ]);
  const end = createWriteStream(dirty);
  await pipeline(createReadStream(raw), end, { end: false });
  await new Promise<void>((resolve) => end.end(faults, () => resolve()));
});

describe("the number of threads", () => {
  it("changes nothing in a report, for sound files and for damaged ones", async () => {
    const survey = ["--survey", join(FIXTURES, "surveys/touchpoints-thumbs.yaml")];
    for (const file of [raw, dirty]) {
      const reports = await Promise.all(
        ["1", "2", "8"].map(async (threads) => {
          const args = ["validate", file, ...survey, "--reporter", "json", ...CLOCK];
          const ran = await cx280([...args, "--threads", threads]);
          expect(ran.stderr).toBe("");
          return ran.stdout;
        }),
      );
      expect(new Set(reports).size).toBe(1);
      const report = JSON.parse(reports[0] ?? "") as Report;
      expect(report.reconciliation[0]?.recordsRead).toBeGreaterThan(100_000);
      expect(report.reconciliation[0]?.balanced).toBe(true);
      if (file === dirty) expect(report.counts.byRule).toMatchObject({ CX101: 1, CX108: 1 });
    }
  });

  it("changes nothing in a package", async () => {
    const packages = await Promise.all(
      ["1", "2"].map(async (threads) => {
        const out = join(folder, `out-${threads}`);
        mkdirSync(out);
        const survey = join(FIXTURES, "surveys/touchpoints-thumbs.yaml");
        const ran = await cx280([
          ...["format", raw, "--survey", survey, "--quarter", "FY2025Q2", "--out", out, "--quiet"],
          ...["--threads", threads, ...CLOCK],
        ]);
        expect(ran).toMatchObject({ status: 0 });
        const [name = ""] = readdirSync(out);
        return readdirSync(join(out, name)).map((file) =>
          readFileSync(join(out, name, file), "utf8"),
        );
      }),
    );
    expect(packages[0]).toHaveLength(4);
    expect(packages[1]).toEqual(packages[0]);
  });

  it("leaves nothing behind when the run is stopped", async () => {
    const out = join(folder, "stopped");
    mkdirSync(out);
    const survey = join(FIXTURES, "surveys/touchpoints-thumbs.yaml");
    const args = ["format", raw, "--survey", survey, "--quarter", "FY2025Q2", "--out", out];
    // Interrupted as soon as it writes, long before it has read everything.
    const ran = await cx280([...args, "--threads", "2"], {
      interruptWhen: () => readdirSync(out).length > 0,
    });
    expect(ran.status).toBe(130);
    expect(readdirSync(out)).toEqual([]);
  });
});
