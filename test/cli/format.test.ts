import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportDocument } from "../../src/report/report-document.js";
import { folderWith, type Given, type Ran, run } from "./run.js";
import { BROKEN_EXPORT, EXPORT, SUBMISSION, SURVEY } from "./samples.js";

interface Formatted extends Ran {
  readonly folder: string;
  /** What stands in the folder, without the two files given. */
  readonly written: readonly string[];
}

async function format(
  raw: string,
  options: (folder: string) => readonly string[],
  given: Given = {},
): Promise<Formatted> {
  const folder = await folderWith({ "raw.csv": raw, "survey.yaml": SURVEY });
  const survey = ["--survey", join(folder, "survey.yaml"), "--out", folder];
  const ran = await run(["format", join(folder, "raw.csv"), ...survey, ...options(folder)], given);
  const written = (await readdir(folder)).filter(
    (name) => !["raw.csv", "survey.yaml"].includes(name),
  );
  return { ...ran, folder, written: written.sort() };
}

const QUARTER = ["--quarter", "FY2025Q2"];
const PACKAGE = "permit-renewal-fy2025q2";

describe("format", () => {
  it("writes a package and says what to do next", async () => {
    const ran = await format(EXPORT, () => QUARTER);
    expect(ran.code).toBe(0);
    expect(ran.written).toEqual([PACKAGE]);
    const folder = join(ran.folder, PACKAGE);
    expect((await readdir(folder)).sort()).toEqual([
      "collection-detail.json",
      "manifest.json",
      "report.json",
      "responses.csv",
    ]);
    expect((await readFile(join(folder, "responses.csv"), "utf8")).split("\n")).toHaveLength(4);
    for (const word of [folder, "responses.csv", "collection-detail.json", "2025-04-30"]) {
      expect(ran.err).toContain(word);
    }
    expect(ran.out).toContain("3 records read = 2 responses judged + 1 outside the quarter");
    expect(ran.out).toContain("2 responses judged = 2 rows to submit");
  });

  it("puts a report in the package that names no folder", async () => {
    const ran = await format(EXPORT, () => QUARTER);
    const text = await readFile(join(ran.folder, PACKAGE, "report.json"), "utf8");
    expect(reportDocument.parse(JSON.parse(text)).inputs).toMatchObject([{ file: "raw.csv" }]);
    expect(text).not.toContain(ran.folder);
  });

  it("writes nothing while an error stands, and says how to go on", async () => {
    const ran = await format(BROKEN_EXPORT, () => QUARTER);
    expect(ran).toMatchObject({ code: 1, written: [] });
    expect(ran.err).toContain("--rejects FILE");
    expect((await format(BROKEN_EXPORT, () => [...QUARTER, "--fail-on", "never"])).code).toBe(1);
  });

  it("puts offending records aside where it may, and still tells of them", async () => {
    const rejects = (folder: string) => [...QUARTER, "--rejects", join(folder, "rejects.csv")];
    const ran = await format(BROKEN_EXPORT, rejects);
    expect(ran).toMatchObject({ code: 1, written: [PACKAGE, "rejects.csv"] });
    expect(await readFile(join(ran.folder, "rejects.csv"), "utf8")).toContain("CX110");
    const allowed = (folder: string) => [...rejects(folder), "--fail-on", "never"];
    expect((await format(BROKEN_EXPORT, allowed)).code).toBe(0);
  });

  it("asks for the quarter and names those in the export", async () => {
    const ran = await format(EXPORT, () => []);
    expect(ran).toMatchObject({ code: 2, written: [] });
    expect(ran.err).toMatch(/--quarter.*FY2025Q2 \(2\), FY2025Q3 \(1\)/);
  });

  it("writes nothing where no response is of the quarter", async () => {
    const ran = await format(EXPORT, () => ["--quarter", "FY2024Q1"]);
    expect(ran).toMatchObject({ code: 1, written: [] });
    expect(ran.err).toContain("FY2025Q2 (2)");
  });

  it("refuses a package that is there, unless forced", async () => {
    const first = await format(EXPORT, () => QUARTER);
    const again = ["format", join(first.folder, "raw.csv"), "--survey"].concat(
      [join(first.folder, "survey.yaml"), "--out", first.folder],
      QUARTER,
    );
    const refused = await run(again);
    expect(refused.code).toBe(3);
    expect(refused.err).toContain("--force");
    expect((await run([...again, "--force"])).code).toBe(0);
  });

  it("never writes over the export it reads", async () => {
    const ran = await format(BROKEN_EXPORT, (folder) => [
      ...QUARTER,
      ...["--force", "--rejects", join(folder, "raw.csv")],
    ]);
    expect(ran).toMatchObject({ code: 2, written: [] });
    expect(await readFile(join(ran.folder, "raw.csv"), "utf8")).toBe(BROKEN_EXPORT);
  });

  it("refuses a file that is a submission file already", async () => {
    const ran = await format(SUBMISSION, () => QUARTER);
    expect(ran).toMatchObject({ code: 2, written: [] });
    expect(ran.err).toContain("cx280 validate");
  });

  it("leaves nothing behind when interrupted", async () => {
    const interrupt = new AbortController();
    interrupt.abort();
    const ran = await format(EXPORT, () => QUARTER, { signal: interrupt.signal });
    expect(ran).toMatchObject({ code: 130, written: [] });
  });

  it("ends with 3 where the package cannot be made", async () => {
    const ran = await format(EXPORT, (folder) => [...QUARTER, "--out", join(folder, "raw.csv")]);
    expect(ran).toMatchObject({ code: 3, written: [] });
  });

  it("writes the same bytes for the same input, definition and clock", async () => {
    const [first, second] = await Promise.all([
      format(EXPORT, () => QUARTER),
      format(EXPORT, () => QUARTER),
    ]);
    for (const name of await readdir(join(first.folder, PACKAGE))) {
      const bytes = await readFile(join(first.folder, PACKAGE, name), "utf8");
      expect(await readFile(join(second.folder, PACKAGE, name), "utf8"), name).toBe(bytes);
    }
  });
});
