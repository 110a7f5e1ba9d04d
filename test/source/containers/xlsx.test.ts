import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openStandardInput } from "../../../src/source/files.js";
import { chunksOf } from "../../support/read-source.js";
import { rowsOf, type SheetCell, type SheetOf, workbookOf } from "../../support/workbook.js";
import { readFile, readPiped, refusal } from "./read.js";

const sheet = (rows: readonly (readonly SheetCell[])[], name = "Sheet1"): SheetOf => ({
  name,
  rows: rowsOf(rows),
});
const rowsIn = async (...rows: (readonly SheetCell[])[]): Promise<string[][]> =>
  (await readFile("x.xlsx", workbookOf({ sheets: [sheet(rows)] }))).rows;
/** What a cell reads as. */
const cellOf = async (xml: string): Promise<string | undefined> =>
  (await rowsIn(["id", "b", "c"], ["r1", { xml }, "end"]))[1]?.[1];

describe("a workbook", () => {
  it("reads as the same rows, whatever the texts hold and however it comes", async () => {
    const text = fc.string({
      unit: fc.constantFrom(..."aé👍 \"<&;,\t\r\n'_x00D", "_x000D_", "\uFEFF"),
      maxLength: 12,
    });
    const table = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 30 });
    const pieces = fc.option(fc.integer({ min: 1, max: 500 }));
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), pieces, async (rows, inline, size) => {
        const all = [["id", "b", "c"], ...rows.map((cells, at) => [`r${at}`, ...cells])];
        const workbook = workbookOf({ sheets: [sheet(all)], inline });
        const read = await (size === null
          ? readFile("export.xlsx", workbook)
          : readPiped(workbook, size));
        expect(read.rows).toEqual(all);
        // Row n of the sheet is line n, whatever line breaks its cells hold.
        expect(read.lines).toEqual(rows.map((_, at) => at + 2));
        expect(read.facts).toMatchObject({
          bytes: workbook.length,
          packed: "workbook",
          lines: all.length,
          records: rows.length,
        });
      }),
      { numRuns: 100 },
    );
  });

  it("is told by its content: a name of another kind changes nothing", async () => {
    const workbook = workbookOf({ sheets: [sheet([["id"], ["1"]])] });
    for (const name of ["x.csv", "x.zip", "x"]) {
      expect((await readFile(name, workbook)).rows).toEqual([["id"], ["1"]]);
    }
  });

  it("has commas and UTF-8 whatever its texts look like, and whatever a definition says", async () => {
    const rows = [
      ["a;b;c;d", "e|f|g"],
      ["1;2;3;4", "größe"],
    ];
    const workbook = workbookOf({ sheets: [sheet(rows)] });
    const declared = { encoding: "windows-1252", delimiter: ";" } as const;
    expect((await readFile("x.xlsx", workbook, declared)).rows).toEqual(rows);
    expect(await rowsIn(["sep=;"], ["a;b", "c", "d"])).toEqual([["a;b", "c", "d"]]);
    const source = await openStandardInput(chunksOf(workbook, 100));
    const layout = { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: false };
    for await (const { batch } of source.read({ ...layout, delimiter: ";" })) {
      if (batch !== null) expect(batch.firstCell[1]).toBe(2);
    }
    await source.close();
  });
});

