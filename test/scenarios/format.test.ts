import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, inject, it } from "vitest";
import type { Report } from "../../src/report/report.js";
import type { Manifest } from "../../src/submission/manifest.js";
import { cx280, FIXTURES, run, temporaryFolder } from "./run.js";

const folder = temporaryFolder();
const touchpoints = join(FIXTURES, "exports/touchpoints-raw.csv");
const survey = join(FIXTURES, "surveys/touchpoints-thumbs.yaml");
const NAME = "benefits-application-fy2025q2";
const CLOCK = ["--now", "2025-06-02T12:00:00Z"];

let folders = 0;
function newFolder(): string {
  const path = join(folder, String(folders++));
  mkdirSync(path);
  return path;
}

function format(out: string, more: string[] = [], input = touchpoints) {
  return cx280([
    "format",
    input,
    "--survey",
    survey,
    "--quarter",
    "FY2025Q2",
    "--out",
    out,
    ...CLOCK,
    ...more,
  ]);
}

const read = (...path: string[]): string => readFileSync(join(...path), "utf8");

describe("a submission package", () => {
  it("holds what the manifest says, and validates", async () => {
    const out = newFolder();
    expect((await format(out)).status).toBe(0);
    const files = readdirSync(join(out, NAME)).sort();
    expect(files).toEqual([
      "collection-detail.json",
      "manifest.json",
      "report.json",
      "responses.csv",
    ]);
    const manifest = JSON.parse(read(out, NAME, "manifest.json")) as Manifest;
    for (const { name, bytes, sha256 } of manifest.files) {
      const content = readFileSync(join(out, NAME, name));
      expect(content.length).toBe(bytes);
      expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
    }
    expect(manifest.input).toMatchObject({ name: "touchpoints-raw.csv", records: 243 });
    const rows = parse(read(out, NAME, "responses.csv"), { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows).toHaveLength(manifest.files[0]!.rows!);
    expect(rows.every(({ positive_humanity }) => positive_humanity === "null")).toBe(true);
    expect(rows.some(({ positive_other }) => positive_other === "1")).toBe(true);
    expect(JSON.parse(read(out, NAME, "collection-detail.json"))).toMatchObject({
      fiscal_year: 2025,
      quarter: 2,
      survey_type: "thumbs_up_down",
      volume_of_customers: 48000,
      volume_of_respondents: rows.length,
    });
    expect((await cx280(["validate", join(out, NAME)])).status).toBe(0);
  });

  it("is the same bytes for the same input and clock", async () => {
    const [one, two] = [newFolder(), newFolder()];
    await format(one);
    await format(two);
    for (const name of readdirSync(join(one, NAME))) {
      expect(read(one, NAME, name)).toBe(read(two, NAME, name));
    }
  });

  it("is refused over an existing one, and replaced with --force", async () => {
    const out = newFolder();
    await format(out);
    writeFileSync(join(out, NAME, "responses.csv"), "mine");
    expect((await format(out)).status).toBe(3);
    expect(read(out, NAME, "responses.csv")).toBe("mine");
    expect((await format(out, ["--force"])).status).toBe(0);
    expect(read(out, NAME, "responses.csv")).toContain("external_id");
    expect(readdirSync(out)).toEqual([NAME]);
  });

  it("does not replace a folder that is no package", async () => {
    const out = newFolder();
    mkdirSync(join(out, NAME));
    writeFileSync(join(out, NAME, "thesis.txt"), "years of work");
    expect((await format(out, ["--force"])).status).toBe(3);
    expect(read(out, NAME, "thesis.txt")).toBe("years of work");
  });
});

describe("errors in the export", () => {
  const lines = readFileSync(touchpoints, "utf8").split("\n");
  const broken = join(folder, "broken.csv");
  const maybe = lines.find((line) => /^510\d\d,[^,]*,1,.*2025-02-/.test(line))!;
  writeFileSync(
    broken,
    [...lines.slice(0, -1), maybe.replace(",1,", ",maybe,").replace(/^\d+/, "77777"), "1,2,3"].join(
      "\n",
    ),
  );

  it("keep a package from being written", async () => {
    const out = newFolder();
    const result = await format(out, [], broken);
    expect(result.status).toBe(1);
    expect(readdirSync(out)).toEqual([]);
    expect(result.stderr).toContain("--rejects");
  });

  it("of another quarter's responses do not stand in the way", async () => {
    const out = newFolder();
    const late = join(folder, "late.csv");
    writeFileSync(
      late,
      [
        ...lines.slice(0, -1),
        maybe.replace(",1,", ",maybe,").replace(/2025-\d\d-\d\d/, "2025-05-01"),
      ].join("\n"),
    );
    expect((await format(out, [], late)).status).toBe(0);
    expect(readdirSync(out)).toEqual([NAME]);
  });

  it("go to the rejects file unchanged, with their rules, and counts reconcile", async () => {
    const out = newFolder();
    const rejects = join(out, "rejects.csv");
    const report = join(out, "report.json");
    const result = await format(
      out,
      ["--rejects", rejects, "--reporter", `json=${report}`],
      broken,
    );
    expect(result.status).toBe(1);
    const [header, ...records] = read(rejects).trimEnd().split("\n");
    expect(header?.startsWith("cx280_rules,cx280_record,cx280_line,ID,UUID,")).toBe(true);
    expect(records).toHaveLength(2);
    expect(records[0]).toMatch(/^CX301,\d+,\d+,77777,/);
    expect(records[1]).toMatch(/^CX110,\d+,\d+,1,2,3$/);
    const [sums] = (JSON.parse(read(report)) as { reconciliation: Record<string, never>[] })
      .reconciliation;
    expect(sums).toMatchObject({
      balanced: true,
      rejected: 1,
      written: { rejected: 1, balanced: true },
    });
    expect((await cx280(["validate", join(out, NAME)])).status).toBe(0);
  });
});

describe("a wrong call", () => {
  it("without quarter names the quarters that are there", async () => {
    const result = await cx280(["format", touchpoints, "--survey", survey, "--out", newFolder()]);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain("FY2025Q2");
    expect(result.stderr).toContain("FY2025Q3");
  });

  it("of a quarter without responses writes nothing", async () => {
    const out = newFolder();
    const result = await cx280([
      "format",
      touchpoints,
      "--survey",
      survey,
      "--quarter",
      "FY2024Q1",
      "--out",
      out,
    ]);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain("FY2025Q2");
    expect(readdirSync(out)).toEqual([]);
  });

  it("with a definition that does not fit says which column is missing", async () => {
    const other = join(folder, "other.yaml");
    writeFileSync(
      other,
      readFileSync(survey, "utf8").replace(
        "column: What could have been better?",
        "column: What could be bettered?",
      ),
    );
    const out = newFolder();
    const result = await cx280([
      "format",
      touchpoints,
      "--survey",
      other,
      "--quarter",
      "FY2025Q2",
      "--out",
      out,
      "--reporter",
      "json",
    ]);
    expect(result.status).toBe(1);
    const { findings } = JSON.parse(result.stdout) as Report;
    expect(findings.filter(({ severity }) => severity === "error")).toMatchObject([
      { rule: "CX201", data: { nearest: "What could have been better? (Select all that apply)" } },
    ]);
    expect(readdirSync(out)).toEqual([]);
  });

  it("on a submission file says so", async () => {
    const result = await format(
      newFolder(),
      [],
      join(FIXTURES, "exports/submission-with-mistakes.csv"),
    );
    expect(result.status).toBe(2);
  });
});

describe("an ended run", () => {
  /** An export whose end does not come: the writer stands in the middle of the package. */
  const script = (signal: string) =>
    `(cat "$3"; sleep 5) | "$0" "$1" format - --survey "$2" --quarter FY2025Q2 --out "$4" --rejects "$4/rejects.csv" & sleep 1.5; pkill -${signal} -f "out $4 " ; wait`;
  const end = async (signal: string): Promise<string> => {
    const out = newFolder();
    await run("bash", [
      "-c",
      script(signal).replace('--out "$4"', '--out "$4" '),
      process.execPath,
      inject("launcher"),
      survey,
      touchpoints,
      out,
    ]);
    return out;
  };

  it("by Ctrl-C leaves nothing", async () => {
    expect(readdirSync(await end("INT"))).toEqual([]);
  });

  it("by a kill leaves nothing that looks finished", async () => {
    const left = readdirSync(await end("KILL"));
    expect(left.every((name) => name.startsWith(".") && name.endsWith(".tmp"))).toBe(true);
    expect(existsSync(join(folder, NAME))).toBe(false);
  });

  it("by a full disk leaves nothing, and says so", async () => {
    const out = newFolder();
    const script =
      'ulimit -f 8; trap "" XFSZ; exec "$0" "$1" format "$3" --survey "$2" --quarter FY2025Q2 --out "$4"';
    const big = join(folder, "larger.csv");
    const [header, ...rows] = readFileSync(touchpoints, "utf8").trimEnd().split("\n");
    const many = Array.from({ length: 40 }, (_, i) =>
      rows
        .filter((row) => /^\d{5},7d2f.*\[\]$/.test(row))
        .map((row) => row.replace(/^\d+/, (id) => `${id}${i}`)),
    );
    writeFileSync(big, [header, ...many.flat()].join("\n"));
    const result = await run("bash", [
      "-c",
      script,
      process.execPath,
      inject("launcher"),
      survey,
      big,
      out,
    ]);
    expect(result.status).toBe(3);
    expect(result.stderr).toContain("responses.csv");
    expect(readdirSync(out)).toEqual([]);
  });
});
