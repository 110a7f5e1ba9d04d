import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Kernel } from "../../src/kernel/kernel.js";
import { CellReader } from "../../src/source/cell-reader.js";
import { recordCells } from "../../src/source/cells.js";
import { withoutMojibake } from "../../src/source/mojibake.js";
import { openSource } from "../../src/source/open.js";
import { RECORD_BROKEN } from "../../src/source/record-batch.js";
import { eachNotice } from "../../src/source/repeated-notices.js";
import { DEFAULT_LIMITS } from "../../src/source/scanner.js";
import {
  packBatch,
  RECORD_BYTES,
  recordArraysIn,
  UnpackedBatch,
} from "../../src/source/threaded/packed-batch.js";
import { windows1252 } from "../../src/source/windows-1252.js";
import { unwrapped } from "../../src/source/wrapped-cell.js";
import { chunksOf, factsOf, type ReadResult, readText } from "../support/read-source.js";

const kernel = new Kernel(16);
const arrays = recordArraysIn(new SharedArrayBuffer(4096 * RECORD_BYTES), 0, 4096);
const reader = new CellReader(",", DEFAULT_LIMITS, { verbatim: -1 });
const RAW = { emptyTrailingCells: true, repairs: { verbatim: 2 } };

/** The records as a raw export's are read; the third cell is the comment. */
function readRaw(lines: readonly string[], chunkSize?: number): Promise<ReadResult> {
  return readText(`${lines.join("\n")}\n`, chunkSize, RAW);
}

const cellsOf = ({ records }: ReadResult): string[][] => records.map(({ cells }) => cells);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Text as it is after a program has taken its UTF-8 for windows-1252, or for ISO 8859-1. */
function damaged(text: string, as: "windows-1252" | "iso-8859-1" = "windows-1252"): string {
  const bytes = [...new TextEncoder().encode(text)];
  const codes = as === "iso-8859-1" ? bytes : bytes.map(windows1252);
  return String.fromCodePoint(...codes);
}

describe("wrapped cells of a raw export", () => {
  it("are read as what they hold, quoted or not", async () => {
    const result = await readRaw(["a,b,c", '="0123",="",x', '"=""0124""","=""5, 6""",y']);
    expect(cellsOf(result)).toEqual([
      ["0123", "", "x"],
      ["0124", "5, 6", "y"],
    ]);
    expect(factsOf(result).repaired).toEqual({ formula: 4, apostrophe: 0, mojibake: 0 });
    expect(result.notices.map(({ kind }) => kind)).toEqual(["end"]);
  });

  it("lose the apostrophe before a sign, but for a comment’s", async () => {
    const result = await readRaw([
      "a,b,c",
      "'=1,'-2,'=1+1 is two",
      "'+3,\"'@4\",'tis so",
      "'5,',x",
    ]);
    expect(cellsOf(result)).toEqual([
      ["=1", "-2", "'=1+1 is two"],
      ["+3", "@4", "'tis so"],
      ["'5", "'", "x"],
    ]);
    expect(factsOf(result).repaired).toEqual({ formula: 0, apostrophe: 4, mojibake: 0 });
  });

  it("are left alone where they are anything else", async () => {
    const cells = ['=HYPERLINK("a","b")', '="a"&"b"', '="a', '=a"', '="a""b"', "=1+1", 'x="1"'];
    const result = await readRaw(["a,b,c", ...cells.map((cell) => `1,${quoted(cell)},x`)]);
    expect(cellsOf(result).map(([, cell]) => cell)).toEqual(cells);
    expect(factsOf(result).repaired).toEqual({ formula: 0, apostrophe: 0, mojibake: 0 });
  });

  it.each(['="1"x,b,c', '1="2",b,c', '=""1"",b,c', '="1",b"b,c', '="1,2",b,c'])(
    "do not make a stray quote right: %s",
    async (line) => {
      const { records } = await readRaw(["a,b,c", line]);
      expect(records.map(({ state }) => state)).toEqual([RECORD_BROKEN]);
    },
  );

  it("stay as they are in a submission file", async () => {
    const text = 'a,b\n"=""0123""",\'=1\n="0124",x\n';
    const result = await readText(text);
    expect(result.records.map(({ cells }) => cells[0])).toEqual(['="0123"', '="0124"']);
    expect(result.records.map(({ state }) => state === RECORD_BROKEN)).toEqual([false, true]);
    expect(factsOf(result).repaired).toBeNull();
  });

  it("are counted in the header, too", async () => {
    const result = await readRaw(['="a",b,c', "1,2,3"]);
    expect(factsOf(result).repaired).toEqual({ formula: 1, apostrophe: 0, mojibake: 0 });
    expect(unwrapped('="a"')).toBe("a");
  });
});

