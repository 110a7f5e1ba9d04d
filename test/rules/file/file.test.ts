import { describe, expect, it } from "vitest";
import { severityFor } from "../../../src/engine/collector.js";
import { ContentTable } from "../../../src/engine/content-table.js";
import { emptyTally } from "../../../src/engine/tally.js";
import { DEFAULT_EDITION } from "../../../src/guidance/editions.js";
import { blankRecord } from "../../../src/rules/file/blank-record.js";
import { byteOrderMark } from "../../../src/rules/file/byte-order-mark.js";
import { emptyFile } from "../../../src/rules/file/empty-file.js";
import { fileRules } from "../../../src/rules/file/index.js";
import { largeFile } from "../../../src/rules/file/large-file.js";
import { mixedLineEndings } from "../../../src/rules/file/mixed-line-endings.js";
import { mojibake } from "../../../src/rules/file/mojibake.js";
import { noResponses } from "../../../src/rules/file/no-responses.js";
import { notUtf8 } from "../../../src/rules/file/not-utf8.js";
import { nulByte } from "../../../src/rules/file/nul-byte.js";
import { oversizedField } from "../../../src/rules/file/oversized-field.js";
import { preamble } from "../../../src/rules/file/preamble.js";
import { raggedRecord } from "../../../src/rules/file/ragged-record.js";
import { strayQuote } from "../../../src/rules/file/stray-quote.js";
import { swallowedRecords } from "../../../src/rules/file/swallowed-records.js";
import { unclosedQuote } from "../../../src/rules/file/unclosed-quote.js";
import { utf16 } from "../../../src/rules/file/utf-16.js";
import { wrongDelimiter } from "../../../src/rules/file/wrong-delimiter.js";
import { wrongExtension } from "../../../src/rules/file/wrong-extension.js";
import type { Rule } from "../../../src/rules/rule.js";
import type { SourceNotice } from "../../../src/source/notice.js";
import { contextOf, endOf, headerOf, NAMES, onHeader, onNotice } from "./reported.js";

const at = { line: 7, record: 6 };

/** Every notice that is a finding as it is: the rule, the notice, and what is to come of it. */
const NOTICES: [Rule, SourceNotice, object, object][] = [
  [
    notUtf8,
    { kind: "invalid-utf8", ...at, offset: 90, bytes: "E9 20", decodedAs: "windows-1252" },
    { offset: 90, bytes: "E9 20", decodedAs: "windows-1252", record: 6 },
    { line: 7 },
  ],
  [byteOrderMark, { kind: "byte-order-mark", encoding: "utf-8" }, {}, { line: 1 }],
  [
    utf16,
    { kind: "utf-16", encoding: "utf-16be", byteOrderMark: false },
    { encoding: "utf-16be" },
    { line: 1 },
  ],
  [nulByte, { kind: "nul-byte", ...at, column: null }, {}, at],
  [
    unclosedQuote,
    { kind: "unclosed-quote", ...at, column: 16, recovered: true },
    { recovered: true },
    { ...at, cellIndex: 16 },
  ],
  [
    unclosedQuote,
    { kind: "unclosed-quote", ...at, column: 16, recovered: false },
    { recovered: false },
    { ...at, cellIndex: 16 },
  ],
  [
    strayQuote,
    { kind: "stray-quote", ...at, column: 2, where: "inside-unquoted" },
    { where: "inside-unquoted" },
    { ...at, cellIndex: 2 },
  ],
  [
    strayQuote,
    { kind: "stray-quote", ...at, column: 2, where: "after-closing" },
    { where: "after-closing" },
    { ...at, cellIndex: 2 },
  ],
  [
    raggedRecord,
    { kind: "ragged-record", ...at, expected: 17, found: 18 },
    { expected: 17, found: 18, what: "18 cells; the header has 17" },
    at,
  ],
  [
    raggedRecord,
    { kind: "ragged-record", ...at, expected: 17, found: 1 },
    { expected: 17, found: 1, what: "1 cell; the header has 17" },
    at,
  ],
  [
    raggedRecord,
    { kind: "oversized-record", ...at, limit: 16_384, unit: "cells" },
    { limit: 16_384, unit: "cells", what: "more than 16,384 cells and was passed over" },
    at,
  ],
  [
    raggedRecord,
    { kind: "oversized-record", ...at, limit: 4_194_304, unit: "bytes" },
    { limit: 4_194_304, unit: "bytes", what: "more than 4,194,304 bytes and was passed over" },
    at,
  ],
  [blankRecord, { kind: "blank-record", ...at, cells: 0 }, { cells: 0, what: "an empty line" }, at],
  [
    blankRecord,
    { kind: "blank-record", ...at, cells: 17 },
    { cells: 17, what: "17 empty cells" },
    at,
  ],
  [
    mixedLineEndings,
    { kind: "mixed-line-endings", ...at, expected: "CRLF", found: "LF" },
    { expected: "CRLF", found: "LF" },
    at,
  ],
  [
    oversizedField,
    { kind: "oversized-field", ...at, column: 16, limit: 1_048_576 },
    { limit: 1_048_576 },
    { ...at, cellIndex: 16 },
  ],
  [
    swallowedRecords,
    { kind: "swallowed-records", ...at, column: 16, lines: 3 },
    { lines: 3 },
    { ...at, cellIndex: 16 },
  ],
  [mojibake, { kind: "mojibake", ...at, column: 16 }, {}, { ...at, cellIndex: 16 }],
  ...(["sep-line", "title-line", "blank-lines", "totals-row"] as const).map(
    (what): [Rule, SourceNotice, object, object] => [
      preamble,
      { kind: "preamble", what, line: 1 },
      { what },
      { line: 1 },
    ],
  ),
];

