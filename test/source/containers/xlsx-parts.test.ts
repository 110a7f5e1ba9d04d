import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openStandardInput } from "../../../src/source/files.js";
import { chunksOf } from "../../support/read-source.js";
import { rowsOf, workbookParts } from "../../support/workbook.js";
import { type ZipPart, zipOf } from "../../support/zip.js";
import { readAll, readFile, refusal } from "./read.js";

const ROWS = [
  ["id", "b"],
  ["r1", "größe"],
];
const PARTS = workbookParts({ sheets: [{ name: "S", rows: rowsOf(ROWS) }] });
const SHEET = "xl/worksheets/sheet1.xml";

/** The workbook with one part changed. */
const withPart = (name: ZipPart["name"], content: string | Uint8Array): Uint8Array =>
  zipOf(PARTS.map((part) => (part.name === name ? { ...part, content } : part)));
const textOf = (name: ZipPart["name"]): string =>
  String(PARTS.find((part) => part.name === name)!.content);
const changed = (name: string, from: string | RegExp, to: string): Uint8Array => {
  const text = textOf(name);
  expect(text).toMatch(from);
  return withPart(name, text.replace(from, to));
};
const renamed = (from: string, to: string): ZipPart[] =>
  PARTS.map((part) => (part.name === from ? { ...part, name: to } : part));
const RELATIONS = "xl/_rels/workbook.xml.rels";
const rowsOfFile = async (archive: Uint8Array) => (await readFile("x.xlsx", archive)).rows;

