import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openStandardInput } from "../../../src/source/files.js";
import { chunksOf } from "../../support/read-source.js";
import { directoryEnd, four, join, two, type ZipPart, zipOf } from "../../support/zip.js";
import { ownTemporaryFolder, readAll, readFile, readPiped, refusal } from "./read.js";

const TEXT = 'a,b\n1,x\n2,"y\nz"\n';
const ROWS = [
  ["a", "b"],
  ["1", "x"],
  ["2", "y\nz"],
];
const csv: ZipPart = { name: "export.csv", content: TEXT };
describe("a zip archive", () => {
  it("reads as the one export in it, stored or packed, beside what systems add", async () => {
    const others = [
      { name: "__MACOSX/._export.csv", content: "x" },
      { name: ".DS_Store", content: "x" },
      { name: "folder/", content: "" },
      { name: "readme.pdf", content: "x" },
    ];
    for (const stored of [false, true]) {
      const archive = zipOf([...others, { ...csv, stored }]);
      const { rows, facts } = await readFile("export.zip", archive);
      expect(rows).toEqual(ROWS);
      expect(facts).toMatchObject({
        bytes: archive.length,
        sha256: createHash("sha256").update(archive).digest("hex"),
        packed: "zip",
      });
    }
  });

  it("reads in 64 bits", async () => {
    expect((await readFile("x.zip", zipOf([csv], { zip64: true }))).rows).toEqual(ROWS);
  });

  it("reads from a pipe in any pieces, and leaves no file behind", async () => {
    const archive = zipOf([csv]);
    const folder = await ownTemporaryFolder();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: archive.length }), async (size) => {
        const { rows, facts } = await readPiped(archive, size);
        expect(rows).toEqual(ROWS);
        expect(facts).toMatchObject({ name: "-", bytes: archive.length });
      }),
      { numRuns: 20 },
    );
    expect(await refusal(readPiped(archive.subarray(0, 60), 7))).toContain("cut off");
    const unread = await openStandardInput(chunksOf(archive, 9));
    expect(await readdir(folder)).toHaveLength(1);
    await unread.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it("asks which one where there are several, and takes the named one", async () => {
    const archive = zipOf([csv, { name: "b/answers.tsv", content: "a\tb\n3\t4\n" }]);
    const said = await refusal(readFile("two.zip", archive));
    expect(said).toContain("export.csv, b/answers.tsv");
    expect(said).toContain("--entry");
    for (const entry of ["b/answers.tsv", "answers.tsv"]) {
      expect((await readFile("two.zip", archive, { entry })).rows[1]).toEqual(["3", "4"]);
      expect((await readPiped(archive, 50, { entry })).rows[1]).toEqual(["3", "4"]);
    }
    const wrong = await refusal(readFile("two.zip", archive, { entry: "c.csv" }));
    expect(wrong).toContain("no file c.csv");
  });

  it("does not guess between two files of one name", async () => {
    const archive = zipOf([csv, { ...csv, content: "other\n" }]);
    expect(await refusal(readFile("x.zip", archive, { entry: "export.csv" }))).toContain(
      "2 files export.csv",
    );
    const folders = zipOf([
      { name: "a/export.csv", content: TEXT },
      { name: "b/export.csv", content: "other\n" },
    ]);
    expect(await refusal(readFile("x.zip", folders, { entry: "export.csv" }))).toContain("2 files");
    expect((await readFile("x.zip", folders, { entry: "a/export.csv" })).rows).toEqual(ROWS);
  });

  it("takes the only file whatever its ending, if it is text", async () => {
    expect((await readFile("x.zip", zipOf([{ ...csv, name: "export" }]))).rows).toEqual(ROWS);
    const pdf = zipOf([{ name: "a.pdf", content: "%PDF-1.7" }]);
    expect(await refusal(readFile("x.zip", pdf))).toMatch(/holds no table: a\.pdf in it is a PDF/);
  });

  it("reads names in UTF-8 with and without the flag, and in the letters of old programs", async () => {
    const raw = (bytes: number[]): Uint8Array =>
      Uint8Array.from([...bytes, 0x2e, 0x63, 0x73, 0x76]);
    const names = [
      { name: "größe.csv", flags: 0x800, as: "größe.csv" },
      { name: "größe.csv", flags: 0, as: "größe.csv" },
      { name: raw([0x67, 0x72, 0x94, 0xe1, 0x65]), flags: 0, as: "größe.csv" },
    ];
    for (const { name, flags, as } of names) {
      const archive = zipOf([csv, { name, content: TEXT, lies: { flags } }]);
      expect((await readFile("x.zip", archive, { entry: as })).rows).toEqual(ROWS);
    }
  });

  it.each([
    ["nothing", zipOf([]), "empty archive"],
    [
      "no export",
      zipOf([
        { name: "a.pdf", content: "x" },
        { name: "b.docx", content: "x" },
      ]),
      "a.pdf, b.docx",
    ],
    ["a packed file", zipOf([{ name: "a.csv.gz", content: gzipSync(TEXT) }]), "packed twice"],
    [
      "a packed file under a name of text",
      zipOf([{ name: "a.csv", content: gzipSync(TEXT) }]),
      "packed twice",
    ],
    ["an archive", zipOf([{ name: "a.zip", content: zipOf([csv]), stored: true }]), "packed twice"],
    [
      "two workbooks",
      zipOf([
        { name: "a.xlsx", content: "" },
        { name: "b.xlsx", content: "" },
      ]),
      "Unpack it",
    ],
    ["a file with a password", zipOf([{ ...csv, lies: { flags: 0x801 } }]), "password"],
    ["files with strong encryption", zipOf([{ ...csv, lies: { flags: 0x841 } }]), "password"],
    ["a file with another checksum", zipOf([{ ...csv, lies: { crc: 1 } }]), "export.csv in it"],
    ["a file larger than it says", zipOf([{ ...csv, lies: { size: 3 } }]), "damaged"],
    ["a file smaller than it says", zipOf([{ ...csv, lies: { size: 3000 } }]), "damaged"],
    [
      "a file packed to less than it says",
      zipOf([{ ...csv, lies: { packedSize: 9000 } }]),
      "damaged",
    ],
    ["a file packed to more than it says", zipOf([{ ...csv, lies: { packedSize: 4 } }]), "damaged"],
    ["a file that begins elsewhere", zipOf([{ ...csv, lies: { at: 7 } }]), "damaged"],
    ["a file that begins behind the end", zipOf([{ ...csv, lies: { at: 7_000_000 } }]), "damaged"],
    ["a file in Deflate64", zipOf([{ ...csv, lies: { method: 9 } }]), "method 9"],
    ["a file in a method of nobody", zipOf([{ ...csv, lies: { method: 77 } }]), "method 77"],
    ["half an archive", zipOf([csv]).subarray(0, 60), "cut off"],
    ["bytes behind its end", join([zipOf([csv]), new Uint8Array(500)]), "behind its end"],
    [
      "an OpenDocument file",
      zipOf([
        { name: "mimetype", content: "x" },
        { name: "content.xml", content: "<x/>" },
      ]),
      ".ods",
    ],
    ["a Numbers file", zipOf([{ name: "Index/Document.iwa", content: "x" }]), "Numbers"],
  ])("is refused with %s, and says what to do", async (_, archive, says) => {
    const said = await refusal(readFile("x.zip", archive));
    expect(said).toContain(says);
    expect(said).toMatch(/x\.zip .*\.$/);
    expect(await refusal(readPiped(archive, 100))).toMatch(/^Standard input /);
  });

  it("has no sheets to choose from", async () => {
    expect(await refusal(readFile("x.zip", zipOf([csv]), { sheet: "A" }))).toContain("--sheet A");
  });
});

