import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Report } from "../../../src/report/report.js";
import { folderWith, run } from "../../cli/run.js";
import { EXPORT, SUBMISSION, SURVEY } from "../../cli/samples.js";
import { rowsOf, type SheetCell, type SheetOf, workbookOf } from "../../support/workbook.js";
import { zipOf } from "../../support/zip.js";
import { fileWith } from "./read.js";

const sheetOf = (text: string, name: string): SheetOf => ({ name, rows: rowsOf(cellsOf(text)) });
const cellsOf = (text: string): string[][] => parse(text, { relax_column_count: true });
const submissionRows = cellsOf(SUBMISSION);
const THUMBS = ["--survey-type", "thumbs_up_down"];

async function survey(): Promise<string> {
  return join(await folderWith({ "survey.yaml": SURVEY }), "survey.yaml");
}

/** What is wrong with the file and its values; what is said of the dataset is another matter. */
const ofFile = ({ findings }: Report): Report["findings"] =>
  findings.filter(({ rule }) => rule < "CX400");

async function reportOn(args: readonly string[], stdin?: Uint8Array): Promise<Report> {
  const given = stdin === undefined ? {} : { stdin };
  const ran = await run(["validate", ...args, "--reporter", "json"], given);
  expect(ran.err).toBe("");
  return JSON.parse(ran.out) as Report;
}

describe("packed exports and workbooks on the command line", () => {
  it("are judged as the plain export, by name and on standard input", async () => {
    const definition = await survey();
    const plain = await fileWith("export.csv", new TextEncoder().encode(EXPORT));
    const expected = await reportOn([plain, "--survey", definition]);
    const records = expected.inputs[0]!.records;
    expect(records).toBeGreaterThan(0);
    const packed = [
      gzipSync(EXPORT),
      zipOf([{ name: "export.csv", content: EXPORT }]),
      workbookOf({ sheets: [sheetOf(EXPORT, "Sheet1")] }),
    ];
    for (const bytes of packed) {
      const file = await fileWith("export.bin", bytes);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      for (const report of [
        await reportOn([file, "--survey", definition]),
        await reportOn(["-", "--survey", definition], bytes),
      ]) {
        expect(report.inputs).toMatchObject([{ records, sha256, bytes: bytes.length }]);
        expect(report.findings.map(({ rule, line, cell }) => [rule, line, cell])).toEqual(
          expected.findings.map(({ rule, line, cell }) => [rule, line, cell]),
        );
      }
    }
  });

  it("are formatted, and the manifest has the checksum of what was given", async () => {
    const definition = await survey();
    const workbook = workbookOf({ sheets: [sheetOf("x\n", "Cover"), sheetOf(EXPORT, "Data")] });
    const file = await fileWith("export.xlsx", workbook);
    const out = await folderWith({});
    const ran = await run([
      ...["format", file, "--survey", definition, "--quarter", "FY2025Q2"],
      ...["--sheet", "Data", "--out", out],
    ]);
    expect(ran.code).toBe(0);
    const [name = ""] = readdirSync(out);
    const manifest = JSON.parse(readFileSync(join(out, name, "manifest.json"), "utf8"));
    expect(manifest.input).toMatchObject({
      name: "export.xlsx",
      bytes: workbook.length,
      sha256: createHash("sha256").update(workbook).digest("hex"),
    });
  });

  it("are no submission files: CX105 says so whatever they are called", async () => {
    const workbook = workbookOf({ sheets: [sheetOf(SUBMISSION, "S")] });
    for (const [name, bytes] of [
      ["responses.xlsx", workbook],
      ["responses.csv", workbook],
      ["responses.csv.gz", gzipSync(SUBMISSION)],
      ["responses.csv", zipOf([{ name: "responses.csv", content: SUBMISSION }])],
    ] as const) {
      const report = await reportOn([await fileWith(name, bytes), ...THUMBS]);
      expect(ofFile(report).map(({ rule }) => rule)).toEqual(["CX105"]);
    }
  });

  it("have findings in the rows and cells of the sheet, behind line breaks and empty rows", async () => {
    const [header = [], first = [], second = []] = submissionRows;
    const rows: (readonly SheetCell[])[] = [
      header,
      [...first.slice(0, 16), "a comment\nof three\nlines"],
      ["a17", ...first.slice(1)],
      [],
      // A number of seventeen digits has lost two of them.
      [{ number: "39123456789012345" }, ...second.slice(1)],
      ["a18", "Yes", ...second.slice(2)],
    ];
    const workbook = workbookOf({ sheets: [{ name: "S", rows: rowsOf(rows) }] });
    const report = await reportOn([await fileWith("r.csv", workbook), ...THUMBS]);
    expect(
      ofFile(report).map(({ rule, line, record, cell }) => [rule, line, record, cell]),
    ).toEqual([
      ["CX105", null, null, null],
      ["CX111", 4, 3, null],
      ["CX301", 6, 5, "B6"],
      ["CX305", 5, 4, "A5"],
    ]);
  });

  it.each([["validate"], ["format"], ["summarize"], ["init"]])(
    "end %s with 3 and a sentence where they cannot be read or parts are unclear",
    async (command) => {
      const definition = await survey();
      const folder = await folderWith({});
      const options = {
        validate: ["--survey", definition],
        format: ["--survey", definition, "--quarter", "FY2025Q2", "--out", folder],
        summarize: ["--survey", definition],
        init: [],
      }[command]!;
      const two = zipOf([
        { name: "a.csv", content: EXPORT },
        { name: "b.csv", content: EXPORT },
      ]);
      const workbook = workbookOf({ sheets: [sheetOf(EXPORT, "Data")] });
      const cases: [Uint8Array, string[], string][] = [
        [two, [], "a.csv, b.csv. Say which one with --entry NAME."],
        [two, ["--entry", "c.csv"], "no file c.csv"],
        [workbook, ["--sheet", "Other"], "It has Data."],
        [workbook.subarray(0, 300), [], "cut off"],
        [gzipSync(EXPORT).subarray(0, 100), [], "ends early"],
      ];
      for (const [bytes, more, says] of cases) {
        const file = await fileWith("export.bin", bytes);
        const ran = await run([command, file, ...options, ...more]);
        expect(ran).toMatchObject({ code: 3, out: "" });
        expect(ran.err).toContain(says);
        expect(ran.err).toContain("export.bin");
      }
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});
