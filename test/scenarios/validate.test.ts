import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, inject, it } from "vitest";
import type { Report } from "../../src/report/report.js";
import { cx280, FIXTURES, run, temporaryFolder } from "./run.js";

const folder = temporaryFolder();
const expected = JSON.parse(
  readFileSync(join(FIXTURES, "bad-input/expected.json"), "utf8"),
) as Record<string, string[]>;
const mistakes = join(FIXTURES, "exports/submission-with-mistakes.csv");
const touchpoints = join(FIXTURES, "exports/touchpoints-raw.csv");
const survey = join(FIXTURES, "surveys/touchpoints-thumbs.yaml");

async function report(
  args: string[],
  input?: string,
): Promise<{ status: number | null; report: Report }> {
  const { status, stdout } = await cx280(
    ["validate", ...args, "--reporter", "json"],
    input === undefined ? {} : { input },
  );
  return { status, report: JSON.parse(stdout) as Report };
}

describe("what the receiving system lets through", () => {
  it.each(Object.entries(expected))("%s gives %j and exit code 1", async (name, rules) => {
    const result = await report([join(FIXTURES, "bad-input", name)]);
    expect(result.status).toBe(1);
    expect(Object.keys(result.report.counts.byRule)).toEqual(expect.arrayContaining(rules));
    expect(["yellow", "red"]).toContain(result.report.expectedRating);
  });
});

