import { describe, expect, it } from "vitest";
import { openSource } from "../../src/source/open.js";
import type { SourceHead } from "../../src/source/source.js";
import { factsOf, readText } from "../support/read-source.js";

async function headOf(text: string): Promise<SourceHead> {
  const bytes = new TextEncoder().encode(text);
  async function* stream() {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.slice(at, at + 1000);
  }
  return (await openSource({ name: "x", stream: stream() })).head;
}

describe("the head of a file", () => {
  it.each([
    ["a,b,c\n1,2,3\n", ","],
    ["a;b;c\n1;2,5;3\n", ";"],
    ["a\tb\tc\n1\t2,5\t3\n", "\t"],
    ["a|b|c\n1|2|3\n", "|"],
    ['"a;a";"b,b,b,b";c\n1;2;3\n', ";"],
    ['"one\nlabel, long; very; long",b,c\n1,2,3\n', ","],
    ["only\n1\n", ","],
    ["", ","],
  ])("shows the delimiter of %j", async (text, delimiter) => {
    expect((await headOf(text)).delimiter).toBe(delimiter);
  });

  it("takes the delimiter that a sep line declares", async () => {
    const head = await headOf("sep=;\r\na,x;b,y;c,z\r\n1;2;3\r\n");
    expect(head).toMatchObject({ delimiter: ";", preambleRecords: 1, lineEnding: "CRLF" });
    expect(head.records[1]).toEqual({ line: 2, cells: ["a,x", "b,y", "c,z"] });
  });

  it("knows the lines of its records, 20 at the most", async () => {
    const head = await headOf(`a,b,"c\nd"\n${"1,2,3\n".repeat(50)}`);
    expect(head.records).toHaveLength(20);
    expect(head.records[0]).toEqual({ line: 1, cells: ["a", "b", "c\nd"] });
    expect(head.records[19]?.line).toBe(21);
  });

  it("tells the line end of the first record, not one inside quotes", async () => {
    expect((await headOf('a,"b\nb",c\r\n1,2,3\r\n')).lineEnding).toBe("CRLF");
    expect((await headOf("a,b,c")).lineEnding).toBeNull();
  });

  it("reads on where the first records are long", async () => {
    const label = `"${'<p>very long, with ""quotes""</p>'.repeat(100)}"`;
    const records = Array.from({ length: 12 }, (_, at) => `r${at}${`,${label}`.repeat(12)}\n`);
    const head = await headOf(records.join(""));
    expect(head.records.length).toBeGreaterThanOrEqual(8);
    expect(head.records[3]?.cells).toHaveLength(13);
    const { records: data } = await readText(records.join(""), 4096);
    expect(data.map(({ cells }) => cells[0])).toEqual(
      records.slice(1).map((_, at) => `r${at + 1}`),
    );
  });

  it("makes do with the beginning of a record that does not end", async () => {
    const head = await headOf(`a,b,"${"x".repeat(1_200_000)}`);
    expect(head.records.length).toBeLessThanOrEqual(1);
    expect(head.delimiter).toBe(",");
  });

  it.each(["", "\uFEFF", "\n", "\r\n\r\n\r\n", "\n".repeat(6000), " \n\t\n"])(
    "has no records in an empty file (%#)",
    async (text) => {
      expect((await headOf(text)).records).toEqual([]);
      const result = await readText(text);
      expect(factsOf(result)).toMatchObject({ records: 0, headerRecords: 0 });
      expect(result.records).toEqual([]);
    },
  );

  it("shows a header behind an open quote as far as it goes", async () => {
    const head = await headOf('a;"b;c\n1;2;3\n');
    expect(head.delimiter).toBe(";");
  });
});
