import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberFormats } from "../../../src/source/containers/xlsx/number-format.js";
import { SourceError } from "../../../src/source/source-error.js";
import { rowsOf, type SheetCell, workbookOf } from "../../support/workbook.js";
import { zipOf } from "../../support/zip.js";
import { readFile, readPiped } from "./read.js";

const sheet = (rows: readonly (readonly SheetCell[])[], name = "Sheet1") => ({
  name,
  rows: rowsOf(rows),
});

describe("a workbook", () => {
  it("reads as the same rows, whatever the texts hold and wherever they stand", async () => {
    const text = fc
      .string({ unit: fc.constantFrom(..."aé👍 \"<&;,\n'_x"), maxLength: 12 })
      .map((each) => each.replace(/\r/g, ""));
    const table = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, inline) => {
        const all = [["id", "b", "c"], ...rows.map((cells, at) => [`r${at}`, ...cells.slice(1)])];
        const { rows: read, lines } = await readFile(
          "export.xlsx",
          workbookOf({ sheets: [sheet(all)], inline }),
        );
        expect(read).toEqual(all);
        // Row n of the sheet is line n, whatever line breaks its cells hold.
        expect(lines).toEqual(rows.map((_, at) => at + 2));
      }),
      { numRuns: 60 },
    );
  });

  it("keeps rows and columns in their place where the sheet leaves some out", async () => {
    const rows = new Map<number, readonly SheetCell[]>([
      [1, ["id", "b", "c"]],
      [4, ["r1", "", "x"]],
      [5, ["", "y"]],
    ]);
    const { rows: read, lines } = await readFile(
      "x.xlsx",
      workbookOf({ sheets: [{ name: "S", rows }] }),
    );
    expect(read).toEqual([["id", "b", "c"], [""], [""], ["r1", "", "x"], ["", "y", ""]]);
    expect(lines).toEqual([2, 3, 4, 5]);
  });

  it("shows dates and numbers as the cells do", async () => {
    const formats = [
      "yyyy\\-mm\\-dd h:mm",
      "m/d/yy",
      "0.00%",
      "0.0",
      "[$-409]h:mm AM/PM",
      "mmm yyyy",
    ];
    const cells: SheetCell[] = [
      { number: 45777.67, style: 0 },
      { number: 45777, style: 1 },
      { number: 0.8567, style: 2 },
      { number: 2.25, style: 3 },
      { number: 0.5, style: 4 },
      { number: 45748, style: 5 },
      { number: 42 },
      { number: 1234567890123 },
      { number: "39123456789012345" },
      { number: "0.30000000000000004" },
      { xml: '<c t="b"><v>1</v></c>' },
      { xml: '<c t="e"><v>#REF!</v></c>' },
      { xml: '<c t="str"><f>A1&amp;"x"</f><v>kept</v></c>' },
      {
        xml: '<c t="inlineStr"><is><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r><rPh><t>no</t></rPh></is></c>',
      },
    ];
    const header = cells.map((_, at) => `c${at}`);
    const { rows } = await readFile(
      "x.xlsx",
      workbookOf({ sheets: [sheet([header, cells])], formats }),
    );
    expect(rows[1]).toEqual([
      "2025-04-30 16:04:48",
      "2025-04-30",
      "85.67%",
      "2.3",
      "12:00:00",
      "2025-04-01",
      "42",
      "1234567890123",
      // More digits than a number of a sheet holds: shown as damaged, not as a rounded id.
      "3.91235E+16",
      "0.3",
      "TRUE",
      "#REF!",
      "kept",
      "rich text",
    ]);
  });

  it("counts days from 1904 where the workbook does", async () => {
    const workbook = {
      sheets: [
        sheet([
          ["id", "d"],
          ["a", { number: 44315, style: 0 }],
        ]),
      ],
      formats: ["d/m/yyyy"],
    };
    const [since1900, since1904] = await Promise.all(
      [false, true].map((date1904) => readFile("x.xlsx", workbookOf({ ...workbook, date1904 }))),
    );
    expect(since1900!.rows[1]).toEqual(["a", "2021-04-29"]);
    expect(since1904!.rows[1]).toEqual(["a", "2025-04-30"]);
  });

  it("takes the first sheet that is shown, or the named one", async () => {
    const sheets = [
      { ...sheet([["hidden"]], "Lists"), state: "hidden" as const },
      sheet([["id"], ["first"]], "Responses"),
      sheet([["id"], ["second"]], "A & B"),
    ];
    expect((await readFile("x.xlsx", workbookOf({ sheets }))).rows[1]).toEqual(["first"]);
    expect((await readFile("x.xlsx", workbookOf({ sheets }), { sheet: "A & B" })).rows[1]).toEqual([
      "second",
    ]);
    await expect(readFile("x.xlsx", workbookOf({ sheets }), { sheet: "C" })).rejects.toThrow(
      /Lists, Responses, A & B/,
    );
  });

  it("reads from a pipe", async () => {
    const workbook = workbookOf({
      sheets: [
        sheet([
          ["id", "b"],
          ["1", "x"],
        ]),
      ],
    });
    expect((await readPiped(workbook, 11)).rows).toEqual([
      ["id", "b"],
      ["1", "x"],
    ]);
  });

  it.each([
    ["entities", '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>', "document type"],
    ["no XML", "<worksheet><row", "workbook"],
    [
      "rows out of order",
      '<worksheet><sheetData><row r="5"></row><row r="2"></row></sheetData></worksheet>',
      "row 2",
    ],
    [
      "a cell outside",
      '<worksheet><sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
      "outside",
    ],
  ])("refuses a sheet with %s", async (_, content, says) => {
    const parts = [
      {
        name: "xl/workbook.xml",
        content: '<workbook><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>',
      },
      {
        name: "xl/_rels/workbook.xml.rels",
        content: '<Relationships><Relationship Id="rId1" Target="/xl/s.xml"/></Relationships>',
      },
      { name: "xl/s.xml", content },
    ];
    const reading = readFile("x.xlsx", zipOf(parts));
    await expect(reading).rejects.toBeInstanceOf(SourceError);
    await expect(reading).rejects.toThrow(new RegExp(says));
  });
});

describe("formats of numbers", () => {
  const shown = (code: string, value: number): string =>
    new NumberFormats(new Map([[164, code]]), [164]).shown(String(value), 0, false);

  it.each([
    ["General", "45777.5"],
    ["@", "45777.5"],
    ["yyyy-mm-dd", "2025-04-30 12:00:00"],
    ["[Red]dd/mm/yyyy;@", "2025-04-30 12:00:00"],
    ["mmmm d", "2025-04-30 12:00:00"],
    ["h:mm:ss", "2025-04-30 12:00:00"],
    ["mm:ss", "2025-04-30 12:00:00"],
    ['"Day "0', "45778"],
    ["#,##0.00", "45777.50"],
    ["0%", "4577750%"],
    ['0" days"', "45778"],
  ])("%s", (code, text) => {
    expect(shown(code, 45777.5)).toBe(text);
  });

  it("knows the built-in ones", () => {
    const formats = new NumberFormats(new Map(), [0, 14, 22, 20, 9, 2]);
    const all = [0, 1, 2, 3, 4, 5].map((style) => formats.shown("0.25", style, false));
    expect(all).toEqual([
      "0.25",
      "1899-12-31 06:00:00",
      "1899-12-31 06:00:00",
      "06:00:00",
      "25%",
      "0.25",
    ]);
  });
});
