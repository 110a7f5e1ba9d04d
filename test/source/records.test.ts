import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RECORD_BLANK, RECORD_BROKEN, RECORD_SOUND } from "../../src/source/record-batch.js";
import { factsOf, type ReadResult, readBytes, readText } from "../support/read-source.js";

/** Notices are in file order within each kind. */
function byKind(result: ReadResult): ReadResult {
  const notices = [...result.notices].sort((a, b) =>
    a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0,
  );
  return { ...result, notices };
}

function noticesOf(result: ReadResult): unknown[] {
  return result.notices.filter((notice) => notice.kind !== "end");
}

describe("records", () => {
  it("know their line and number through quoted line breaks and blank lines", async () => {
    const result = await readText('a,b\n1,"x\ny"\n\n2,z\n');
    expect(
      result.records.map(({ record, line, state, cells }) => [record, line, state, cells]),
    ).toEqual([
      [1, 2, RECORD_SOUND, ["1", "x\ny"]],
      [2, 4, RECORD_BLANK, [""]],
      [3, 5, RECORD_SOUND, ["2", "z"]],
    ]);
    expect(factsOf(result)).toMatchObject({
      records: 3,
      lines: 5,
      headerRecords: 1,
      lineEnding: "LF",
    });
  });

  it.each(["\n", "\r\n", "\r"])("end at %j", async (ending) => {
    const result = await readText(["a,b", "1,2", "3,4"].join(ending));
    expect(result.records.map(({ cells, line }) => [line, ...cells])).toEqual([
      [2, "1", "2"],
      [3, "3", "4"],
    ]);
    expect(noticesOf(result)).toEqual([]);
  });

  it("say where another line end is used", async () => {
    const result = await readText("a,b\r\n1,2\n3,4\r\n");
    expect(noticesOf(result)).toEqual([
      { kind: "mixed-line-endings", line: 2, record: 1, expected: "CRLF", found: "LF" },
    ]);
  });

  it("are blank where all cells are empty or spaces", async () => {
    const result = await readText('a,b,c\n,,\n"", ,\t\n  \n1,,\n');
    expect(result.records.map(({ state }) => state)).toEqual([
      RECORD_BLANK,
      RECORD_BLANK,
      RECORD_BLANK,
      RECORD_SOUND,
    ]);
  });

  it("are broken with too few or too many cells", async () => {
    const result = await readText("a,b\n1\n1,2,3\n1,2\n");
    expect(noticesOf(result)).toEqual([
      { kind: "ragged-record", line: 2, record: 1, expected: 2, found: 1 },
      { kind: "ragged-record", line: 3, record: 2, expected: 2, found: 3 },
    ]);
    expect(result.records.map(({ state }) => state)).toEqual([
      RECORD_BROKEN,
      RECORD_BROKEN,
      RECORD_SOUND,
    ]);
  });

  it("may have empty cells behind the last column where that is told", async () => {
    const result = await readText("a,b\n1,2,,\n1,2,,x\n", undefined, { emptyTrailingCells: true });
    expect(result.records.map(({ state, cells }) => [state, cells.length])).toEqual([
      [RECORD_SOUND, 4],
      [RECORD_BROKEN, 4],
    ]);
  });

  it("survive a quote inside an unquoted field", async () => {
    const result = await readText('a,b\n1,5" pipe\n2,x\n');
    expect(noticesOf(result)).toEqual([
      { kind: "stray-quote", line: 2, record: 1, column: 1, where: "inside-unquoted" },
    ]);
    expect(result.records[1]).toMatchObject({ state: RECORD_SOUND, cells: ["2", "x"] });
  });

  it("survive text behind a closing quote", async () => {
    const result = await readText('a,b\n1,"say "hello" to all"\n2,x\n');
    expect(noticesOf(result)).toEqual([
      { kind: "stray-quote", line: 2, record: 1, column: 1, where: "after-closing" },
    ]);
    expect(result.records.map(({ state }) => state)).toEqual([RECORD_BROKEN, RECORD_SOUND]);
  });

  it("are read on behind a quote that was opened by mistake and meets another", async () => {
    const result = await readText('a,b,c\n1,"oops,x\n2,"fine, really",y\n3,z,w\n');
    expect(noticesOf(result)).toEqual([
      { kind: "unclosed-quote", line: 2, record: 1, column: 1, recovered: true },
    ]);
    expect(result.records.map(({ line, state, cells }) => [line, state, ...cells])).toEqual([
      [2, RECORD_BROKEN],
      [3, RECORD_SOUND, "2", "fine, really", "y"],
      [4, RECORD_SOUND, "3", "z", "w"],
    ]);
    expect(result.records[0]?.raw).toBe('1,"oops,x');
  });

  it("are read on behind a quote that is never closed", async () => {
    const result = await readText('a,b\n1,"oops\n2,x\n3,y\n');
    expect(noticesOf(result)).toEqual([
      { kind: "unclosed-quote", line: 2, record: 1, column: 1, recovered: true },
    ]);
    expect(result.records.map(({ state }) => state)).toEqual([
      RECORD_BROKEN,
      RECORD_SOUND,
      RECORD_SOUND,
    ]);
  });

  it("are one broken record where nothing can be told behind an open quote", async () => {
    const result = await readText('a,b\n1,"oops\nno record here\n');
    expect(noticesOf(result)).toEqual([
      { kind: "unclosed-quote", line: 2, record: 1, column: 1, recovered: false },
    ]);
    expect(factsOf(result)).toMatchObject({ records: 1, lines: 3 });
  });

  it("say that a quote has swallowed records that still parse", async () => {
    const rows = ["a,b,c,d,e,f", '1,2,3,4,5,"x', "2,2,3,4,5,y", '3,2,3,4,5,z"', "4,2,3,4,5,w"];
    const result = await readText(rows.join("\n"));
    expect(noticesOf(result)).toEqual([
      { kind: "swallowed-records", line: 2, record: 1, column: 5, lines: 2 },
    ]);
  });

  it("say where a NUL stands", async () => {
    const result = await readText("a,b\n1,x\u0000y\n2,z\n");
    expect(noticesOf(result)).toEqual([{ kind: "nul-byte", line: 2, record: 1, column: null }]);
    expect(result.records[0]?.state).toBe(RECORD_BROKEN);
  });

  it("say where text was decoded wrongly and saved", async () => {
    const result = await readText("a,b\n1,donâ€™t\n2,café\n3,cafÃ©\n4,ðŸ‘\u008d\n5,â la carte\n");
    expect(noticesOf(result)).toEqual([
      { kind: "mojibake", line: 2, record: 1, column: 1 },
      { kind: "mojibake", line: 4, record: 3, column: 1 },
      { kind: "mojibake", line: 5, record: 4, column: 1 },
    ]);
  });

  it("stand below a preamble", async () => {
    const result = await readText("sep=;\nA title\n\na;b;c\n1;2;3\n");
    expect(noticesOf(result)).toEqual([
      { kind: "preamble", what: "sep-line", line: 1 },
      { kind: "preamble", what: "title-line", line: 2 },
      { kind: "preamble", what: "blank-lines", line: 3 },
    ]);
    expect(result.records).toMatchObject([{ record: 1, line: 5, cells: ["1", "2", "3"] }]);
  });

  it("are none in an empty file", async () => {
    for (const text of ["", "\uFEFF"]) {
      expect(factsOf(await readText(text))).toMatchObject({ records: 0, headerRecords: 0 });
    }
  });
});