describe("cells of a raw export that were decoded wrongly", () => {
  it.each([
    ["It didn’t load", "It didnâ€™t load"],
    ["café", "cafÃ©"],
    ["👍", "ðŸ‘\u008d"],
    ["StartDate", "ï»¿StartDate"],
    ["Дождался", "Ð”Ð¾Ð¶Ð´Ð°Ð»Ñ\u0081Ñ\u008f"],
    ["很容易", "å¾ˆå®¹æ˜“"],
    ["rất dễ", "ráº¥t dá»…"],
    // Opened and saved twice.
    ["didn’t", "didnÃ¢â‚¬â„¢t"],
  ])("are %s once more", (was, is) => {
    expect(withoutMojibake(is)).toBe(was);
  });

  it.each([
    ["nothing but ASCII", "It didn't load"],
    ["letters that are right", "São João: château à la carte"],
    ["both", "São Paulo, cafÃ©"],
    ["signs that no code page of Windows has", "cafÃ© 👍"],
    ["what has lost a byte", "donâ€t"],
  ])("stay as they are with %s", (_, text) => {
    expect(withoutMojibake(text)).toBeNull();
  });

  it("are read as they were, and said to be", async () => {
    const result = await readRaw(["a,b,c", "1,donâ€™t,cafÃ© â€“ donâ€™t", "2,x,São Paulo, cafÃ©"]);
    const whole = await readRaw([
      "a,b,c",
      "1,donâ€™t,cafÃ©",
      "2,x,São Paulo cafÃ©",
      "3,cafÃ©,São Ã©",
    ]);
    expect(cellsOf(result)[0]).toEqual(["1", "don’t", "café – don’t"]);
    expect(cellsOf(whole)).toEqual([
      ["1", "don’t", "café"],
      ["2", "x", "São Paulo cafÃ©"],
      ["3", "café", "São Ã©"],
    ]);
    expect(whole.notices.slice(0, -1)).toEqual([
      { kind: "mojibake", line: 2, record: 1, column: 1, repaired: true },
      { kind: "mojibake", line: 3, record: 2, column: 2, repaired: false },
      { kind: "mojibake", line: 4, record: 3, column: 1, repaired: false },
    ]);
    expect(factsOf(whole).repaired).toEqual({ formula: 0, apostrophe: 0, mojibake: 3 });
  });

  it("are found behind blank lines that are passed by", async () => {
    const result = await readRaw(["a,b,c", ...Array(10_050).fill(""), "1,x,cafÃ©"]);
    expect(cellsOf(result).at(-1)).toEqual(["1", "x", "café"]);
    expect(factsOf(result).repaired?.mojibake).toBe(1);
  });

  it("are said where they are names of columns", async () => {
    const result = await readRaw(["a,OpiniÃ³n,SÃ£o São", "1,2,3"]);
    expect(result.notices.slice(0, -1)).toEqual([
      { kind: "mojibake", line: 1, record: null, column: 1, repaired: true },
      { kind: "mojibake", line: 1, record: null, column: 2, repaired: false },
    ]);
    expect(factsOf(result).repaired?.mojibake).toBe(1);
  });

  it("leave the record as it stands in the file", async () => {
    const line = '1,"donâ€™t ""know""",="5"';
    const { records } = await readRaw(["a,b,c", line]);
    expect(records[0]).toMatchObject({ cells: ["1", 'don’t "know"', "5"], raw: line });
  });
});

