import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/report/report.js";
import { cx280, FIXTURES, temporaryFolder } from "./run.js";

const folder = temporaryFolder();
const CLOCK = ["--now", "2025-06-02T12:00:00Z"];
let folders = 0;

/** A repository as an agency has it: exports, surveys, a configuration. */
function repository(config: string): string {
  const root = join(folder, String(folders++));
  mkdirSync(join(root, "exports/old"), { recursive: true });
  mkdirSync(join(root, "surveys"));
  cpSync(join(FIXTURES, "exports/touchpoints-raw.csv"), join(root, "exports/benefits.csv"));
  cpSync(join(FIXTURES, "surveys/touchpoints-thumbs.yaml"), join(root, "surveys/benefits.yaml"));
  writeFileSync(join(root, "cx280.config.yaml"), config);
  return root;
}

const INPUTS = `inputs:
  - files: exports/*.csv
    survey: surveys/benefits.yaml
    quarter: FY2025Q2
`;

async function reportOn(cwd: string, args: string[] = []): Promise<Report> {
  const ran = await cx280(["validate", ...args, "--reporter", "json", ...CLOCK], { cwd });
  expect(ran.stderr).toBe("");
  return JSON.parse(ran.stdout) as Report;
}

describe("a repository with a configuration", () => {
  it("is judged whole, without arguments, from any folder in it", async () => {
    const root = repository(`version: 1\n${INPUTS}`);
    const fromTop = await reportOn(root);
    expect(fromTop.inputs.map(({ file, kind }) => [file, kind])).toEqual([
      [join("exports", "benefits.csv"), "raw"],
    ]);
    expect(fromTop.reconciliation[0]).toMatchObject({ recordsRead: 243, responsesJudged: 234 });
    const fromBelow = await reportOn(join(root, "exports", "old"));
    expect(fromBelow.counts).toEqual(fromTop.counts);
    expect(fromBelow.inputs[0]?.file).toBe(join("..", "benefits.csv"));
  });

  it("gives a file that is named its survey and quarter, and options go before it", async () => {
    const root = repository(`version: 1\n${INPUTS}`);
    const named = await reportOn(root, ["exports/benefits.csv"]);
    expect(named.reconciliation[0]?.responsesJudged).toBe(234);
    const other = await reportOn(root, ["exports/benefits.csv", "--quarter", "FY2025Q1"]);
    expect(other.reconciliation[0]?.responsesJudged).not.toBe(234);
    const without = await cx280(["validate", "exports/benefits.csv", "--no-config"], { cwd: root });
    expect(without.status).toBe(2);
  });

  it("sets exit code and reporters, unless options do", async () => {
    const root = repository(`version: 1\nfailOn: warning\nreporters: [json=out.json]\n${INPUTS}`);
    const ran = await cx280(["validate", ...CLOCK], { cwd: join(root, "exports") });
    expect(ran).toMatchObject({ status: 1, stdout: "" });
    const written = JSON.parse(readFileSync(join(root, "out.json"), "utf8")) as Report;
    expect(written.counts.warning).toBeGreaterThan(0);
    expect((await cx280(["validate", "--fail-on", "error", ...CLOCK], { cwd: root })).status).toBe(
      0,
    );
  });

  it.each([
    ["a pattern that fits nothing", `version: 1\ninputs:\n  - files: export/*.csv\n`, "line 3"],
    ["a file that fits twice", `version: 1\n${INPUTS}  - files: "**/benefits.csv"\n`, "fits two"],
    ["an unknown key", `version: 1\nseverty: {}\n${INPUTS}`, "Did you mean severity?"],
    ["a reporter that is none", `version: 1\nreporters: [jsn]\n${INPUTS}`, "line 2"],
    ["no inputs at all", "version: 1\n", "inputs"],
  ])("ends with 2 on %s", async (_, config, says) => {
    const ran = await cx280(["validate"], { cwd: repository(config) });
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(ran.stderr).toContain(says);
  });

  it("ends with 3 where the named configuration is not there", async () => {
    const ran = await cx280(["validate", "--config", "nowhere.yaml"], { cwd: folder });
    expect(ran.status).toBe(3);
    expect(ran.stderr).toContain("nowhere.yaml");
  });
});