describe("the json report", () => {
  it("fits its published schema, whatever was judged", async () => {
    const { stdout: schema } = await cx280(["schema", "report"]);
    const fits = new Ajv2020({ strict: false }).compile(JSON.parse(schema) as object);
    for (const args of [
      [mistakes],
      [touchpoints, "--survey", survey, "--quarter", "FY2025Q2"],
      [survey],
    ]) {
      const result = await report(args);
      expect(fits(result.report), JSON.stringify(fits.errors)).toBe(true);
    }
  });

  it("names place and data of a finding", async () => {
    const result = await report([mistakes, "--now", "2025-04-01T00:00:00Z"]);
    expect(result.report.judgedAt).toBe("2025-04-01T00:00:00.000Z");
    expect(result.report.findings.find(({ rule }) => rule === "CX304")).toMatchObject({
      severity: "error",
      file: mistakes,
      line: 21,
      record: 20,
      column: "external_id",
      cell: "A21",
      data: { firstLine: 6 },
      waived: false,
    });
    expect(result.report.reconciliation).toMatchObject([
      {
        recordsRead: 61,
        responsesJudged: 60,
        blank: 1,
        rejected: 0,
        balanced: true,
        written: null,
      },
    ]);
  });

  it("is whole in a pipe, however long", async () => {
    const header = readFileSync(mistakes, "utf8").slice(1).split("\n", 1)[0];
    const rows = Array.from({ length: 3000 }, (_, i) => `r${i},maybe${",0".repeat(14)},`);
    const result = await report(["-", "--max-findings", "3000"], `${header}\n${rows.join("\n")}\n`);
    expect(result.status).toBe(1);
    expect(result.report.findings.filter(({ rule }) => rule === "CX301")).toHaveLength(3000);
  });

  it("goes to a file beside the text on standard output", async () => {
    const file = join(folder, "report.json");
    const { stdout, status } = await cx280([
      "validate",
      mistakes,
      "--reporter",
      "text",
      "--reporter",
      `json=${file}`,
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain("CX304");
    expect((JSON.parse(readFileSync(file, "utf8")) as Report).counts.error).toBe(5);
  });
});

describe("exit codes", () => {
  it.each<[string, string[], number]>([
    ["a clean file", ["validate", touchpoints, "--survey", survey, "--quarter", "FY2025Q2"], 0],
    [
      "warnings with --fail-on warning",
      [
        "validate",
        touchpoints,
        "--survey",
        survey,
        "--quarter",
        "FY2025Q2",
        "--fail-on",
        "warning",
      ],
      1,
    ],
    ["errors with --fail-on never", ["validate", mistakes, "--fail-on", "never"], 0],
    ["a missing file", ["validate", "no-such-file.csv"], 3],
    ["a folder that is no package", ["validate", FIXTURES], 3],
    ["an unknown option", ["validate", mistakes, "--surve", "x"], 2],
    ["an unknown command", ["validat", mistakes], 2],
    ["an unknown rule", ["explain", "no-rule-at-all"], 2],
    ["a wrong quarter", ["due", "Q5"], 2],
    ["a wrong reporter", ["validate", mistakes, "--reporter", "jsno"], 2],
    ["a raw export without definition", ["validate", touchpoints], 2],
    ["a definition that is none", ["validate", touchpoints, "--survey", mistakes], 2],
    [
      "a definition of another platform",
      [
        "validate",
        join(FIXTURES, "exports/qualtrics-three-header-records.csv"),
        "--survey",
        survey,
      ],
      2,
    ],
    ["no argument", ["validate"], 2],
    ["an unknown schema", ["schema", "reprot"], 2],
    ["help", ["--help"], 0],
    ["the version", ["--version"], 0],
  ])("%s", async (_, args, status) => {
    const result = await cx280(args);
    expect(result.status).toBe(status);
    expect(result.stderr).not.toMatch(/^\s+at /m);
    if (status >= 2) expect(result.stderr).not.toBe("");
  });

  it.runIf(process.getuid?.() !== 0)("a file that may not be read", async () => {
    const file = join(folder, "locked.csv");
    writeFileSync(file, "x", { mode: 0 });
    expect((await cx280(["validate", file])).status).toBe(3);
  });
});

describe("standard streams", () => {
  it("reads standard input", async () => {
    const result = await report(["-"], readFileSync(mistakes, "utf8"));
    expect(result.report.inputs).toMatchObject([{ file: "-", kind: "submission", records: 61 }]);
    expect(result.report.counts.error).toBe(5);
  });

  it("ends quietly where the reader has seen enough, with the findings' exit code", async () => {
    const script =
      '"$0" "$1" validate "$2" --reporter json --max-findings 100000 | head -c 10 >&2; echo $PIPESTATUS';
    const big = join(folder, "big.csv");
    const header = readFileSync(mistakes, "utf8").slice(1).split("\n", 1)[0];
    writeFileSync(
      big,
      `${header}\n${Array.from({ length: 20_000 }, (_, i) => `r${i},x${",0".repeat(14)},`).join("\n")}\n`,
    );
    const result = await run("bash", ["-c", script, process.execPath, inject("launcher"), big]);
    expect(result.stdout.trim()).toBe("1");
    expect(result.stderr).toHaveLength(10);
  });

  it("has no colour and no animation off a terminal", async () => {
    const { stdout, stderr } = await cx280(["validate", mistakes]);
    expect(stdout + stderr).not.toContain("\u001b");
  });

  it("has colour where it is demanded, and none with NO_COLOR", async () => {
    const coloured = await cx280(["validate", mistakes], { env: { FORCE_COLOR: "1" } });
    expect(coloured.stdout).toContain("\u001b[31m");
    const plain = await cx280(["validate", mistakes], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
    expect(plain.stdout).not.toContain("\u001b");
  });

  it("never repeats a comment", async () => {
    const secret = "My case number is a secret of mine";
    const header = readFileSync(mistakes, "utf8").slice(1).split("\n", 1)[0];
    const rows = Array.from(
      { length: 9 },
      (_, i) => `r${i % 4},1${",1".repeat(14)},${secret} \u0007`,
    );
    for (const reporter of ["text", "json"]) {
      const { stdout, stderr } = await cx280(["validate", "-", "--reporter", reporter], {
        input: `${header}\n${rows.join("\n")}\n`,
      });
      expect(stdout).toContain("CX310");
      expect(stdout + stderr).not.toContain("secret");
    }
  });
});
