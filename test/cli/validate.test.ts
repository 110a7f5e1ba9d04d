import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/report/report.js";
import { folderWith, run } from "./run.js";
import { BROKEN_SUBMISSION, EXPORT, SUBMISSION, SURVEY } from "./samples.js";

const THUMBS = ["--survey-type", "thumbs_up_down"];

async function reportOn(args: readonly string[], stdin?: string): Promise<Report> {
  const ran = await run(["validate", ...args, "--reporter", "json"], stdin ? { stdin } : {});
  return JSON.parse(ran.out) as Report;
}

describe("validate", () => {
  it("passes a submission file and tells about it on standard output", async () => {
    const file = join(await folderWith({ "responses.csv": SUBMISSION }), "responses.csv");
    const ran = await run(["validate", file, ...THUMBS]);
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("2 records read = 2 responses judged");
  });

  it("ends with 1 on an error, unless it may stand", async () => {
    const file = join(await folderWith({ "responses.csv": BROKEN_SUBMISSION }), "responses.csv");
    expect((await run(["validate", file, ...THUMBS])).code).toBe(1);
    expect((await run(["validate", file, ...THUMBS, "--fail-on", "never"])).code).toBe(0);
    const report = await reportOn([file, ...THUMBS]);
    const broken = report.findings.filter(({ rule }) => rule === "CX110");
    expect(broken).toMatchObject([{ severity: "error", line: 4, record: 3 }]);
  });

  it("reads standard input", async () => {
    const report = await reportOn(["-", ...THUMBS], SUBMISSION);
    expect(report.inputs).toMatchObject([{ file: "-", kind: "submission", records: 2 }]);
  });

  it("judges several files in one report, each once", async () => {
    const folder = await folderWith({ "a.csv": SUBMISSION, "b.csv": BROKEN_SUBMISSION });
    const files = ["a.csv", "b.csv", "a.csv"].map((name) => join(folder, name));
    const report = await reportOn([...files, ...THUMBS]);
    expect(report.inputs.map(({ counts }) => counts.error)).toEqual([0, 1]);
    expect(report.counts.error).toBe(1);
  });

  it("judges a raw export by its survey definition", async () => {
    const folder = await folderWith({ "raw.csv": EXPORT, "survey.yaml": SURVEY });
    const survey = ["--survey", join(folder, "survey.yaml")];
    const report = await reportOn([join(folder, "raw.csv"), ...survey, "--quarter", "FY2025Q2"]);
    expect(report.inputs.at(-1)).toMatchObject({
      kind: "raw",
      scale: "thumbs_up_down",
      records: 3,
    });
    expect(report.counts.byRule.CX701).toBe(1);
  });

  it("names the platform of a raw export that comes without definition", async () => {
    const raw = `StartDate,EndDate,ResponseId,Q1
Start Date,End Date,Response ID,Trust
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"
2025-01-02 10:00:00,2025-01-02 10:01:00,R_1,5
`;
    const ran = await run(["validate", "-"], { stdin: raw });
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/Qualtrics.*--survey FILE/);
  });

  it("judges a survey definition", async () => {
    const file = join(await folderWith({ "survey.yml": SURVEY }), "survey.yml");
    const report = await reportOn([file]);
    expect(report.inputs).toMatchObject([{ file, kind: "definition" }]);
  });

  it("says all that is wrong with a definition, with lines", async () => {
    const wrong = SURVEY.replace("channel:", "chanel:").replace("asks: comment", "asks: coment");
    const file = join(await folderWith({ "survey.yaml": wrong }), "survey.yaml");
    const ran = await run(["validate", file]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(/line 8,.*chanel/);
    expect(ran.err).toMatch(/line 31,.*comment/);
  });

  it("judges a package by its responses, with the scale that its metadata declares", async () => {
    const folder = await folderWith({});
    const survey = join(
      await folderWith({ "survey.yaml": SURVEY, "raw.csv": EXPORT }),
      "survey.yaml",
    );
    const raw = survey.replace("survey.yaml", "raw.csv");
    await run(["format", raw, "--survey", survey, "--quarter", "FY2025Q2", "--out", folder]);
    const [name = ""] = await readdir(folder);
    const report = await reportOn([join(folder, name)]);
    expect(report.inputs).toMatchObject([
      { kind: "package" },
      { kind: "submission", scale: "thumbs_up_down", records: 2 },
    ]);
    expect(report.counts.error).toBe(0);
  });

  it.each([
    ["a file that is not there", async () => "nowhere.csv"],
    ["a folder that is no package", async () => folderWith({ "notes.txt": "" })],
  ])("ends with 3 on %s", async (_, path) => {
    const given = await path();
    const ran = await run(["validate", given]);
    expect(ran).toMatchObject({ code: 3, out: "" });
    expect(ran.err).toContain(given);
  });

  it("says what is wrong with a package whose metadata is none", async () => {
    const folder = await folderWith({
      "responses.csv": SUBMISSION,
      "collection-detail.json": "[]",
    });
    const report = await reportOn([folder]);
    expect(report.counts.byRule).toMatchObject({ CX901: 1, CX906: 1 });
  });

  it("judges the others where one path cannot be read, and ends with 3", async () => {
    const folder = await folderWith({ "in.csv": SUBMISSION });
    const nowhere = join(folder, "nowhere.csv");
    const ran = await run(["validate", nowhere, join(folder, "in.csv"), "--reporter", "json"]);
    expect(ran.code).toBe(3);
    expect(ran.err).toContain(nowhere);
    expect(JSON.parse(ran.out)).toMatchObject({
      inputs: [{ kind: "submission" }],
      unreadable: [{ file: nowhere }],
      expectedRating: "red",
    });
  });

  it("writes reports to files, whole, with nothing beside them", async () => {
    const folder = await folderWith({ "in.csv": SUBMISSION });
    const [json, text] = ["report.json", "report.txt"].map((name) => join(folder, name));
    const ran = await run([
      "validate",
      join(folder, "in.csv"),
      ...["--reporter", `json=${json}`, "--reporter", `text=${text}`, ...THUMBS],
    ]);
    expect(ran).toEqual({ code: 0, out: "", err: "" });
    expect((await readdir(folder)).sort()).toEqual(["in.csv", "report.json", "report.txt"]);
    expect(JSON.parse(await readFile(json ?? "", "utf8"))).toMatchObject({ schemaVersion: 1 });
    expect(await readFile(text ?? "", "utf8")).toContain("2 records read");
  });

  it("ends with 3 where a report cannot be written", async () => {
    const folder = await folderWith({ "in.csv": SUBMISSION });
    const report = join(folder, "nowhere", "report.json");
    const ran = await run(["validate", join(folder, "in.csv"), "--reporter", `json=${report}`]);
    expect(ran.code).toBe(3);
    expect(ran.err).toContain(report);
  });

  it("never writes over what it reads", async () => {
    const folder = await folderWith({ "in.csv": SUBMISSION });
    const file = join(folder, "in.csv");
    const same = `${folder}/./in.csv`;
    const ran = await run(["validate", file, "--reporter", `json=${same}`]);
    expect(ran.code).toBe(2);
    expect(await readFile(file, "utf8")).toBe(SUBMISSION);
  });

  it("caps what it keeps and never what it counts", async () => {
    const many = SUBMISSION + "x,1\n".repeat(500);
    const ran = await run(
      ["validate", "-", ...THUMBS, "--reporter", "json", "--max-findings", "3"],
      {
        stdin: many,
      },
    );
    const report = JSON.parse(ran.out) as Report;
    expect(report.findings.filter(({ rule }) => rule === "CX110")).toHaveLength(3);
    expect(report.counts.byRule.CX110).toBe(500);
  });

  it("is the same to the byte for the same clock", async () => {
    const args = ["validate", "-", "--reporter", "json", "--now", "2025-04-30T12:00:00Z"];
    const first = await run(args, { stdin: SUBMISSION, now: 1 });
    const second = await run(args, { stdin: SUBMISSION, now: 2 });
    expect(second.out).toBe(first.out);
    expect(first.out).toContain("2025-04-30T12:00:00.000Z");
  });

  it("says nothing when quiet, but writes JSON that was asked for", async () => {
    const quiet = await run(["validate", "-", "--quiet"], { stdin: BROKEN_SUBMISSION });
    expect(quiet).toEqual({ code: 1, out: "", err: "" });
    const json = await run(["validate", "-", "--quiet", "--reporter", "json"], {
      stdin: SUBMISSION,
    });
    expect(JSON.parse(json.out)).toMatchObject({ schemaVersion: 1 });
  });

  it.each([
    ["a terminal", true, {}, [], true],
    ["a pipe", false, {}, [], false],
    ["NO_COLOR", true, { NO_COLOR: "1" }, [], false],
    ["an empty NO_COLOR", true, { NO_COLOR: "" }, [], true],
    ["--no-color", true, {}, ["--no-color"], false],
    ["a dumb terminal", true, { TERM: "dumb" }, [], false],
    ["FORCE_COLOR in a pipe", false, { FORCE_COLOR: "1" }, [], true],
    ["FORCE_COLOR=0 on a terminal", true, { FORCE_COLOR: "0" }, [], false],
  ] as const)("colours as it should: %s", async (_, isTTY, env, options, coloured) => {
    const ran = await run(["validate", "-", ...options], { stdin: SUBMISSION, isTTY, env });
    expect(ran.out.includes("\u001B[")).toBe(coloured);
  });

  it.each([
    [{ LANG: "en_US.UTF-8" }, true],
    [{ LC_ALL: "C", LANG: "en_US.UTF-8" }, false],
    [{ OS: "Windows_NT" }, false],
    [{ OS: "Windows_NT", WT_SESSION: "1" }, true],
  ])("shows signs beyond ASCII only where they can be seen: %o", async (env, beyond) => {
    const ran = await run(["validate", "-"], { stdin: SUBMISSION, env });
    expect(/[^\p{ASCII}]/u.test(ran.out)).toBe(beyond);
  });

  it("refuses a folder in the place of a definition", async () => {
    const folder = await folderWith({ "in.csv": SUBMISSION });
    await mkdir(join(folder, "survey.yaml"));
    await writeFile(join(folder, "large.yaml"), "# ".padEnd(5 << 20, "x"));
    const file = join(folder, "in.csv");
    expect((await run(["validate", file, "--survey", join(folder, "survey.yaml")])).code).toBe(3);
    expect((await run(["validate", file, "--survey", join(folder, "large.yaml")])).code).toBe(2);
  });
});