describe("signs that stand side by side by right", () => {
  it("are none that follow an á, but for those of Vietnamese", async () => {
    const cells = ["á€“á€”", "áº£áº£", "á»§", "á° á°"];
    const { records } = await readRaw(["a,b,c", ...cells.map((cell) => `1,x,${cell}`)]);
    expect(records.map((record) => record.cells[2])).toEqual(["á€“á€”", "ảả", "á»§", "á° á°"]);
  });

  it.each(["Fuß“", "„Ä“", "CAFÉ”", "5×…", "PÅ”", "està »", "ya está…”"])(
    "are no damage: %s",
    async (cell) => {
      const { notices } = await readRaw(["a,b,c", `1,x,${cell}`]);
      expect(notices.map(({ kind }) => kind)).toEqual(["end"]);
    },
  );
});

const isSure = (was: string): boolean => /[é’ñ–😀]/u.test(was);

/** Letters, quotes, separators, signs of several alphabets. */
const text = fc.string({
  unit: fc.constantFrom(..."aZ9é’ñ– ,\n\"'=+-@😀字Ж".match(/./gsu)!),
  maxLength: 8,
});

describe("any cells", () => {
  it("are read as they were, however they were wrapped or decoded and the file is cut", async () => {
    /** [as it was, as it stands in the file] */
    const cell = fc.oneof(
      text
        // What looks wrapped, or decoded wrongly, would be taken for it.
        .filter((was) => unwrapped(was) === was)
        .map((was) => [was, quoted(was)] as const),
      text.filter((was) => !was.includes('"')).map((was) => [was, quoted(`="${was}"`)] as const),
      fc.stringMatching(/^[a-z0-9]{1,5}$/).map((was) => [was, `="${was}"`] as const),
      text.map((was) => [`=${was}`, quoted(`'=${was}`)] as const),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 90 }),
        async (rows, chunkSize) => {
          const lines = rows.map(([a, b], i) => `r${i},${a[1]},,${b[1]}`);
          const result = await readRaw(["id,a,comment,b", ...lines], chunkSize);
          expect(cellsOf(result)).toEqual(rows.map(([a, b], i) => [`r${i}`, a[0], "", b[0]]));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("come back from a wrong decoding, and are the same on another thread", async () => {
    const was = text.filter((each) => /[é’ñ–😀字Ж]/u.test(each) && !/^[='’]/.test(each));
    const rowOf = fc.tuple(was, was, fc.constantFrom("windows-1252", "iso-8859-1"));
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowOf, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 20, max: 200 }),
        fc.boolean(),
        async (rows, chunkSize, inFile) => {
          const lines = rows.map(
            ([a, b, as]) => `${quoted(damaged(a, as))},="x",${quoted(damaged(b, as))}`,
          );
          const bytes = new TextEncoder().encode(`${["a,b,c", ...lines].join("\n")}\n`);
          const source = await openSource({ name: "x", stream: chunksOf(bytes, chunkSize) });
          const layout = {
            preambleRecords: 0,
            headerRecords: 1,
            ...RAW,
            repairs: { verbatim: -1 },
          };
          for await (const { batch, notices } of source.read(layout)) {
            const said = new Map(
              [...eachNotice(notices)].flatMap((notice) =>
                notice.kind === "mojibake" ? [[notice.record, notice.repaired] as const] : [],
              ),
            );
            for (let i = 0; batch !== null && i < batch.length; i++) {
              const [a, b, as] = rows[batch.record[i]! - 1]!;
              const cells = recordCells(batch, i);
              const packed = packBatch(batch, arrays, inFile ? 7 : null);
              // The file holds the records and nothing else.
              const { bytes: held } = batch;
              const readInto = (_: number, to: Uint8Array): void => {
                to.set(held.subarray(packed.base, packed.base + to.length));
              };
              const again = new UnpackedBatch(packed, arrays, kernel, { readInto });
              const [start, end] = [batch.cellStart[3 * i]!, batch.cellEnd[3 * i]!];
              expect(again.bytes.slice(start, end)).toEqual(held.slice(start, end));
              expect(cells.map((_, at) => reader.text(again, i, at))).toEqual(cells);
              // A sign of another alphabet alone is not enough to call a cell damaged.
              expect(isSure(a) ? [a] : [a, damaged(a, as)]).toContain(cells[0]);
              expect(isSure(b) ? [b] : [b, damaged(b, as)]).toContain(cells[2]);
              expect(said.get(batch.record[i]!) ?? true).toBe(true);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
