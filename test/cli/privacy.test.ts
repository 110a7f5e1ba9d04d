import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/report/report.js";
import { type Manifest, manifest } from "../../src/submission/manifest.js";
import { folderWith, run } from "./run.js";
import { EXPORT, SURVEY } from "./samples.js";

/** Comments and an id that need care; every value is made up. */
const PERSONAL = `Key,When,Trust,Good,Bad,Comment,Email
k0,2025-03-30 09:00:00,No,,It was quick,"Write to jane@example.com, ""soon"", or call 202-555-0143",a@example.com
k1,2025-03-31 10:00:00,Yes,It was easy,,"=HYPERLINK(""x"")",b@example.com
=k2,2025-03-31 11:00:00,Yes,It was easy,,Fine,c@example.com
k3,2025-04-01 00:00:00,Yes,It was easy,,Late jane@example.com,d@example.com
`;

interface Formatted {
  code: number;
  out: string;
  err: string;
  report: Report;
  manifest: Manifest;
  /** Id and comment of each row. */
  rows: string[][];
  folder: string;
}

async function format(
  options: readonly string[],
  { raw = PERSONAL, survey = SURVEY } = {},
): Promise<Formatted> {
  const folder = await folderWith({ "raw.csv": raw, "survey.yaml": survey });
  const ran = await run([
    ...["format", join(folder, "raw.csv"), "--survey", join(folder, "survey.yaml")],
    ...["--quarter", "FY2025Q2", "--out", folder, ...options],
  ]);
  const written = join(folder, "permit-renewal-fy2025q2");
  const text = (name: string) => readFile(join(written, name), "utf8");
  const rows = parse(await text("responses.csv"), { from_line: 2 }) as string[][];
  return {
    ...ran,
    folder: written,
    report: JSON.parse(await text("report.json")) as Report,
    manifest: manifest.parse(JSON.parse(await text("manifest.json"))),
    rows: rows.map((cells) => [cells[0]!, cells.at(-1)!]),
  };
}

function data({ report }: Formatted, rule: string): unknown[] {
  return report.findings.filter((finding) => finding.rule === rule).map((each) => each.data);
}

describe("format", () => {
  it("copies comments and ids, and reports what it finds", async () => {
    const ran = await format([]);
    expect(ran.rows).toEqual([
      ["k0", 'Write to jane@example.com, "soon", or call 202-555-0143'],
      ["k1", '=HYPERLINK("x")'],
      ["=k2", "Fine"],
    ]);
    expect(ran.report.counts.byRule).toMatchObject({ CX801: 1, CX803: 2, CX805: 1 });
    expect(data(ran, "CX801")).toMatchObject([
      { kinds: ["e-mail", "phone number"], from: [10, 44], to: [25, 55], redacted: false },
    ]);
    expect(ran.manifest.comments).toBeUndefined();
    expect(ran.manifest.formulasDefused).toBeUndefined();
  });

  it("never repeats what it finds, whatever is asked for", async () => {
    for (const options of [[], ["--redact"], ["--defuse-formulas"]]) {
      const { out, err, report } = await format(options);
      for (const value of ["jane", "0143", "HYPERLINK"]) {
        expect(out + err + JSON.stringify(report)).not.toContain(value);
      }
    }
  });
});

describe("format --redact", () => {
  it("writes kinds in place of values, and says how many", async () => {
    const ran = await format(["--redact"]);
    expect(ran.code).toBe(0);
    expect(ran.rows[0]).toEqual([
      "k0",
      'Write to [redacted: e-mail], "soon", or call [redacted: phone number]',
    ]);
    expect(ran.manifest.comments).toEqual({
      redacted: { comments: 1, values: { "e-mail": 1, "phone number": 1 } },
    });
    expect(ran.err).toContain("Redacted 2 values in 1 comment (e-mail 1, phone number 1).");
    expect(ran.err).toContain("Names are not looked for");
  });

  it("still reports what was found, as redacted", async () => {
    const ran = await format(["--redact"]);
    expect(data(ran, "CX801")).toMatchObject([{ redacted: true }]);
    expect(ran.out).toContain("redacted in what is written");
  });

  it("leaves a package of which nothing personal is reported", async () => {
    const { folder } = await format(["--redact", "--defuse-formulas"]);
    const judged = await run(["validate", folder, "--reporter", "json"]);
    const { counts } = JSON.parse(judged.out) as Report;
    const privacy = Object.keys(counts.byRule).filter((id) => id.startsWith("CX8"));
    expect(privacy).toEqual([]);
    expect(counts.byRule.CX901).toBeUndefined();
  });

  it("says so where there was nothing to redact", async () => {
    const ran = await format(["--redact"], { raw: EXPORT });
    expect(ran.manifest.comments).toEqual({ redacted: { comments: 0, values: {} } });
    expect(ran.err).toContain("Found nothing to redact in comments. Names are not looked for");
  });

  it("writes the same bytes for the same input", async () => {
    const options = ["--redact", "--defuse-formulas"];
    const [first, second] = [await format(options), await format(options)];
    for (const name of await readdir(first.folder)) {
      const text = await readFile(join(first.folder, name), "utf8");
      expect(await readFile(join(second.folder, name), "utf8"), name).toBe(text);
    }
  });
});

