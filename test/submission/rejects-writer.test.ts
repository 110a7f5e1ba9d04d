import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSource } from "../../src/source/open.js";
import { RejectsWriter } from "../../src/submission/rejects-writer.js";
import { chunksOf } from "../support/read-source.js";
import { emptyFolders, UNFINISHED } from "./folder.js";

const emptyFolder = emptyFolders();
const encoder = new TextEncoder();

/** Puts every record below the header aside, cut into chunks as a source reads them. */
async function putAside(
  path: string,
  text: string | Uint8Array,
  {
    delimiter = ",",
    header = [["ID", "Q1"]],
    chunk = 1 << 16,
    withKernel = true,
    rulesOf = (_: number): string | null => "CX301",
  } = {},
): Promise<number> {
  const bytes = typeof text === "string" ? encoder.encode(text) : text;
  const source = await openSource({ name: "raw.csv", stream: chunksOf(bytes, chunk) });
  const writer = await RejectsWriter.create(path, delimiter, header, false);
  const layout = { preambleRecords: 0, headerRecords: header.length, emptyTrailingCells: true };
  for await (const { batch } of source.read(layout)) {
    if (batch === null) continue;
    const records = withKernel ? batch : { ...batch, kernel: null };
    writer.rejectAll(records, (row) => rulesOf(batch.record[row]! - 1));
    await writer.flush();
  }
  await writer.commit();
  return writer.rows;
}

const cell = fc
  .array(fc.constantFrom("a", "é👍", '"', ",", ";", "\t", "\n", " ", "=1+1", "7"), { maxLength: 6 })
  .map((parts) => parts.join(""));

