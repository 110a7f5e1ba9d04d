import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Kernel } from "../../src/kernel/kernel.js";
import { END_LF } from "../../src/source/parse-result.js";
import { DEFAULT_LIMITS } from "../../src/source/scanner.js";
import type { RecordLimits } from "../../src/source/source.js";
import { inParts, scan } from "../source/scan-chunks.js";

const utf8 = new TextEncoder();
const kernel = new Kernel(DEFAULT_LIMITS.cells);
const small = new Kernel(8);

/** Holds the kernel to what the careful parser says of the same bytes, in the same chunks. */
function expectSame(text: string, cuts: readonly number[], limits: RecordLimits = DEFAULT_LIMITS) {
  const chunks = inParts(utf8.encode(text), cuts);
  const raw = { emptyTrailingCells: true, repairs: { verbatim: 2 } };
  for (const layout of [{}, { emptyTrailingCells: true }, raw]) {
    expect(scan(chunks, limits, layout, kernel)).toEqual(scan(chunks, limits, layout));
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Texts around the 64 bytes that the kernel reads at once, of all that means something to it. */
const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("a", "yes, no", "é", "’", "👍", "x".repeat(30)) },
      { weight: 2, arbitrary: fc.constantFrom('"', '""', ",", "\n", "\r\n", "\r", " ", "\t") },
      { weight: 1, arbitrary: fc.constantFrom("Ã©", "â€™", "1,2,3,4,5\n", "\0", "Ã", "à la", "ð") },
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));
const plain = text.map((each) => each.replace(/[",\r\n\0]/g, ""));
const cell = fc.oneof(plain, text.map(quoted), fc.constant(""), fc.constant('""'));
/** Cells with quotes and other bytes where none may be, and such as programs wrap for a spreadsheet. */
const oddCell = fc.oneof(
  fc.tuple(plain, fc.constantFrom('"', '""', "\0"), plain).map((parts) => parts.join("")),
  fc.tuple(text, fc.constantFrom('"', "\0"), text).map((parts) => `"${parts.join("")}"`),
  text.map((each) => `${quoted(each)}x`),
  fc.constantFrom('="01"', '="', '"=""01"""', "Ã©", '"Ã©"x', 'Ã©"'),
);
const oddRecord = fc
  .array(fc.oneof({ weight: 3, arbitrary: cell }, oddCell), { minLength: 5, maxLength: 5 })
  .map((cells) => cells.join(","));
const record = fc.array(cell, { minLength: 5, maxLength: 5 }).map((cells) => cells.join(","));
/** Whatever may stand where a record should. */
const fault = fc.oneof(
  fc.constantFrom(
    "",
    ",,,,",
    " , ,,,\t",
    "1,2,3,4,5,,",
    "1,2,3,4,5,6",
    "1,2,3,4",
    '1,"x"y,3,4,5',
    '1,x"y,3,4,5',
    '1,"x,3,4,5',
    "1,2",
    "\0",
  ),
  fc.array(fc.oneof(cell, oddCell), { maxLength: 8 }).map((cells) => cells.join(",")),
  oddRecord,
  text,
);

const file = fc
  .record({
    records: fc.constantFrom(1, 10).chain((weight) =>
      fc.array(fc.oneof({ weight: 5, arbitrary: record }, { weight, arbitrary: fault }), {
        maxLength: 20,
      }),
    ),
    end: fc.constantFrom("\n", "\r\n", "\r"),
    otherEnd: fc.constantFrom("\n", "\r\n", "\r"),
    otherAt: fc.nat(40),
    endsLine: fc.boolean(),
  })
  .map(({ records, end, otherEnd, otherAt, endsLine }) => {
    const lines = ["a,b,c,d,e", ...records];
    const whole = lines.map((line, at) => line + (at === otherAt ? otherEnd : end)).join("");
    return endsLine ? whole : whole.slice(0, whole.length - end.length);
  });
const cuts = fc
  .array(fc.nat({ max: 4000 }), { maxLength: 5 })
  .map((places) => places.sort((a, b) => a - b));

describe("the kernel's scan", () => {
  it("gives what the careful parser gives", () => {
    fc.assert(
      fc.property(file, cuts, (of, at) => expectSame(of, at)),
      { numRuns: 2000 },
    );
  });

  it("tells whether a cell may be wrapped for a spreadsheet", () => {
    const begin = fc.constantFrom("", "a", "'", "=", "a'", "a=", "x".repeat(61), "é'");
    const cell = fc.tuple(begin, fc.boolean());
    const cells = fc.tuple(cell, cell);
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 6 }), (rows) => {
        const lines = rows.map(([[a, isQuoted], [b, isAlso]]) => [
          ...["1", isQuoted ? quoted(a) : a],
          isAlso ? quoted(b) : b,
        ]);
        const bytes = utf8.encode(lines.map((line) => `${line.join()}\n`).join(""));
        kernel.bytes.set(bytes);
        const progress = {
          at: 0,
          records: 0,
          lines: 0,
          length: 0,
          cells: 0,
          mayHoldWrapped: false,
          holdsFaults: false,
        };
        const layout = {
          ...{ delimiter: 0x2c, headerCells: 3, mostCells: 3 },
          ...{ ending: END_LF, mostBytes: 1 << 20 },
        };
        kernel.scan(progress, bytes.length, layout);
        expect(progress.length).toBe(rows.length);
        expect(progress.mayHoldWrapped).toBe(rows.flat().some(([cell]) => /^[=']/.test(cell)));
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps to its memory where a record has more cells than there is room for", () => {
    const some = "1,2,3,4,5\n".repeat(50);
    const limits = { fieldBytes: 1 << 20, recordBytes: 4 << 20, cells: 8 };
    const chunks = [utf8.encode(`a,b,c,d,e\n${some}${",".repeat(1_000_000)}\n${some}`)];
    expect(scan(chunks, limits, {}, small)).toEqual(scan(chunks, limits));
  });

  it("gives the same within small limits", () => {
    const limits = { fieldBytes: 70, recordBytes: 150, cells: 8 };
    fc.assert(
      fc.property(file, cuts, (of, at) => {
        const chunks = inParts(utf8.encode(of), at);
        expect(scan(chunks, limits, {}, small)).toEqual(scan(chunks, limits));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ...[
      "a\rb",
      "a\r",
      "Ã©",
      "à",
      '"x"',
      '"x""y"',
      '"x"y',
      '"x"y"',
      '"x"y""z"',
      '"x"y\nz"',
      'x"',
      'x""y"',
      '="x"',
      '"',
      '"\r\n"',
      '"\n\r"',
      "\0",
      "\n",
    ],
    ...["", " ", '"1,2,3,4,5\n"', '"1,2,3,\n4,5"', '"\r"', '""""', '"x\r"\n'],
  ])("sees %j on every side of a block's edge", (snippet) => {
    for (const end of ["\n", "\r\n", "\r"]) {
      for (let pad = 0; pad < 140; pad++) {
        const own = `${"x".repeat(pad)},${snippet},3,4,5`;
        const file = [`a,b,c,d,e`, own, "1,2,3,4,5", ""].join(end);
        expectSame(file, []);
        const limits = { fieldBytes: 70, recordBytes: 150, cells: 8 };
        expect(scan([utf8.encode(file)], limits, {}, small)).toEqual(
          scan([utf8.encode(file)], limits),
        );
      }
    }
  });

  it("gives the same wherever a chunk ends", () => {
    const whole = `a,b,c,d,e\r\n1,"x, ""y""\r\nz",é,${"w".repeat(70)},5\r\n2,,"",'",5\r\n3,"",3,4,"5\n"\r\n4,b,c,d,e`;
    for (let at = 0; at < utf8.encode(whole).length; at++) expectSame(whole, [at]);
  });

  it("fills batches to their ends and goes on behind them", () => {
    const records = Array.from(
      { length: 9000 },
      (_, i) => `${i},"a, b",,${i % 700 === 0 ? '"' : ""},e`,
    );
    expectSame(`a,b,c,d,e\n${records.join("\n")}\n`, [100, 5000, 200_000]);
  });

  it("reads the plain records itself", () => {
    const own = new Kernel(DEFAULT_LIMITS.cells);
    const seen: number[] = [];
    const scanOf = own.scan.bind(own);
    own.scan = (progress, end, layout) => {
      scanOf(progress, end, layout);
      seen.push(progress.records);
    };
    const records = Array.from({ length: 1000 }, (_, i) => `${i},"a, ""b""\r\nc",,👍,e`);
    scan([utf8.encode(`a,b,c,d,e\r\n${records.join("\r\n")}\r\n`)], DEFAULT_LIMITS, {}, own);
    expect(seen[0]).toBe(1000);
  });

  it("keeps what it holds where its memory grows", () => {
    const own = new Kernel(DEFAULT_LIMITS.cells);
    const records = Array.from({ length: 3000 }, (_, i) => `${i},${"x".repeat(500)},c,d,e`);
    const chunks = inParts(utf8.encode(`a,b,c,d,e\n${records.join("\n")}\n`), [300, 1_000_000]);
    expect(scan(chunks, DEFAULT_LIMITS, {}, own)).toEqual(scan(chunks));
  });
});