describe("waive", () => {
  const terms = ["--reason", "Flipped thumbs.", "--owner", "Data team", "--expires", "2025-12-31"];

  it("writes waivers that the next run honours, and keeps what stands in the file", async () => {
    const root = repository(`# Ours.\nversion: 1\n${INPUTS}`);
    await cx280(["validate", "--reporter", "json=report.json", ...CLOCK], { cwd: root });
    const before = JSON.parse(readFileSync(join(root, "report.json"), "utf8")) as Report;
    const waive = ["waive", "report.json", "--rule", "both-branches", ...terms, ...CLOCK];
    expect(await cx280(waive, { cwd: root })).toMatchObject({ status: 0, stdout: "" });
    expect(readFileSync(join(root, "cx280.config.yaml"), "utf8")).toMatch(/^# Ours\./);
    const after = await reportOn(root);
    expect(before.counts.byRule.CX404).toBeGreaterThan(0);
    expect(after.counts.waived).toBe(before.counts.byRule.CX404);
    expect(after.counts.warning).toBe(before.counts.warning - after.counts.waived);
    expect(after.findings.filter(({ waived }) => waived)).toHaveLength(after.counts.waived);
    // Again: they are there already.
    const again = await cx280(waive, { cwd: root });
    expect(again.stderr).toContain("Added 0 waivers");
    expect((await reportOn(root)).counts).toEqual(after.counts);
  });

  it("reports them as CX909 once they have expired", async () => {
    const root = repository(`version: 1\n${INPUTS}`);
    await cx280(["validate", "--reporter", "json=report.json", ...CLOCK], { cwd: root });
    await cx280(["waive", "report.json", "--rule", "CX404", "--whole-file", ...terms, ...CLOCK], {
      cwd: root,
    });
    const later = await cx280(["validate", "--reporter", "json", "--now", "2026-01-01T00:00:00Z"], {
      cwd: root,
    });
    const report = JSON.parse(later.stdout) as Report;
    expect(report.counts.byRule).toMatchObject({ CX404: 2, CX909: 1 });
    const [finding] = report.findings.filter(({ rule }) => rule === "CX909");
    expect(finding).toMatchObject({ file: "cx280.config.yaml", severity: "warning" });
    expect(finding?.line).toBeGreaterThan(1);
  });

  it("makes a configuration where there is none", async () => {
    const root = join(folder, "fresh");
    mkdirSync(root);
    writeFileSync(
      join(root, "in.csv"),
      readFileSync(join(FIXTURES, "rules/CX402/fires/submission.csv")),
    );
    await cx280(
      ["validate", "in.csv", "--survey-type", "thumbs_up_down", "--reporter", "json=r.json"],
      { cwd: root },
    );
    const ran = await cx280(["waive", "r.json", "--rule", "CX402", ...terms, ...CLOCK], {
      cwd: root,
    });
    expect(ran.status).toBe(0);
    expect(readFileSync(join(root, "cx280.config.yaml"), "utf8")).toContain("CX402");
  });

  it.each([
    ["a file that is no report", ["waive", "exports/benefits.csv", ...terms], 2],
    ["a report that is not there", ["waive", "nowhere.json", ...terms], 3],
    ["a rule that does not exist", ["waive", "report.json", "--rule", "CX999", ...terms], 2],
    ["a rule without findings", ["waive", "report.json", "--rule", "CX101", ...terms], 2],
    ["no reason", ["waive", "report.json", "--owner", "me", "--expires", "2025-12-31"], 2],
    [
      "a day that has passed",
      ["waive", "report.json", "--reason", "a", "--owner", "b", "--expires", "2025-01-01"],
      2,
    ],
  ])("refuses %s and changes nothing", async (_, args, status) => {
    const config = `version: 1\n${INPUTS}`;
    const root = repository(config);
    await cx280(["validate", "--reporter", "json=report.json", ...CLOCK], { cwd: root });
    const ran = await cx280([...args, ...CLOCK], { cwd: root });
    expect(ran.status).toBe(status);
    expect(ran.stderr).not.toBe("");
    expect(readFileSync(join(root, "cx280.config.yaml"), "utf8")).toBe(config);
  });
});