describe("a hostile zip archive", () => {
  it.each(["../../etc/export.csv", "/etc/export.csv", "C:\\Windows\\export.csv", "..\\export.csv"])(
    "is read where a file is called %s, and that is not shown",
    async (name) => {
      const sly = { name, content: TEXT };
      expect((await readFile("x.zip", zipOf([sly]))).rows).toEqual(ROWS);
      const said = await refusal(readFile("x.zip", zipOf([sly, csv])));
      expect(said).toContain("several files: export.csv, export.csv.");
    },
  );

  it("shows names harmlessly", async () => {
    const names = ["a\u001b[31m.pdf", "b\u202Efdp.csv\n", "c\u0000.pdf"];
    const parts = names.map((name) => ({ name, content: "" }));
    const said = await refusal(readFile("x.zip", zipOf(parts)));
    expect(said).toContain("a\\u001B[31m.pdf, b\\u202Efdp.csv\\u000A, c\\u0000.pdf");
  });

  it("is refused where its directory has a million entries", async () => {
    const entry = join([
      ...[four(0x02014b50), two(45), two(20), two(0), two(0), two(0), two(0x21)],
      ...[four(0), four(0), four(0), two(5), two(0), two(0), two(0), two(0), four(0), four(0)],
      new TextEncoder().encode("a.csv"),
    ]);
    const count = 1_000_000;
    const local = zipOf([{ ...csv, name: "a.csv", stored: true }]).subarray(0, 60);
    const directory = new Uint8Array(Buffer.alloc(count * entry.length, entry));
    const end = directoryEnd(count, directory.length, local.length, true);
    expect(await refusal(readFile("x.zip", join([local, directory, end])))).toContain(
      "more than 10000 files",
    );
  });

  it("is refused where it unpacks to a thousand times its size", async () => {
    const content = Buffer.alloc(100 << 20, "a");
    const bomb = zipOf([{ name: "a.csv", content }]);
    expect(await refusal(readFile("bomb.zip", bomb))).toContain("times its size");
  });

  it("unpacks no more than one file, however many share the same bytes", async () => {
    const same = Array.from({ length: 500 }, (_, at) => ({
      name: `${at}.csv`,
      content: TEXT,
      lies: { at: 0 },
    }));
    const { rows } = await readFile("x.zip", zipOf(same), { entry: "7.csv" });
    expect(rows).toEqual(ROWS);
  });

  it("ends as rows or as an error a person can act on, whatever byte is changed", async () => {
    const archive = zipOf([csv, { ...csv, name: "b.txt", stored: true }]);
    const change = fc.tuple(fc.nat({ max: archive.length - 1 }), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, by]) => {
        const changed = archive.with(at, archive[at]! ^ by);
        try {
          const source = await openStandardInput(chunksOf(changed, 64), { entry: "export.csv" });
          expect((await readAll(source)).rows).toEqual(ROWS);
        } catch (error) {
          expect(error).toMatchObject({ name: "SourceError" });
        }
      }),
      { numRuns: 300 },
    );
  });
});
