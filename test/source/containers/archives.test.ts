import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SourceError } from "../../../src/source/source-error.js";
import { type ZipPart, zipOf } from "../../support/zip.js";
import { readFile, readPiped } from "./read.js";

const TEXT = 'a,b\n1,x\n2,"y\nz"\n';
const ROWS = [
  ["a", "b"],
  ["1", "x"],
  ["2", "y\nz"],
];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const csv: ZipPart = { name: "export.csv", content: TEXT };

async function refusal(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof SourceError) return error.message;
    throw error;
  }
  throw new Error("it was read");
}

describe("gzip", () => {
  it("reads as what is inside, whatever its name, with the facts of the packed file", async () => {
    const packed = gzipSync(bytes(TEXT));
    for (const name of ["export.csv.gz", "export.csv"]) {
      const { rows, facts } = await readFile(name, packed);
      expect(rows).toEqual(ROWS);
      expect(facts).toMatchObject({
        bytes: packed.length,
        sha256: createHash("sha256").update(packed).digest("hex"),
      });
    }
  });

  it("reads from a pipe in any pieces, and several members as one", async () => {
    const packed = Buffer.concat([gzipSync(bytes("a,b\n1,x\n")), gzipSync(bytes('2,"y\nz"\n'))]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 80 }), async (size) => {
        expect((await readPiped(packed, size)).rows).toEqual(ROWS);
      }),
      { numRuns: 30 },
    );
  });

  it.each([1, 5, 12])("refuses one that lacks its last %i bytes", async (missing) => {
    const packed = gzipSync(bytes(TEXT));
    const said = await refusal(readFile("x.csv.gz", packed.subarray(0, packed.length - missing)));
    expect(said).toContain("x.csv.gz");
  });

  it("refuses one that is damaged inside", async () => {
    const packed = Uint8Array.from(gzipSync(bytes(TEXT.repeat(50))));
    packed[packed.length - 6] = packed[packed.length - 6]! ^ 0xff;
    expect(await refusal(readFile("x.csv.gz", packed))).toContain("damaged");
  });

  it("refuses one that unpacks to a thousand times its size", async () => {
    const packed = gzipSync(Buffer.alloc(120 << 20, "a,b\n"), { level: 9 });
    expect(await refusal(readFile("bomb.csv.gz", packed))).toContain("times its size");
  });
});

describe("zip", () => {
  it("reads the one export in it, stored or packed, beside what systems add", async () => {
    const others = [
      { name: "__MACOSX/._export.csv", content: "x" },
      { name: "folder/", content: "" },
      { name: "readme.pdf", content: "x" },
    ];
    for (const stored of [false, true]) {
      const archive = zipOf([...others, { ...csv, stored }]);
      const { rows, facts } = await readFile("export.zip", archive);
      expect(rows).toEqual(ROWS);
      expect(facts.sha256).toBe(createHash("sha256").update(archive).digest("hex"));
    }
  });

  it("reads from a pipe", async () => {
    expect((await readPiped(zipOf([csv]), 7)).rows).toEqual(ROWS);
  });

  it("asks which one where there are several, and takes the named one", async () => {
    const archive = zipOf([csv, { name: "b/answers.tsv", content: "a\tb\n3\t4\n" }]);
    const said = await refusal(readFile("two.zip", archive));
    expect(said).toContain("export.csv, b/answers.tsv");
    expect(said).toContain("--entry");
    const whole = await readFile("two.zip", archive, { entry: "b/answers.tsv" });
    const short = await readFile("two.zip", archive, { entry: "answers.tsv" });
    expect([whole.rows[1], short.rows[1]]).toEqual([
      ["3", "4"],
      ["3", "4"],
    ]);
    expect(await refusal(readFile("two.zip", archive, { entry: "c.csv" }))).toContain(
      "no file c.csv",
    );
  });

  it.each([
    ["nothing", zipOf([]), "empty"],
    ["no export", zipOf([{ name: "a.pdf", content: "x" }]), "a.pdf"],
    ["an archive", zipOf([{ name: "a.csv.gz", content: "x" }]), "a.csv.gz"],
    ["a file with a password", zipOf([{ ...csv, lies: { flags: 0x801 } }]), "password"],
    ["a file with another checksum", zipOf([{ ...csv, lies: { crc: 1 } }]), "damaged"],
    ["a file of another size", zipOf([{ ...csv, lies: { size: 3 } }]), "unpacked"],
    ["half an archive", zipOf([csv]).subarray(0, 60), "unpacked"],
    ["an OpenDocument file", zipOf([{ name: "content.xml", content: "<x/>" }]), "OpenDocument"],
    ["a binary workbook", zipOf([{ name: "xl/workbook.bin", content: "x" }]), ".xlsb"],
  ])("refuses %s, and says what is in it or wrong with it", async (_, archive, says) => {
    expect(await refusal(readFile("x.zip", archive))).toContain(says);
  });

  it("reads what is named as if it led out of the folder, and shows names harmlessly", async () => {
    const sly = { name: "../../etc/export.csv", content: TEXT };
    expect((await readFile("x.zip", zipOf([sly]))).rows).toEqual(ROWS);
    const said = await refusal(
      readFile("x.zip", zipOf([{ name: "a\u001b[31m.pdf", content: "" }])),
    );
    expect(said).not.toContain("\u001b");
  });

  it("refuses an archive with more files than any export has", async () => {
    const many = Array.from({ length: 10_001 }, (_, at) => ({
      name: `${at}.csv`,
      content: "",
      stored: true,
    }));
    expect(await refusal(readFile("x.zip", zipOf(many)))).toContain("more than 10000");
  });

  it("refuses one that unpacks to a thousand times its size", async () => {
    const content = Buffer.alloc(120 << 20, "a,b\n");
    expect(await refusal(readFile("bomb.zip", zipOf([{ name: "a.csv", content }])))).toContain(
      "times its size",
    );
  });
});

describe("what is no table", () => {
  it.each([
    ["an old workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], ".xls"],
    ["an SPSS file", [...bytes("$FL2@(#)")], ".sav"],
    ["a PDF", [...bytes("%PDF-1.7")], "PDF"],
  ])("%s is refused with what to do", async (_, begin, says) => {
    const file = Uint8Array.from([...begin, ...bytes("a,b\n1,2\n")]);
    expect(await refusal(readFile("x.csv", file))).toContain(says);
    expect(await refusal(readPiped(file, 3))).toContain(says);
  });

  it("an option for archives is refused on plain text", async () => {
    expect(await refusal(readFile("x.csv", bytes(TEXT), { sheet: "A" }))).toContain("--sheet");
  });
});