describe("limits", () => {
  const options = { limits: { fieldBytes: 100, recordBytes: 400, cells: 10 } };

  async function read(text: string, chunk: number): Promise<ReadResult> {
    return readBytes(new TextEncoder().encode(text), chunk, {}, options);
  }

  it("pass over a field that is too large, and go on behind it", async () => {
    for (const chunk of [1, 7, 64, 10_000]) {
      const result = await read(
        `a,b\n1,${"x".repeat(5000)}\n2,"${"y\n".repeat(900)}"\n3,z\n`,
        chunk,
      );
      expect(noticesOf(result)).toEqual([
        { kind: "oversized-field", line: 2, record: 1, column: 1, limit: 100 },
        { kind: "oversized-field", line: 3, record: 2, column: 1, limit: 100 },
      ]);
      expect(result.records[2]).toMatchObject({
        line: 904,
        state: RECORD_SOUND,
        cells: ["3", "z"],
      });
    }
  });

  it("stop a flood of commas", async () => {
    const result = await read(`a,b\n${",".repeat(3000)}\n1,2\n`, 50);
    expect(noticesOf(result)).toEqual([
      { kind: "oversized-record", line: 2, record: 1, limit: 10, unit: "cells" },
    ]);
    expect(result.records[1]?.state).toBe(RECORD_SOUND);
  });

  it("recover from an open quote once the field is too large", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `${i},row`);
    const result = await read(`a,b\n0,"open\n${rows.join("\n")}\n`, 64);
    expect(noticesOf(result)).toEqual([
      { kind: "unclosed-quote", line: 2, record: 1, column: 1, recovered: true },
    ]);
    expect(result.records.filter(({ state }) => state === RECORD_SOUND)).toHaveLength(200);
  });

  it("count every blank line of a flood, but hand on only the first", async () => {
    const result = await readText(`a,b\n${"\n".repeat(30_000)}`, 4096);
    const given = result.notices.filter((notice) => notice.kind === "blank-record").length;
    expect(given).toBe(10_000);
    expect(result.suppressed).toEqual({ "blank-record": 20_000 });
    expect(factsOf(result).records).toBe(30_000);
  });

  it.each([
    ["\n", 512],
    ["\r\n", 512],
    ["\r\n", 4097],
    ["\n", 100_000],
  ])(
    "pass by blank lines (%j, chunks of %d) behind the first, and count them all",
    async (end, chunk) => {
      const floods = [10_500, 1, 700, 3, 5000];
      const lines = floods.flatMap((blank, i) => [...Array<string>(blank).fill(""), `${i},x`]);
      const result = await readText(`a,b${end}${lines.join(end)}${end}`, chunk);
      const sound = result.records.filter(({ state }) => state === RECORD_SOUND);
      const expected = lines.flatMap((text, at) => (text === "" ? [] : [[at + 1, at + 2, text]]));
      expect(sound.map(({ record, line, raw }) => [record, line, raw])).toEqual(expected);
      const blank = result.records.length - sound.length + result.passedBlank;
      expect(blank).toBe(floods.reduce((sum, count) => sum + count));
      expect(result.passedBlank).toBeGreaterThan(5000);
      const { records, lines: physical } = factsOf(result);
      expect([records, physical]).toEqual([lines.length, lines.length + 1]);
    },
  );
});