describe("records put aside", () => {
  it("are unchanged behind their rules, record and line, and open like the export", async () => {
    const path = join(emptyFolder(), "rejects.csv");
    let files = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        fc.array(fc.tuple(fc.constantFrom("r1", "r2"), cell, cell), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        async (delimiter, lineEnd, rows, chunk, withKernel) => {
          const names = ["ID", "Q1", "Comment"];
          const lines = rows.map((row) => stringify([row], { delimiter, eof: false }));
          const raw = [names.join(delimiter), ...lines, ""].join(lineEnd);
          const target = `${path}-${files++}`;
          const rulesOf = () => "CX301 CX307";
          const options = { delimiter, header: [names], chunk, withKernel, rulesOf };
          expect(await putAside(target, raw, options)).toBe(rows.length);
          let line = 2;
          const expected = lines.map((text, at) => {
            const lead = ["CX301 CX307", at + 1, line].join(delimiter);
            line += text.split("\n").length;
            return `${lead}${delimiter}${text}\n`;
          });
          const [head] = stringify([["cx280_rules", "cx280_record", "cx280_line", ...names]], {
            delimiter,
          }).split("\n");
          const found = readFileSync(target, "utf8");
          expect(found).toBe(`${head}\n${expected.join("")}`);
          const read = parse(found, { delimiter, record_delimiter: "\n" }) as string[][];
          expect(read.slice(1).map((each) => each.slice(3))).toEqual(rows);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("are the same with many kinds of leads, long records, and others between them", async () => {
    const folder = emptyFolder();
    const kinds = fc.constantFrom<number | null>(null, 1, 2, 3, 300);
    const size = fc.oneof({ weight: 20, arbitrary: fc.nat(40) }, fc.constantFrom(5000, 600_000));
    let files = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(kinds, size), { minLength: 1, maxLength: 60 }),
        async (rows) => {
          const raw = `ID,Q1\n${rows.map(([, length], i) => `${i},${"x".repeat(length)}\n`).join("")}`;
          const rulesOf = (record: number): string | null => {
            const kind = rows[record]?.[0] ?? null;
            if (kind === null) return null;
            // Of 300 kinds there is no room for all.
            return kind === 300 ? `CX${record}`.repeat(90) : `CX30${kind}`;
          };
          const [a, b] = [join(folder, `a${files}`), join(folder, `b${files++}`)];
          const counts = [
            await putAside(a, raw, { rulesOf }),
            await putAside(b, raw, { rulesOf, withKernel: false }),
          ];
          const expected = rows.flatMap(([, length], i) => {
            const rules = rulesOf(i);
            return rules === null
              ? []
              : [`${rules},${i + 1},${i + 2},${i},${"x".repeat(length)}\n`];
          });
          expect(counts).toEqual([expected.length, expected.length]);
          const head = "cx280_rules,cx280_record,cx280_line,ID,Q1\n";
          for (const path of [a, b]) {
            expect(readFileSync(path, "utf8") === head + expected.join("")).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keep what is broken in them", async () => {
    const path = join(emptyFolder(), "rejects.csv");
    await putAside(path, 'ID,Q1\n1,2,3\n2,5" pipe\n"x"y,1\n4,"last\n');
    const found = readFileSync(path, "utf8");
    for (const raw of ["1,2,3", '2,5" pipe', '"x"y,1']) expect(found).toContain(`,${raw}\n`);
    expect(found).toContain('4,"last');
  });

  it("have every header record above them, the names of the first three columns once", async () => {
    const path = join(emptyFolder(), "rejects.csv");
    const header = [
      ["ID", "Q1"],
      ["Response, id", "I trust\nyou"],
      ['{"ImportId":"_recordId"}', '{"ImportId":"QID1"}'],
    ];
    await putAside(path, `${stringify(header)}R_1,maybe\n`, { header });
    expect(parse(readFileSync(path), { record_delimiter: "\n" })).toEqual([
      ["cx280_rules", "cx280_record", "cx280_line", ...header[0]!],
      ["", "", "", ...header[1]!],
      ["", "", "", ...header[2]!],
      ["CX301", "1", "5", "R_1", "maybe"],
    ]);
  });

  it("are UTF-8 without byte order mark, whatever the export was", async () => {
    const path = join(emptyFolder(), "rejects.csv");
    await putAside(path, Buffer.from("\ufeffID,Q1\nné,1\n", "utf16le"));
    expect(readFileSync(path, "utf8")).toBe(
      "cx280_rules,cx280_record,cx280_line,ID,Q1\nCX301,1,2,né,1\n",
    );
  });

  it("are copied, so that a batch's bytes may be used again", async () => {
    const path = join(emptyFolder(), "rejects.csv");
    const source = await openSource({
      name: "raw.csv",
      stream: chunksOf(encoder.encode("ID\nfirst\nsecond\n"), 100),
    });
    const writer = await RejectsWriter.create(path, ",", [["ID"]], false);
    const layout = { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: true };
    for await (const { batch } of source.read(layout)) {
      if (batch !== null) writer.rejectAll(batch, () => "CX301");
      batch?.bytes.fill(0x2e);
    }
    await writer.commit();
    expect(readFileSync(path, "utf8")).toContain("CX301,1,2,first\nCX301,2,3,second\n");
  });

  it("are not there before the end, and not at all when it is given up", async () => {
    const folder = emptyFolder();
    const path = join(folder, "rejects.csv");
    const writer = await RejectsWriter.create(path, ",", [["ID"]], false);
    await writer.flush();
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readdirSync(folder)[0]).toMatch(UNFINISHED);
    await writer.abort();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("do not replace a file without force", async () => {
    const path = join(emptyFolder(), "rejects.csv");
    writeFileSync(path, "mine");
    const create = RejectsWriter.create(path, ",", [["ID"]], false);
    await expect(create).rejects.toMatchObject({ code: "exists" });
    expect(readFileSync(path, "utf8")).toBe("mine");
    const writer = await RejectsWriter.create(path, ",", [["ID"]], true);
    await writer.commit();
    expect(readFileSync(path, "utf8")).toBe("cx280_rules,cx280_record,cx280_line,ID\n");
  });
});