describe("format --defuse-formulas", () => {
  it("puts an apostrophe in front, and says before how many cells", async () => {
    const ran = await format(["--defuse-formulas"]);
    expect(ran.rows.slice(1)).toEqual([
      ["k1", `'=HYPERLINK("x")`],
      ["'=k2", "Fine"],
    ]);
    expect(ran.manifest.formulasDefused).toEqual({ external_id: 1, question_4: 1 });
    expect(ran.err).toContain("Put an apostrophe before 1 comment and 1 external id");
    expect(data(ran, "CX803")).toMatchObject([
      { beginning: "=", defused: expect.stringContaining("apostrophe") },
      { beginning: "=" },
    ]);
  });

  it("says so where there was nothing to defuse", async () => {
    const ran = await format(["--defuse-formulas"], { raw: EXPORT });
    expect(ran.manifest.formulasDefused).toEqual({ external_id: 0, question_4: 0 });
    expect(ran.err).toContain("No cell begins like a formula.");
  });
});

describe("format --omit-comments", () => {
  const OMIT = ["--omit-comments", "--reason", "Small offices: comments tell who wrote."];

  it("writes no comment, reads none, and keeps the reason", async () => {
    const ran = await format(OMIT);
    expect(ran.rows.map(([, comment]) => comment)).toEqual(["", "", ""]);
    expect(ran.manifest.comments).toEqual({
      omitted: { reason: "Small offices: comments tell who wrote." },
    });
    expect(ran.err).toContain("Comments are not in it: Small offices: comments tell who wrote.");
    const { byRule } = ran.report.counts;
    expect([byRule.CX605, byRule.CX801, byRule.CX804]).toEqual([undefined, undefined, undefined]);
    // An id that a spreadsheet would run is still one.
    expect(byRule.CX803).toBe(1);
  });

  it("says the same where the definition opts out", async () => {
    const survey = SURVEY.replace("column: Comment", "column: Comment\n    optOut: By our office.");
    const ran = await format(["--redact"], { survey });
    expect(ran.rows.map(([, comment]) => comment)).toEqual(["", "", ""]);
    expect(ran.manifest.comments).toEqual({ omitted: { reason: "By our office." } });
    expect(ran.err).toContain("Comments are not in it: By our office.");
  });

  it.each([
    ["without a reason", ["--omit-comments"], "--reason"],
    ["with an empty reason", ["--omit-comments", "--reason", " "], "--reason"],
    ["with --redact", [...OMIT, "--redact"], "--redact"],
    ["without being asked for", ["--reason", "because"], "--omit-comments"],
  ])("is refused %s", async (_, options, named) => {
    const folder = await folderWith({ "raw.csv": PERSONAL, "survey.yaml": SURVEY });
    const ran = await run([
      ...["format", join(folder, "raw.csv"), "--survey", join(folder, "survey.yaml")],
      ...["--quarter", "FY2025Q2", "--out", folder, ...options],
    ]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(named);
    expect((await readdir(folder)).sort()).toEqual(["raw.csv", "survey.yaml"]);
  });

  it("is refused where the survey has no question 3", async () => {
    const survey = SURVEY.replace(/ {2}- asks: comment\n.*\n.*\n/, "").replace(
      "export:",
      "notAsked: { comment: The kiosk has no keyboard. }\nexport:",
    );
    const folder = await folderWith({ "raw.csv": PERSONAL, "survey.yaml": survey });
    const ran = await run([
      ...["format", join(folder, "raw.csv"), "--survey", join(folder, "survey.yaml")],
      ...["--quarter", "FY2025Q2", "--out", folder, ...OMIT],
    ]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("no question 3");
  });
});
