import { describe, expect, it } from "vitest";
import { RECORD_BROKEN, RECORD_SOUND } from "../../src/source/record-batch.js";
import { DEFAULT_LIMITS } from "../../src/source/scanner.js";
import { type Scanned, scan } from "./scan-chunks.js";

function scanText(text: string, limits = DEFAULT_LIMITS): Scanned {
  return scan([new TextEncoder().encode(text)], limits);
}

function shapes(result: Scanned): unknown[] {
  return result.records.map(({ line, state, raw }) => [line, state, raw]);
}

describe("behind a malformed quote", () => {
  it("reading goes on at the next line although the quote seemed closed before it", () => {
    const result = scanText('a,b,c,d,e\n1,""Great"" service,3\n1,2,3,4,5\n');
    expect(result.notices).toEqual([
      { kind: "unclosed-quote", line: 2, record: 1, column: 1, recovered: true },
    ]);
    expect(shapes(result)).toEqual([
      [2, RECORD_BROKEN, '1,""Great"" service,3'],
      [3, RECORD_SOUND, "1,2,3,4,5"],
    ]);
  });

  it("reading goes on at the first line that is a record, in a wide table", () => {
    const result = scanText('a,b,c,d,e\n1,"open\nsecond line\nthird, line\n1,2,"3",4,5\n');
    expect(shapes(result)).toEqual([
      [2, RECORD_BROKEN, '1,"open\nsecond line\nthird, line'],
      [5, RECORD_SOUND, '1,2,"3",4,5'],
    ]);
    expect(result.notices).toEqual([
      { kind: "unclosed-quote", line: 2, record: 1, column: 1, recovered: true },
    ]);
  });

  it("a comment's line with a comma is not taken for a record of a narrow table", () => {
    const result = scanText('a,b\n1,"she said "no" loudly\nand, well\nleft"\n2,x\n');
    expect(result.notices).toEqual([
      { kind: "stray-quote", line: 2, record: 1, column: 1, where: "after-closing" },
    ]);
    expect(result.records.map(({ state }) => state)).toEqual([RECORD_BROKEN, RECORD_SOUND]);
  });

  it("the notice names the line on which the quote opened", () => {
    const result = scanText('a,b,c\n"1\n1",2,"x\n4,5,6\n');
    expect(result.notices).toEqual([
      { kind: "unclosed-quote", line: 3, record: 1, column: 2, recovered: true },
    ]);
    expect(shapes(result)).toEqual([
      [2, RECORD_BROKEN, '"1\n1",2,"x'],
      [4, RECORD_SOUND, "4,5,6"],
    ]);
  });

  it("a line end unlike the file's is told as well", () => {
    const result = scanText('a,b\n1,"x\r\n2,y\n');
    expect(result.notices).toEqual([
      { kind: "mixed-line-endings", line: 2, record: 1, expected: "LF", found: "CRLF" },
      { kind: "unclosed-quote", line: 2, record: 1, column: 1, recovered: true },
    ]);
  });

  it("a NUL is told as well", () => {
    const result = scanText('a,b\n1,"x\0\n2,y\n');
    expect(result.notices.map(({ kind }) => kind)).toEqual(["nul-byte", "unclosed-quote"]);
  });

  it("one kind of notice is given once per record", () => {
    const result = scanText('a,b\n1 "x" y,"z "w" v"\n2,x\n');
    expect(result.notices).toEqual([
      { kind: "stray-quote", line: 2, record: 1, column: 0, where: "inside-unquoted" },
    ]);
  });

  it("bad and good records by turns are told apart", () => {
    const bad = ['1,"x,3,4,5', '1,x"y,3,4,5', '1,""x"" y,3,4,5', '1,"x"y,3,4,5', "1,2"];
    const lines = bad.flatMap((line) => [line, "1,2,3,4,5", '1,"2, 2",3,4,"5"']);
    const result = scanText(`a,b,c,d,e\n${lines.join("\n")}\n`);
    expect(result.records.map(({ raw }) => raw)).toEqual(lines);
    expect(result.records.filter(({ state }) => state === RECORD_BROKEN)).toHaveLength(bad.length);
  });
});

describe("limits", () => {
  const limits = { fieldBytes: 10, recordBytes: 24, cells: 5 };

  it.each([
    ["a,b\n1234567890,1\n", []],
    ['a,b\n"1234567890",1\n', []],
    ["a,b\n12345678901,1\n", ["oversized-field"]],
    ['a,b\n"12345678901",1\n', ["oversized-field"]],
    ["a,b,c\n1234567890,1234567890,12\n", []],
    ["a,b,c\n1234567890,1234567890,123\n", ["oversized-record"]],
    ["a,b,c,d,e\n1,2,3,4,5\n", []],
    ["a,b,c,d,e\n1,2,3,4,5,6\n", ["oversized-record"]],
  ])("hold to the byte and cell (%j)", (text, kinds) => {
    const result = scanText(text, limits);
    expect(result.notices.map(({ kind }) => kind)).toEqual(kinds);
    expect(result.records).toHaveLength(1);
  });

  it("count lines inside what is passed over", () => {
    const result = scanText('a,b\n1,"234567890123\r\n\r\n\r\n",x\n2,3', limits);
    expect(result.lines).toBe(6);
    expect(result.records.map(({ line, raw }) => [line, raw])).toEqual([
      [2, ""],
      [6, "2,3"],
    ]);
    expect(result.notices).toEqual([
      { kind: "oversized-field", line: 2, record: 1, column: 1, limit: 10 },
    ]);
  });

  it("count the lines of what is passed over to the end of the file", () => {
    for (const [end, lines] of [
      ["", 3],
      ["\n", 4],
      ["\nx", 5],
    ] as const) {
      expect(scanText(`a,b\n1,"234567890123\n\n${end}`, limits).lines).toBe(lines);
    }
  });

  it("tell the end of a passed record that is unlike the file's", () => {
    const result = scanText("a,b\n123456789012,1\r\n1,2\n", limits);
    expect(result.notices).toMatchObject([
      { kind: "mixed-line-endings", line: 2, record: 1, expected: "LF", found: "CRLF" },
      { kind: "oversized-field" },
    ]);
  });
});
