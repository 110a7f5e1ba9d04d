import { describe, expect, it } from "vitest";
import { openSource } from "../../src/source/open.js";
import type { SourceHead } from "../../src/source/source.js";
import { chunksOf, readText } from "../support/read-source.js";

async function headOf(lines: readonly string[]): Promise<SourceHead> {
  const bytes = new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);
  return (await openSource({ name: "x", stream: chunksOf(bytes, 1000) })).head;
}

const HEADER = "Key,When,Trust,Good,Bad";
const DATA = "k1,2025-02-01,Up,Easy,";

describe("lines above the header", () => {
  it.each<[string, number, string[]]>([
    ["none", 0, [HEADER, DATA]],
    ["a title", 1, ["Permit survey", HEADER, DATA]],
    ["a title as wide as the table", 1, ["Permit survey,,,,", HEADER, DATA]],
    ["two titles", 2, ["Permit survey", "Second quarter", HEADER, DATA]],
    ["two titles and a blank row", 3, ["Permit survey,,,,", "Q2,,,,", ",,,,", HEADER, DATA]],
    ["blank rows as wide as the table", 2, [",,,,", ",,,,", HEADER, DATA]],
    ["empty lines", 3, ["", "", "", HEADER, DATA]],
    ["pairs of name and value", 3, ["Survey:,Permits,,,", "Exported:,May,,,", "", HEADER, DATA]],
    ["a sep line and a title", 2, ["sep=,", "Permit survey", HEADER, DATA]],
    ["a sep line that a spreadsheet has saved", 1, ['"sep=,",,,,', HEADER, DATA]],
    ["more blank lines than records that are looked at", 40, [...Array(40).fill(""), HEADER, DATA]],
  ])("%s: %i", async (_, preambleRecords, lines) => {
    const head = await headOf(lines);
    expect(head.preambleRecords).toBe(preambleRecords);
    expect(head.records[preambleRecords]?.cells).toEqual(HEADER.split(","));
    expect(head.delimiter).toBe(",");
  });

  it.each<[string, string[]]>([
    ["names above other names", ["q1,q2,q3,q4,q5", HEADER, DATA]],
    ["a record whose first cell is blank", [",q1,,", "Key,Trust,Good,Bad", DATA]],
    ["a table of one column", ["Comment", "Good", "Bad"]],
    ["a table of two columns", ["Key,Trust", "k1,Up", "k2,Down"]],
    ["two names above three cells", ["Key,Trust", "k1,Up,Easy", "k2,Down,Easy"]],
  ])("are not seen in %s", async (_, lines) => {
    expect((await headOf(lines)).preambleRecords).toBe(0);
  });

  it("are looked for in the first records only", async () => {
    const responses = Array.from({ length: 30 }, (_, at) => `word ${at}`);
    expect((await headOf([...responses, HEADER, DATA])).preambleRecords).toBe(0);
  });

  it("are each said, with their line", async () => {
    const text = ["Permit survey,,,,", ",,,,", HEADER, DATA].join("\n");
    const { notices, records } = await readText(text);
    expect(notices.filter(({ kind }) => kind === "preamble")).toEqual([
      { kind: "preamble", what: "title-line", line: 1 },
      { kind: "preamble", what: "blank-lines", line: 2 },
    ]);
    expect(records.map(({ cells, line }) => [line, cells[0]])).toEqual([[4, "k1"]]);
  });
});

describe("the delimiter below a title", () => {
  const semicolons = [HEADER.replaceAll(",", ";"), DATA.replaceAll(",", ";")];

  it.each([
    ["with commas", "Results, by month, and office, of 2025"],
    ["with commas in quotes", '"Results, by month, and office"'],
    ["that is as wide as the table", "Results, by month, of 2025;;;;"],
  ])("%s is that of the table", async (_, title) => {
    const head = await headOf([title, ...semicolons]);
    expect(head).toMatchObject({ delimiter: ";", preambleRecords: 1 });
  });

  it("is that of the table, whatever commas the comments hold", async () => {
    const head = await headOf(["a;b;c", "1;2;no, not, at, all", "1;2;yes"]);
    expect(head.delimiter).toBe(";");
  });

  it("is the one of two columns where there are no more", async () => {
    expect((await headOf(["Key;Comment", "k1;fine"])).delimiter).toBe(";");
  });
});