describe("the place of a cell", () => {
  it("is kept where the sheet leaves out rows and columns", async () => {
    const rows = new Map<number, readonly SheetCell[]>([
      [1, ["id", "b", "c"]],
      [4, ["r1", "", "x"]],
      [5, ["", "y"]],
      [9, ["", "", ""]],
      [10, ["r2", "last"]],
    ]);
    const read = await readFile("x.xlsx", workbookOf({ sheets: [{ name: "S", rows }] }));
    expect(read.rows).toEqual([
      ["id", "b", "c"],
      ...[[""], [""], ["r1", "", "x"], ["", "y", ""]],
      ...[[""], [""], [""], [""], ["r2", "last", ""]],
    ]);
    expect(read.lines).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(read.notices.map((notice) => "line" in notice && [notice.kind, notice.line])).toEqual(
      [2, 3, 6, 7, 8, 9].map((line) => ["blank-record", line]),
    );
  });

  it("is that of no record behind the last filled row, however many rows were formatted", async () => {
    const rows = new Map<number, readonly SheetCell[]>([
      [1, ["id", "b"]],
      [2, ["r1", "x"]],
      [3, [{ xml: '<c s="1"/>' }]],
      [1_048_576, [{ xml: '<c s="1"/>' }]],
    ]);
    const read = await readFile("x.xlsx", workbookOf({ sheets: [{ name: "S", rows }] }));
    expect(read.rows).toEqual([
      ["id", "b"],
      ["r1", "x"],
    ]);
    expect(read.notices).toEqual([]);
  });

  it("is in the last row that a sheet can have", async () => {
    const rows = new Map<number, readonly SheetCell[]>([
      [1, ["id", "b"]],
      [1_048_576, ["r1", "x"]],
    ]);
    const read = await readFile("x.xlsx", workbookOf({ sheets: [{ name: "S", rows }] }));
    expect(read.lines.at(-1)).toBe(1_048_576);
    expect(read.rows.at(-1)).toEqual(["r1", "x"]);
  });

  it("is kept where the table begins further down and to the right", async () => {
    const rows = new Map<number, readonly SheetCell[]>([
      [3, ["", "id", "b", "c"]],
      [4, ["", "r1", "two\nlines", "x"]],
      [5, ["", "r2", "", "x"]],
    ]);
    const read = await readFile("x.xlsx", workbookOf({ sheets: [{ name: "S", rows }] }));
    expect(read.rows).toEqual([
      ["", "id", "b", "c"],
      ["", "r1", "two\nlines", "x"],
      ["", "r2", "", "x"],
    ]);
    expect(read.lines).toEqual([4, 5]);
  });

  it("is known above the data too, where titles and headers have line breaks", async () => {
    const workbook = workbookOf({
      sheets: [
        sheet([["Title\nof three\nlines"], [], ["id", "b\nc", "d"], ["r1", "x", "y"], [], ["r2"]]),
      ],
    });
    const { rows, lines, notices } = await readFile("x.xlsx", workbook);
    expect(rows).toEqual([["id", "b\nc", "d"], ["r1", "x", "y"], [""], ["r2", "", ""]]);
    expect(lines).toEqual([4, 5, 6]);
    expect(notices).toMatchObject([
      { kind: "preamble", what: "title-line", line: 1 },
      { kind: "preamble", what: "blank-lines", line: 2 },
      { kind: "blank-record", line: 5, record: 2 },
    ]);
    const source = await openStandardInput(chunksOf(workbook, 100));
    expect(source.head.records.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6]);
    await source.close();
  });

  it("is in the table where the header's second row is longer than its first", async () => {
    const rows = await rowsIn(
      ["Respondent", "Trust", "Why?"],
      ["", "", "ease", "effectiveness", "other"],
      ["r1", "5", "", "x"],
    );
    expect(rows).toEqual([
      ["Respondent", "Trust", "Why?", "", ""],
      ["", "", "ease", "effectiveness", "other"],
      ["r1", "5", "", "x", ""],
    ]);
  });

  it("may lie outside of the table: only that row is odd", async () => {
    const rows = [["id", "b", "c"], ...Array.from({ length: 50 }, (_, at) => [`r${at}`, "x"])];
    const workbook = (at: number) =>
      workbookOf({
        sheets: [sheet(rows.map((row, i) => (i === at ? [...row, "y", "note"] : row)))],
      });
    const { notices } = await readFile("x.xlsx", workbook(40));
    expect(notices).toMatchObject([{ kind: "ragged-record", line: 41, expected: 3, found: 4 }]);
  });

  it("follows from the cells before it where none is given", async () => {
    const xml =
      '<row><c t="str"><v>id</v></c><c t="str"><v>b</v></c></row><row/><row><c><v>1</v></c><c r="C3"><v>2</v></c><c><v>3</v></c></row>';
    const { rows, lines } = await readFile("x.xlsx", workbookOf({ sheets: [withRows(xml)] }));
    expect(rows).toEqual([["id", "b", "", ""], [""], ["1", "", "2", "3"]]);
    expect(lines).toEqual([2, 3]);
  });

  it("is not that of a control that lies on the sheet", async () => {
    const behind =
      '<controls><control><anchor><xdr:from xmlns:xdr="x"><xdr:row>1</xdr:row></xdr:from></anchor></control></controls><extLst><ext><row r="9"/><c r="A9"><v>9</v></c></ext></extLst>';
    const only = { ...sheet([["id"], ["1"]]), behind };
    expect((await readFile("x.xlsx", workbookOf({ sheets: [only] }))).rows).toEqual([
      ["id"],
      ["1"],
    ]);
  });
});

