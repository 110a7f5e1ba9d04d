import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { rowsOf, workbookOf } from "../../support/workbook.js";
import { zipOf } from "../../support/zip.js";
import { readFile } from "./read.js";

const FOLDER = join(import.meta.dirname, "../../../fixtures/exports");
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".csv"));

describe("an export of every platform", () => {
  it.each(names)("reads the same plain, packed and as a workbook: %s", async (name) => {
    const bytes = readFileSync(join(FOLDER, name));
    const { rows, facts } = await readFile(name, bytes);
    expect(rows.length).toBeGreaterThan(1);
    expect((await readFile(name, gzipSync(bytes))).rows).toEqual(rows);
    const zipped = await readFile(name, zipOf([{ name, content: bytes }]));
    expect(zipped.rows).toEqual(rows);
    expect(zipped.facts).toMatchObject({ encoding: facts.encoding, delimiter: facts.delimiter });
    const workbook = workbookOf({ sheets: [{ name: "Sheet1", rows: rowsOf(rows) }] });
    const read = await readFile(name, workbook);
    // Cells and rows that are empty at the end are none of the sheet.
    const filled = (row: readonly string[]): string[] =>
      row.slice(0, row.findLastIndex((cell) => cell !== "") + 1);
    const table = rows.map(filled);
    const filledRows = table.slice(0, table.findLastIndex((row) => row.length > 0) + 1);
    expect(read.rows.map(filled)).toEqual(filledRows);
    expect(read.lines).toEqual(filledRows.slice(1).map((_, at) => at + 2));
  });
});