describe("the parts of a workbook", () => {
  it.each([
    ["from the top", changed(RELATIONS, 'Target="worksheets/', 'Target="/xl/worksheets/')],
    ["around a corner", changed(RELATIONS, 'Target="worksheets/', 'Target="../xl/./worksheets/')],
    ["with backslashes", changed(RELATIONS, 'Target="worksheets/', 'Target="worksheets\\')],
    ["in other letters", zipOf(renamed(SHEET, "xl/Worksheets/Sheet1.xml"))],
    ["with backslashes in the archive", zipOf(renamed(SHEET, "xl\\worksheets\\sheet1.xml"))],
    [
      "in the stricter form of the standard",
      changed(
        "_rels/.rels",
        /http[^"]*\//,
        "http://purl.oclc.org/ooxml/officeDocument/relationships/",
      ),
    ],
    [
      "without the relations of the file",
      zipOf(PARTS.filter(({ name }) => name !== "_rels/.rels")),
    ],
    ["without styles", zipOf(PARTS.filter(({ name }) => name !== "xl/styles.xml"))],
  ])("are found %s", async (_, archive) => {
    expect(await rowsOfFile(archive)).toEqual(ROWS);
  });

  it("are found under other names", async () => {
    const moved = PARTS.map((part) => {
      const name = String(part.name)
        .replace("xl/workbook.xml", "xl/book2.xml")
        .replace("_rels/workbook", "_rels/book2");
      const isTop = part.name === "_rels/.rels";
      return {
        ...part,
        name,
        content: isTop ? textOf(part.name).replace("workbook", "book2") : part.content,
      };
    });
    expect(await rowsOfFile(zipOf(moved))).toEqual(ROWS);
  });

  it("are read with prefixes, in UTF-16, and with a byte order mark", async () => {
    const prefixed = textOf(SHEET).replace(/<(\/?)(?=[a-z])/g, "<$1x:");
    expect(await rowsOfFile(withPart(SHEET, prefixed))).toEqual(ROWS);
    const wide = Buffer.from(`\uFEFF${textOf("xl/sharedStrings.xml")}`, "utf16le");
    expect(await rowsOfFile(withPart("xl/sharedStrings.xml", wide))).toEqual(ROWS);
    expect(await rowsOfFile(withPart(SHEET, `\uFEFF${textOf(SHEET)}`))).toEqual(ROWS);
  });

  it.each([
    ["a binary workbook", changed("_rels/.rels", "workbook.xml", "workbook.bin"), ".xlsb"],
    ["a text document", changed("_rels/.rels", "xl/workbook.xml", "word/document.xml"), "document"],
    ["no sheet", changed("xl/workbook.xml", /<sheet .*?\/>/, ""), "no sheet with cells"],
    [
      "a sheet of another file",
      changed(RELATIONS, "<Relationship ", '<Relationship TargetMode="External" '),
      "no sheet",
    ],
    ["a sheet that is missing", zipOf(PARTS.filter(({ name }) => name !== SHEET)), "missing"],
    [
      "two sheets of one name",
      zipOf([...PARTS, { name: SHEET, content: "<x/>" }]),
      "two files of the name",
    ],
  ])("are refused with %s", async (_, archive, says) => {
    expect(await refusal(readFile("x.xlsx", archive))).toContain(says);
  });
});

const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const MANY = 5 << 20;

describe("a hostile workbook", () => {
  it.each([
    ["entities", '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>', "document type"],
    ["an entity that nobody declared", "<worksheet>&a;</worksheet>", "XML is damaged"],
    [
      "a document type without end",
      `<!DOCTYPE x [${"<!-- x -->".repeat(MANY / 10)}`,
      "larger than any cell",
    ],
    ["no end", "<worksheet><row", "XML is damaged"],
    ["no XML", "id,b\n1,2\n", "XML is damaged"],
    ["other letters", Buffer.from("<worksheet>gr\xf6\xdfe</worksheet>", "latin1"), "not in UTF-8"],
    [
      "a text without end",
      sheetOf(`<row><c t="str"><v>${"x".repeat(MANY)}</v></c></row>`),
      "larger than any cell",
    ],
    [
      "a text in many pieces",
      sheetOf(
        `<row><c t="inlineStr"><is>${`<r><t>${"x".repeat(99)}</t></r>`.repeat(MANY / 99)}</is></c></row>`,
      ),
      "larger than any cell",
    ],
    ["an attribute without end", `<worksheet a="${"x".repeat(MANY)}"/>`, "larger than any cell"],
    [
      "a comment without end",
      `<worksheet><!--${"x".repeat(MANY)}--></worksheet>`,
      "larger than any cell",
    ],
    ["elements within elements", "<a>".repeat(10_000), "nested"],
    ["rows out of order", sheetOf('<row r="5"/><row r="2"/>'), "row 2 stands behind row 5"],
    ["a row twice", sheetOf('<row r="5"/><row r="5"/>'), "row 5 stands behind row 5"],
    ["a row behind the last", sheetOf('<row r="1048577"/>'), "outside of every sheet"],
    ["a row of no number", sheetOf('<row r="x"/>'), "outside of every sheet"],
    ["half a row", sheetOf('<row r="1.5"/>'), "outside of every sheet"],
    [
      "a cell behind the last column",
      sheetOf('<row r="1"><c r="XFE1"><v>1</v></c></row>'),
      "outside of every sheet",
    ],
    [
      "a cell far behind it",
      sheetOf(`<row r="1"><c r="${"Z".repeat(400)}1"><v>1</v></c></row>`),
      "outside of every sheet",
    ],
    [
      "a cell without column",
      sheetOf('<row r="1"><c r="1"><v>1</v></c></row>'),
      "outside of every sheet",
    ],
  ])("is refused with %s", async (_, content, says) => {
    expect(await refusal(readFile("x.xlsx", withPart(SHEET, content)))).toContain(says);
  });

  it("is refused where a text stands in more cells than the file's size can explain", async () => {
    const text = "x".repeat(30_000);
    const sst = `<sst><si><t>${text}</t></si></sst>`;
    const cells = '<c t="s"><v>0</v></c>'.repeat(100);
    const parts = PARTS.map((part) => {
      if (part.name === "xl/sharedStrings.xml") return { ...part, content: sst };
      return part.name === SHEET
        ? { ...part, content: sheetOf(`<row>${cells}</row>`.repeat(100)) }
        : part;
    });
    expect(await refusal(readFile("x.xlsx", zipOf(parts)))).toContain("times its size");
  });

  it("is refused where a row is larger than can be held", async () => {
    const sst = `<sst><si><t>${"x".repeat(1 << 20)}</t></si></sst>`;
    const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(65)}</row>`;
    const parts = PARTS.map((part) => {
      if (part.name === "xl/sharedStrings.xml") return { ...part, content: sst };
      return part.name === SHEET ? { ...part, content: sheetOf(row) } : part;
    });
    expect(await refusal(readFile("x.xlsx", zipOf(parts)))).toContain("row 1 is larger");
  });

  it("is refused where a small part is large", async () => {
    const styles = `<styleSheet>${"<xf/>".repeat(14_000_000)}</styleSheet>`;
    expect(await refusal(readFile("x.xlsx", withPart("xl/styles.xml", styles)))).toMatch(
      /styles\.xml is larger than any|times its size/,
    );
  });

  it("is refused where a part is damaged", async () => {
    const broken = PARTS.map((part) =>
      part.name === SHEET ? { ...part, lies: { crc: 5 } } : part,
    );
    expect(await refusal(readFile("x.xlsx", zipOf(broken)))).toContain("sheet1.xml in it");
  });

  it("ends as rows or as an error a person can act on, whatever byte of a part is changed", async () => {
    const part = fc.constantFrom(...PARTS);
    const change = fc.tuple(part, fc.nat({ max: 5000 }), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([{ name }, at, by]) => {
        const content = Uint8Array.from(Buffer.from(textOf(name)));
        const place = at % content.length;
        content[place] = content[place]! ^ by;
        try {
          const source = await openStandardInput(chunksOf(withPart(name, content), 512));
          const { rows } = await readAll(source);
          expect(rows.every((row) => row.every((cell) => typeof cell === "string"))).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ name: "SourceError" });
        }
      }),
      { numRuns: 400 },
    );
  });
});
