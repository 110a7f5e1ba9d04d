import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { afterAll, describe, expect, it } from "vitest";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { SubmissionMapping } from "../../src/response/submission-mapping.js";
import { openSource } from "../../src/source/open.js";
import { headerBytes, RowWriter } from "../../src/submission/row-writer.js";
import { chunksOf } from "../support/read-source.js";

/*
 * The receiving system reads an upload with Ruby's CSV library. What it makes of our files is the
 * one judgement that counts, so it is asked itself.
 */

const folder = mkdtempSync(join(tmpdir(), "cx280-oracle-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = DEFAULT_EDITION.columns.map(({ key }) => key as string);
const COMMENTS = [
  "plain",
  'He said "no", and "no" again',
  '"',
  '""',
  "two\nlines",
  "dos\r\nlines",
  "old\rmac",
  "semi;colon\ttab|pipe",
  " padded ",
  "=SUM(A1:A9)",
  "next\u0085line \u2028 separator",
  "emoji 👍🏽 ñandú",
  "null",
  "",
  "x".repeat(20_000),
  'ends with a quote"',
  "\\backslash\\",
  "#comment",
];

function has(command: string): boolean {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
}

/** CI installs them; elsewhere their absence is shown as a skipped test. */
function available(command: string): boolean {
  const there = has(command);
  if (!there && process.env.CX280_REQUIRE_ORACLES) throw new Error(`${command} is not installed`);
  return there;
}

/** A submission file that our writer made of these comments. */
async function submissionOf(comments: readonly string[]): Promise<Uint8Array> {
  const rows = comments.map((comment, i) => [
    `id ${i}, "quoted"`,
    String(i % 2),
    ...Array.from({ length: 14 }, (_, at) => ["0", "1", "null"][(i + at) % 3]!),
    comment,
  ]);
  const bytes = new TextEncoder().encode(stringify([names, ...rows], { quoted_match: /[\r\n]/ }));
  const source = await openSource({ name: "x.csv", stream: chunksOf(bytes, 1000) });
  const mapping = new SubmissionMapping(names, 1, null);
  const writer = new RowWriter();
  const parts = [Buffer.from(headerBytes(DEFAULT_EDITION))];
  const layout = { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: false };
  for await (const { batch } of source.read(layout)) {
    if (batch === null) continue;
    const { responses } = mapping.map(batch);
    mapping.responses.describe();
    for (const piece of writer.pieces(responses, () => true)) parts.push(Buffer.from(piece));
  }
  return Buffer.concat(parts);
}

describe("a written submission file", () => {
  it.runIf(available("ruby"))("is read by Ruby's CSV as 17 columns with our values", async () => {
    const file = join(folder, "responses.csv");
    writeFileSync(file, await submissionOf(COMMENTS));
    const script = `
      require "csv"; require "json"
      table = CSV.parse(File.read(ARGV[0], encoding: "UTF-8"), headers: true)
      puts JSON.generate({ headers: table.headers, rows: table.map(&:fields) })`;
    const { stdout, stderr, status } = spawnSync("ruby", ["-e", script, file], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const read = JSON.parse(stdout) as { headers: string[]; rows: (string | null)[][] };
    expect(read.headers.toSorted()).toEqual(names.toSorted());
    expect(read.headers).toEqual(names);
    expect(read.rows.every((row) => row.length === names.length)).toBe(true);
    expect(read.rows.map((row) => row[16] ?? "")).toEqual(COMMENTS);
    expect(read.rows.map((row) => row[0])).toEqual(COMMENTS.map((_, i) => `id ${i}, "quoted"`));
  });

  it.runIf(available("python3"))("is read by Python's csv with the same values", async () => {
    const file = join(folder, "python.csv");
    writeFileSync(file, await submissionOf(COMMENTS));
    const script =
      "import csv,json,sys\ncsv.field_size_limit(10**8)\nprint(json.dumps(list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8'), strict=True))))";
    const { stdout, status } = spawnSync("python3", ["-c", script, file], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    expect(status).toBe(0);
    const [header, ...rows] = JSON.parse(stdout) as string[][];
    expect(header).toEqual(names);
    expect(rows.map((row) => row[16])).toEqual(COMMENTS);
  });

  it("begins with the header and no byte order mark, and ends every row with LF", async () => {
    const bytes = Buffer.from(await submissionOf(["a", "b"]));
    expect(bytes.toString("utf8").startsWith("external_id,question_1,")).toBe(true);
    expect(bytes.includes("\r")).toBe(false);
    expect(bytes.at(-1)).toBe(0x0a);
    expect(
      readFileSync(join(import.meta.dirname, "../../schemas/submission.table-schema.json"), "utf8"),
    ).toContain('"external_id"');
  });
});
