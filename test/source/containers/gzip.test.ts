import { createHash, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zipOf } from "../../support/zip.js";
import { readFile, readPiped, refusal } from "./read.js";

const TEXT = 'a,b\n1,x\n2,"y\nz"\n';
const ROWS = [
  ["a", "b"],
  ["1", "x"],
  ["2", "y\nz"],
];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const damaged = (packed: Uint8Array, at: number): Uint8Array =>
  packed.with(at < 0 ? packed.length + at : at, packed.at(at)! ^ 0xff);

describe("gzip", () => {
  it("reads as what is inside, whatever its name, with the facts of the packed file", async () => {
    const packed = gzipSync(bytes(TEXT));
    const facts = {
      bytes: packed.length,
      sha256: createHash("sha256").update(packed).digest("hex"),
      packed: "gzip",
    };
    for (const name of ["export.csv.gz", "export.csv", "export"]) {
      const read = await readFile(name, packed);
      expect(read.rows).toEqual(ROWS);
      expect(read.facts).toMatchObject(facts);
    }
    expect((await readPiped(packed, 5)).facts).toMatchObject({ ...facts, name: "-" });
  });

  it("reads from a pipe in any pieces, and several members as one", async () => {
    const packed = Buffer.concat([gzipSync(bytes("a,b\n1,x\n")), gzipSync(bytes('2,"y\nz"\n'))]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: packed.length }), async (size) => {
        expect((await readPiped(packed, size)).rows).toEqual(ROWS);
      }),
      { numRuns: 30 },
    );
  });

  it("reads text of any encoding in it", async () => {
    const utf16 = Buffer.from(`\uFEFF${TEXT}`, "utf16le");
    const { rows, facts } = await readFile("x.gz", gzipSync(utf16));
    expect(rows).toEqual(ROWS);
    expect(facts.encoding).toBe("utf-16le");
  });

  it("is refused wherever it is cut off", async () => {
    const packed = gzipSync(bytes(TEXT));
    for (let kept = 11; kept < packed.length; kept += 3) {
      expect(await refusal(readFile("x.csv.gz", packed.subarray(0, kept)))).toMatch(
        /x\.csv\.gz is packed with gzip and ends early/,
      );
      expect(await refusal(readPiped(packed.subarray(0, kept), 4))).toMatch(
        /^Standard input is packed with gzip and ends early/,
      );
    }
  });

  it("is refused where its checksum, its size or its data are not what they were", async () => {
    const packed = gzipSync(bytes(TEXT.repeat(50)));
    for (const at of [-1, -4, -5, -8, 20]) {
      expect(await refusal(readFile("x.csv.gz", damaged(packed, at)))).toContain("damaged inside");
    }
  });

  it("is refused with other bytes behind its end, in one piece with it or not", async () => {
    const packed = gzipSync(bytes(TEXT));
    for (const surplus of [Buffer.alloc(1), Buffer.alloc(3000), Buffer.from("more,text\n")]) {
      const whole = Buffer.concat([packed, surplus]);
      expect(await refusal(readFile("x.csv.gz", whole))).toContain("other bytes behind its end");
      for (const size of [packed.length, 7, whole.length]) {
        expect(await refusal(readPiped(whole, size))).toContain("other bytes behind its end");
      }
    }
  });

  it("is refused where it unpacks to a thousand times its size", async () => {
    const packed = gzipSync(Buffer.alloc(100 << 20, "a"), { level: 9 });
    expect(await refusal(readFile("bomb.csv.gz", packed))).toContain("times its size");
  });

  it.each([
    ["gzip once more", gzipSync(bytes(TEXT)), "packed twice"],
    ["an archive", zipOf([{ name: "a.csv", content: TEXT }]), "packed twice"],
    ["a tar archive", tarOf("export.csv", TEXT), "packed twice"],
    ["a PDF", bytes("%PDF-1.7 ..."), "holds no table"],
  ])("is refused where it holds %s", async (_, inside, says) => {
    expect(await refusal(readFile("x.gz", gzipSync(inside)))).toContain(says);
    expect(await refusal(readPiped(gzipSync(inside), 9))).toContain(says);
  });

  it("has no parts to choose from", async () => {
    const packed = gzipSync(bytes(TEXT));
    expect(await refusal(readFile("x.gz", packed, { entry: "a" }))).toContain("--entry a");
    expect(await refusal(readPiped(packed, 9, { sheet: "a" }))).toContain("--sheet a");
  });

  it("ends as an error a person can act on, whatever bytes stand behind the signature", async () => {
    for (let run = 0; run < 40; run++) {
      const noise = Buffer.concat([Buffer.from([0x1f, 0x8b, 0x08]), randomBytes(200)]);
      expect(await refusal(readPiped(noise, 64))).toContain("packed with gzip");
    }
  });
});

/** The first block of a tar archive, and the file. */
function tarOf(name: string, content: string): Uint8Array {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write("ustar", 257);
  return Buffer.concat([block, Buffer.from(content)]);
}