describe("a cell", () => {
  it.each([
    ["<c><v>42</v></c>", "42"],
    ['<c t="n"><v>4.5</v></c>', "4.5"],
    ["<c><v>39123456789012345</v></c>", "3.91235E+16"],
    ['<c t="b"><v>1</v></c>', "TRUE"],
    ['<c t="b"><v>0</v></c>', "FALSE"],
    ['<c t="e"><v>#REF!</v></c>', "#REF!"],
    ['<c t="d"><v>2025-04-30T16:05:00.000</v></c>', "2025-04-30 16:05:00"],
    ['<c t="str"><f>A1&amp;"x"</f><v>kept</v></c>', "kept"],
    ["<c><f>SUM(A1:A9)</f><v>12</v></c>", "12"],
    ['<c t="str"><f>""</f></c>', ""],
    ["<c><f>x</f><v></v></c>", ""],
    ['<c s="1"/>', ""],
    ['<c t="s"><v></v></c>', ""],
    ['<c t="b"/>', ""],
    ['<c t="inlineStr"><is><t>a &lt; b &amp; c &#8364;</t></is></c>', "a < b & c €"],
    ['<c t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>', "<b>"],
    ['<c t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>', " x "],
    ['<c t="inlineStr"><is><t>a_x000D_\nb_x005F_x0041_</t></is></c>', "a\r\nb_x0041_"],
    [
      '<c t="inlineStr"><is><r><rPr><b/></rPr><t>rich</t></r><r><t> text</t></r><rPh sb="0"><t>no</t></rPh><phoneticPr/></is></c>',
      "rich text",
    ],
  ])("%s", async (xml, text) => {
    expect(await cellOf(xml)).toBe(text);
  });

  it("shows its number as its style says", async () => {
    const formats = ["yyyy\\-mm\\-dd h:mm", "m/d/yy", "0.00%", "0.0"];
    const cells: SheetCell[] = [
      { number: 45777.67, style: 0 },
      { number: 45777, style: 1 },
      { number: 0.8567, style: 2 },
      { number: 2.25, style: 3 },
      { number: 45777 },
      { number: 45777, style: 99 },
    ];
    const { rows } = await readFile(
      "x.xlsx",
      workbookOf({ sheets: [sheet([cells.map((_, at) => `c${at}`), cells])], formats }),
    );
    expect(rows[1]).toEqual([
      "2025-04-30 16:04:48",
      "2025-04-30",
      "85.67%",
      "2.3",
      "45777",
      "45777",
    ]);
  });

  it("counts its days from 1904 where the workbook does", async () => {
    const rows = [
      ["id", "d"],
      ["a", { number: 44_315, style: 0 }],
    ];
    const days = [false, true].map(async (date1904) => {
      const workbook = workbookOf({ sheets: [sheet(rows)], formats: ["d/m/yyyy"], date1904 });
      return (await readFile("x.xlsx", workbook)).rows[1]?.[1];
    });
    expect(await Promise.all(days)).toEqual(["2021-04-29", "2025-04-30"]);
  });

  it("with a formula whose result was not saved stops the reading, by its name", async () => {
    const said = await refusal(cellOf("<c><f>SUM(A1:A9)</f></c>"));
    expect(said).toMatch(/formula without its result in cell B2\. .*save it/);
  });

  it("of a text that is not there stops the reading, by its name", async () => {
    for (const number of ["9", "-1", "1.5", "x"]) {
      expect(await refusal(cellOf(`<c t="s"><v>${number}</v></c>`))).toContain(
        "cell B2 has a text",
      );
    }
  });
});

describe("the sheet", () => {
  const sheets: SheetOf[] = [
    { ...sheet([["chart"]], "Chart"), type: "chartsheet" },
    { ...sheet([["hidden"], ["h"]], "Lists"), state: "hidden" },
    sheet([["id"], ["first"]], "Responses"),
    sheet([["id"], ["second"]], 'A & "B"'),
  ];

  it("is the first one with cells that is shown", async () => {
    expect((await readFile("x.xlsx", workbookOf({ sheets }))).rows[1]).toEqual(["first"]);
  });

  it("is the first one if none is shown", async () => {
    const hidden = sheets.map((each) => ({ ...each, state: "veryHidden" as const }));
    expect((await readFile("x.xlsx", workbookOf({ sheets: hidden }))).rows[1]).toEqual(["h"]);
  });

  it.each([
    ['A & "B"', "second"],
    ["responses", "first"],
    ["Lists", "h"],
  ])("is the one that is named: %s", async (name, cell) => {
    const workbook = workbookOf({ sheets });
    expect((await readFile("x.xlsx", workbook, { sheet: name })).rows[1]).toEqual([cell]);
    expect((await readPiped(workbook, 99, { sheet: name })).rows[1]).toEqual([cell]);
  });

  it("is none where the name is wrong: the others are listed", async () => {
    const said = await refusal(readFile("x.xlsx", workbookOf({ sheets }), { sheet: "C\u001b" }));
    expect(said).toContain('has no sheet C\\u001B. It has Lists, Responses, A & "B".');
  });

  it("is not to be named as a file in an archive", async () => {
    const said = await refusal(readFile("x.xlsx", workbookOf({ sheets }), { entry: "a.csv" }));
    expect(said).toContain("--entry a.csv");
  });

  it("may be empty", async () => {
    const { facts } = await readFile("x.xlsx", workbookOf({ sheets: [sheet([])] }));
    expect(facts).toMatchObject({ headerRecords: 0, records: 0 });
  });
});

/** A sheet of rows that are given as XML. */
function withRows(xml: string): SheetOf {
  return { name: "S", rows: new Map(), behind: `<sheetData>${xml}</sheetData>` };
}