const cell = fc.oneof(
  fc.constantFrom(
    "",
    "1",
    "0",
    "null",
    "a b",
    ",",
    ";",
    '"',
    '""',
    "\n",
    "\r\n",
    "\r",
    "é",
    "👍",
    " x ",
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }).map((text) => text.replaceAll("\0", "")),
);

describe("the reader and csv-parse", () => {
  it("give back what csv-stringify wrote", async () => {
    const table = fc.integer({ min: 3, max: 6 }).chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: 2,
        maxLength: 12,
      }),
    );
    const dialect = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      record_delimiter: fc.constantFrom("\n", "\r\n", "\r"),
      quoted: fc.boolean(),
      chunk: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(
        table,
        dialect,
        async (rows, { delimiter, record_delimiter, quoted, chunk }) => {
          const header = rows[0]!.map((_, at) => `column ${at}`);
          const records = rows.slice(1).map((row, at) => [`r${at}`, ...row.slice(1)]);
          const text = stringify([header, ...records], {
            delimiter,
            record_delimiter,
            quoted,
            quoted_match: /[\r\n]/,
          });
          const result = await readText(text, chunk);
          expect(result.records.map(({ cells }) => cells)).toEqual(records);
          expect(parse(text, { delimiter, record_delimiter, from: 2 })).toEqual(records);
          expect(
            result.notices.filter(
              ({ kind }) => kind !== "end" && kind !== "swallowed-records" && kind !== "mojibake",
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("any bytes", () => {
  const sound = 'id,q,c\n1,1,"a ""b"", c"\n2,0,"line\nbreak"\r\n3,,é👍\n';
  const mutated = fc
    .record({
      text: fc.array(
        fc.constantFrom(sound.slice(7), 'x,"', '"', "\n", "\r", ",", "a,b,c\n", '"",'),
        { maxLength: 6 },
      ),
      noise: fc.array(fc.tuple(fc.nat({ max: 200 }), fc.nat({ max: 255 })), { maxLength: 4 }),
    })
    .map(({ text, noise }) => {
      const bytes = [...new TextEncoder().encode(`id,q,c\n${text.join("")}`)];
      for (const [at, byte] of noise)
        bytes.splice(7 + (at % Math.max(1, bytes.length - 6)), 0, byte);
      return Uint8Array.from(bytes);
    });

  it("give the same records and notices however they are cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(mutated, fc.integer({ min: 1, max: 30 }), async (bytes, chunk) => {
        const whole = byKind(await readBytes(bytes));
        expect(byKind(await readBytes(bytes, chunk))).toEqual(whole);
        expect(byKind(await readBytes(bytes, 1))).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it("belong to exactly one record or line end, and records and lines count on without gap", async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (bytes) => {
        const result = await readBytes(bytes);
        const { records, notices } = result;
        records.forEach(({ record }, at) => {
          expect(record).toBe(at + 1);
        });
        const facts = factsOf(result);
        expect(facts.records).toBe(records.length);
        if (facts.invalidBytes === 0 && notices.every(({ kind }) => kind !== "utf-16")) {
          const text = new TextDecoder().decode(bytes);
          const endings = text.match(/\r\n|\n|\r/g)?.length ?? 0;
          expect(facts.lines).toBe(endings + (/[\r\n]$/.test(text) || text === "" ? 0 : 1));
          const kept = records.map(({ raw }) => raw).join("");
          const dropped = text.slice(7).replace(/[\r\n]/g, "");
          expect(kept.replace(/[\r\n]/g, "")).toBe(dropped);
        }
      }),
      { numRuns: 500 },
    );
  });
});