describe("what the source noticed", () => {
  it.each(NOTICES.map(([rule, ...rest]) => [rule.id, rule, ...rest] as const))(
    "is reported by %s with its place",
    (_, rule, notice, data, place) => {
      const found = onNotice(rule, notice);
      expect(found).toHaveLength(1);
      expect(found[0]?.data).toMatchObject(data);
      expect(found[0]?.place).toEqual(place);
    },
  );

  it("of a kind is heard by one rule only, and by one at all", () => {
    for (const [rule, notice] of NOTICES) {
      const listeners = fileRules.filter(
        (each) =>
          each.scope === "file" && (each.notices as readonly string[]).includes(notice.kind),
      );
      expect(listeners.map(({ id }) => id)).toEqual([rule.id]);
    }
  });

  it("is milder in a raw export, where the tool reads over it", () => {
    const raw = new Set(["raw"] as const);
    const submission = new Set(["submission"] as const);
    for (const rule of [notUtf8, blankRecord, mixedLineEndings]) {
      expect([severityFor(rule, submission), severityFor(rule, raw)]).toEqual(["error", "warning"]);
    }
    expect(severityFor(utf16, raw)).toBe("info");
  });
});

describe("CX105", () => {
  it.each([
    ["responses.csv", []],
    ["a.b.csv", []],
    ["-", []],
    ["responses.txt", [".txt"]],
    ["responses.csv.gz", [".gz"]],
    ["responses.CSV", []],
    ["responses", [""]],
    ["v1.2/responses", [""]],
    ["C:\\data.old\\responses", [""]],
  ])("%s", (name, found) => {
    const reported = onNotice(wrongExtension, endOf({ name }));
    expect(reported.map(({ data }) => data.found)).toEqual(found);
  });

  it("fires on a packed file or workbook that was only renamed, unless it has no name", () => {
    const said = (name: string, packed: "gzip" | "zip" | "workbook") =>
      onNotice(wrongExtension, endOf({ name, packed })).map(({ data }) => data.what);
    expect(said("responses.csv", "gzip")).toEqual([
      'The name ends in ".csv", but the file is packed with gzip',
    ]);
    expect(said("responses.csv", "workbook")).toEqual([
      'The name ends in ".csv", but the file is a workbook',
    ]);
    expect(said("responses.zip", "zip")).toEqual(['The name ends in ".zip"']);
    expect(said("-", "zip")).toEqual([]);
  });
});

describe("CX106", () => {
  it("fires without a header record, and only then", () => {
    expect(onNotice(emptyFile, endOf({ headerRecords: 0, bytes: 3 }))).toMatchObject([
      { data: { bytes: 3 } },
    ]);
    expect(onNotice(emptyFile, endOf({ headerRecords: 1, records: 0 }))).toEqual([]);
  });
});

describe("CX107", () => {
  it("fires without a response, and only then", () => {
    const tally = emptyTally(new ContentTable());
    const reported: object[] = [];
    noResponses.check(tally, contextOf(), (data) => reported.push(data));
    expect(reported).toHaveLength(1);
    noResponses.check({ ...tally, responses: 1 }, contextOf(), (data) => reported.push(data));
    expect(reported).toHaveLength(1);
  });
});

describe("CX116", () => {
  it.each([
    [",", []],
    [";", ["semicolons"]],
    ["\t", ["tabs"]],
    ["|", ["pipes"]],
  ])("delimiter %j", (delimiter, found) => {
    const reported = onHeader(wrongDelimiter, headerOf(NAMES, [], { delimiter }));
    expect(reported.map(({ data }) => data.found)).toEqual(found);
  });
});

describe("CX117", () => {
  it("fires above the edition's limit", () => {
    const limit = DEFAULT_EDITION.receivingSystem.largeFileBytes;
    expect(onNotice(largeFile, endOf({ bytes: limit }))).toEqual([]);
    expect(onNotice(largeFile, endOf({ bytes: limit + 1 }))).toMatchObject([
      { data: { bytes: limit + 1, limit } },
    ]);
  });
});
