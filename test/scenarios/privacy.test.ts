import { createWriteStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { EXPORT, SURVEY } from "../cli/samples.js";
import { cx280, temporaryFolder } from "./run.js";

/*
 * What is redacted or omitted from a file large enough to be read on a thread of its own: that thread
 * has to know of it, too.
 */

const folder = temporaryFolder();
const raw = join(folder, "raw.csv");
const survey = join(folder, "survey.yaml");

/** Above the size from which a second thread reads. */
const BYTES = 26 << 20;
const VALUES = ["jane@example.com", "202-555-0143", "203.0.113.7"];

function* exportWithValues(): Generator<string> {
  yield EXPORT.slice(0, EXPORT.indexOf("\n") + 1);
  let size = 0;
  for (let at = 0; size < BYTES; at += 1000) {
    const block = Array.from({ length: 1000 }, (_, i) => {
      const value = (at + i) % 5 === 0 ? VALUES[(at + i) % 3] : "nobody, really";
      return `k${at + i},2025-02-10 09:00:00,Yes,It was easy,,"Everything went well, ask ${value} about it."\n`;
    }).join("");
    size += block.length;
    yield block;
  }
}

beforeAll(async () => {
  writeFileSync(survey, SURVEY);
  await pipeline(Readable.from(exportWithValues()), createWriteStream(raw));
});

async function responses(name: string, threads: string, options: string[]): Promise<Buffer> {
  const out = join(folder, `${name}-${threads}`);
  mkdirSync(out);
  const ran = await cx280([
    ...["format", raw, "--survey", survey, "--quarter", "FY2025Q2", "--out", out],
    ...["--threads", threads, "--quiet", "--now", "2025-06-02T12:00:00Z", ...options],
  ]);
  expect(ran).toMatchObject({ status: 0, stderr: "" });
  const [written = ""] = readdirSync(out);
  return readFileSync(join(out, written, "responses.csv"));
}

describe.each(["1", "2"])("a large export on %s thread(s)", (threads) => {
  it("--redact leaves none of the values", async () => {
    const bytes = await responses("redact", threads, ["--redact"]);
    for (const value of VALUES) expect(bytes.includes(value)).toBe(false);
    expect(bytes.includes("[redacted: IP address]")).toBe(true);
    expect(bytes.includes("ask nobody, really about it")).toBe(true);
  });

  it("--omit-comments leaves no comment", async () => {
    const bytes = await responses("omit", threads, ["--omit-comments", "--reason", "Privacy."]);
    expect(bytes.includes("Everything")).toBe(false);
    expect(bytes.length).toBeGreaterThan(1 << 20);
  });
});
