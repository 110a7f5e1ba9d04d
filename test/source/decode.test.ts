import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factsOf, readBytes } from "../support/read-source.js";

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function utf16(text: string, endian: "le" | "be", mark: boolean): Uint8Array {
  const units = [...(mark ? "\uFEFF" : ""), ...text].join("");
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at++)
    view.setUint16(at * 2, units.charCodeAt(at), endian === "le");
  return bytes;
}

describe("decoding", () => {
  it("takes a byte order mark away and says so", async () => {
    const result = await readBytes(Uint8Array.from([0xef, 0xbb, 0xbf, ...latin1("a,b\n1,2\n")]), 2);
    expect(result.notices[0]).toEqual({ kind: "byte-order-mark", encoding: "utf-8" });
    expect(result.records[0]?.cells).toEqual(["1", "2"]);
  });

  it.each(["le", "be"] as const)("reads UTF-16 (%s), with and without mark", async (endian) => {
    for (const mark of [true, false]) {
      const bytes = utf16("a\tb\tc\r\n1\tzwölf\t👍\r\n", endian, mark);
      for (const chunk of [1, 3, 500]) {
        const result = await readBytes(bytes, chunk);
        expect(result.records.map(({ cells }) => cells)).toEqual([["1", "zwölf", "👍"]]);
        expect(result.notices[0]).toEqual({
          kind: "utf-16",
          encoding: `utf-16${endian}`,
          byteOrderMark: mark,
        });
      }
    }
  });

  it("reads single bytes as windows-1252, and says where the first is", async () => {
    const result = await readBytes(latin1("a,b\n1,x\n2,caf\xe9 \x96 ok\n3,\x80\n"), 5);
    expect(result.records.map(({ cells }) => cells[1])).toEqual(["x", "café – ok", "€"]);
    const invalid = result.notices.find(({ kind }) => kind === "invalid-utf8");
    expect(invalid).toEqual({
      kind: "invalid-utf8",
      offset: 13,
      line: 3,
      record: 2,
      bytes: "E9",
      decodedAs: "windows-1252",
    });
    expect(factsOf(result).invalidBytes).toBe(3);
  });

  it("finds the one bad byte behind a hundred thousand good records", async () => {
    const good = "1,grüße\n".repeat(100_000);
    const bytes = new Uint8Array([
      ...new TextEncoder().encode(`a,b\n${good}`),
      0x32,
      0x2c,
      0xff,
      0x0a,
    ]);
    const result = await readBytes(bytes, 65_536);
    expect(result.notices.find(({ kind }) => kind === "invalid-utf8")).toMatchObject({
      line: 100_002,
      record: 100_001,
      bytes: "FF",
      offset: bytes.length - 2,
    });
  });

  it("uses the declared encoding", async () => {
    const result = await readBytes(
      latin1("a,b\n1,\xc3\xa9\n"),
      3,
      {},
      { encoding: "windows-1252" },
    );
    expect(result.records[0]?.cells[1]).toBe("Ã©");
  });

  it("leaves every valid UTF-8 text as it is, in any chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (text, chunk) => {
          const cell = text.replace(/[\0\uFEFF\uFFFE]/g, "");
          const quoted = `a,b,c,d\nlonger than UTF-16 would be,1,2,"${cell.replaceAll('"', '""')}"`;
          const result = await readBytes(new TextEncoder().encode(quoted), chunk);
          expect(result.records[0]?.cells[3]).toBe(cell);
          expect(factsOf(result).invalidBytes).toBe(0);
        },
      ),
    );
  });
});
