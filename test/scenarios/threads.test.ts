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
const mixed = join(folder, "mixed.csv");

/** The example export again and again, with ids of its own each time. */
function* copies(text: string, bytes: number, firstCopy = 0): Generator<string> {
  const [header = "", ...records] = text.split(/\n(?=\d{5},)/);
  if (firstCopy === 0) yield `${header}\n`;
  for (let size = 0, copy = firstCopy; size < bytes; copy++) {
    const again = `${records.join("\n").replace(/^(\d{5}),/gm, `$1-${copy},`)}\n`.replace(
      /\n\n$/,
      "\n",
    );
    size += again.length;
    yield again;
  }
}

/** A record of the example export with cells of its own; only some of the columns matter. */
const record = (id: string, rating: string, comment: string, other = ""): string =>
  `${id},,${rating},ease,,"${comment}",${other},,${other},received,false,false,false,,${other},,,,2025-02-03 04:05:06 UTC,,[]\n`;

/**
 * Sound records with others among them that cannot be taken from the file as they are: larger than what is
 * read at once, repaired, said twice, too large, and from a bad byte on all of them.
 */
function* withFaultsInside(text: string): Generator<string | Buffer> {
  const part = (THREAD_FROM + (8 << 20)) / 4;
  yield* copies(text, part);
  // As large as a record may be: more than all that is held for the other thread.
  yield record("90001", "maybe", "It went well. ".repeat(74_000), "x".repeat(1_045_000));
  yield record("90002", "1", "It\nwent\nwell. ".repeat(70_000));
  yield record("90003", "1", "too large ".repeat(700_000));
  yield* copies(text, part, 100_000);
  yield record('="90004"', "1", "It went well, I donâ€™t complain");
  yield record("90004", "1", "call me at 202-555-0123");
  // What is shown of a wrapped record is read once more by the judging thread.
  yield record('="90007"', "perhaps", "cafÃ©, donâ€™t");
  yield record('900"08', "1", "It went well");
  yield record("90\x0009", "1", "It went well");
  yield* copies(text, part, 200_000);
  yield record("90005", "1", "It went");
  yield Buffer.from([0x39, 0x30, 0x30, 0x30, 0x36, 0xe9, 0x0a]);
  yield* copies(text, part, 300_000);
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
  await pipeline(Readable.from(withFaultsInside(text)), createWriteStream(mixed));
  const end = createWriteStream(dirty);
  await pipeline(createReadStream(raw), end, { end: false });
  await new Promise<void>((resolve) => end.end(faults, () => resolve()));
});

describe("the number of threads", () => {
  it("changes nothing in a report, for sound files and for damaged ones", async () => {
    const survey = ["--survey", join(FIXTURES, "surveys/touchpoints-thumbs.yaml")];
    for (const file of [raw, dirty, mixed]) {
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

  it.each([
    { name: "sound", file: raw },
    { name: "mixed", file: mixed },
  ])("changes nothing in a package: $name", async ({ name, file }) => {
    const packages = await Promise.all(
      ["1", "2"].map(async (threads) => {
        const out = join(folder, `${name}-${threads}`);
        mkdirSync(out);
        const survey = join(FIXTURES, "surveys/touchpoints-thumbs.yaml");
        const rejects = join(out, "rejects.csv");
        const ran = await cx280([
          ...["format", file, "--survey", survey, "--quarter", "FY2025Q2", "--out", out, "--quiet"],
          ...["--rejects", rejects, "--threads", threads, ...CLOCK],
        ]);
        expect(ran).toMatchObject({ stderr: "" });
        const written = readdirSync(out, { recursive: true, encoding: "utf8" })
          .filter((each) => /\.\w+$/.test(each))
          .sort();
        return written.map((each) => [each, readFileSync(join(out, each), "utf8")]);
      }),
    );
    expect(packages[0]).toHaveLength(5);
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
