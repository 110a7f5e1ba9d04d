import { ExpansionGuard } from "../limits.js";
import { refused } from "../refused.js";
import type { Archive } from "../zip.js";
import { badWorkbook } from "./bad-workbook.js";
import { unescaped } from "./csv-cell.js";
import { CsvRows, type SheetCell } from "./csv-rows.js";
import { CellText } from "./shared-texts.js";
import type { Workbook } from "./workbook.js";
import { XmlReader } from "./xml.js";

/** The most rows and columns that a sheet can have. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Bytes of a row that are held. */
const MOST_ROW_BYTES = 64 << 20;
/** Bytes of CSV that are handed on at once. */
const CHUNK = 1 << 18;
/** How much CSV a sheet may make, in times of its packed size: a text may be repeated in a million cells. */
const MOST_EXPANSION = 1000;

/**
 * A sheet as CSV: a record for each row, empty ones among them, so that record n is row n. Formulas
 * are not evaluated; the value that was saved with them counts. @throws SourceError
 */
export async function* sheetAsCsv(
  archive: Archive,
  workbook: Workbook,
  path: string,
): AsyncGenerator<Uint8Array> {
  const entry = archive.part(workbook.sheetPart);
  if (entry === null) throw badWorkbook(path, "its sheet is missing");
  const shared = workbook.sharedPart === null ? null : archive.part(workbook.sharedPart);
  const packed = entry.entry.compressedSize + (shared?.entry.compressedSize ?? 0);
  const guard = new ExpansionGuard(path, () => packed, MOST_EXPANSION);
  const rows = new CsvRows(workbook.shared);
  const reader = new XmlReader(path, new SheetListener(workbook, rows, path));
  for await (const chunk of archive.read(entry)) {
    reader.write(chunk);
    if (rows.size < CHUNK) continue;
    guard.take(rows.size);
    yield rows.take();
  }
  reader.end();
  rows.end();
  guard.take(rows.size);
  yield rows.take();
}

/** Listens to a sheet and hands on its rows. */
class SheetListener {
  readonly #workbook: Workbook;
  readonly #rows: CsvRows;
  readonly #path: string;
  readonly #text: CellText;
  #inData = false;
  /** 1-based row that is being read, or was read last. */
  #row = 0;
  #cells: SheetCell[] = [];
  #rowBytes = 0;
  /** 0-based column that is being read, or was read last; -1 before the first. */
  #column = -1;
  #type = "n";
  #style: number | undefined = undefined;
  #hasFormula = false;
  #hasValue = false;

  constructor(workbook: Workbook, rows: CsvRows, path: string) {
    this.#workbook = workbook;
    this.#rows = rows;
    this.#path = path;
    this.#text = new CellText(path);
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    // Outside of its data a sheet may have elements of the same names: of controls, of rules.
    if (!this.#inData) {
      if (name === "sheetData") this.#inData = true;
      return;
    }
    switch (name) {
      case "row":
        this.#beginRow(attributes.r);
        break;
      case "c":
        this.#beginCell(attributes);
        break;
      case "f":
        this.#hasFormula = true;
        break;
      default:
        if (name === "v") this.#hasValue = true;
        this.#text.open(name);
    }
  }

  text(part: string): void {
    this.#text.take(part);
  }

  close(name: string): void {
    if (!this.#inData) return;
    switch (name) {
      case "sheetData":
        this.#inData = false;
        break;
      case "row":
        this.#endRow();
        break;
      case "c":
        this.#endCell();
        break;
      default:
        this.#text.close(name);
    }
  }

  #beginRow(number: string | undefined): void {
    const before = this.#row;
    const row = number === undefined ? before + 1 : Number(number);
    if (!Number.isInteger(row) || row < 1 || row > MOST_ROWS) {
      throw badWorkbook(this.#path, "a row lies outside of every sheet");
    }
    if (row <= before) throw badWorkbook(this.#path, `row ${row} stands behind row ${before}`);
    // Rows that the sheet leaves out are empty ones.
    for (let left = before + 1; left < row; left++) this.#rows.add([]);
    this.#row = row;
    this.#cells = [];
    this.#rowBytes = 0;
    this.#column = -1;
  }

  #beginCell({ r, t = "n", s }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    if (this.#column < 0 || this.#column >= MOST_COLUMNS) {
      throw badWorkbook(this.#path, "a cell lies outside of every sheet");
    }
    this.#type = t;
    this.#style = s === undefined ? undefined : Number(s);
    this.#hasFormula = false;
    this.#hasValue = false;
    this.#text.begin();
  }

  #endCell(): void {
    const { text } = this.#text;
    if (text === "") {
      // A formula that results in an empty text has a type that says so.
      if (this.#hasFormula && !this.#hasValue && this.#type === "n") throw this.#uncalculated();
      return;
    }
    const cell = this.#value(text);
    if (cell === "") return;
    this.#rowBytes += typeof cell === "number" ? this.#workbook.shared.length(cell) : cell.length;
    if (this.#rowBytes > MOST_ROW_BYTES) {
      throw badWorkbook(this.#path, `row ${this.#row} is larger than can be held`);
    }
    const cells = this.#cells;
    while (cells.length < this.#column) cells.push("");
    cells[this.#column] = cell;
  }

  #endRow(): void {
    // Empty cells are not among them, so the last one is filled.
    this.#rows.add(this.#cells);
  }

  /** @param text of the cell's value, not empty. */
  #value(text: string): SheetCell {
    switch (this.#type) {
      case "s":
        return this.#sharedText(text);
      case "b":
        return text === "1" || text === "true" ? "TRUE" : "FALSE";
      case "str":
      case "inlineStr":
        return unescaped(text);
      case "e":
        return text;
      case "d":
        return text.replace("T", " ").replace(/\.0+(?=Z?$)/, "");
      default:
        return this.#workbook.formats.shown(text, this.#style);
    }
  }

  #sharedText(text: string): SheetCell {
    const { shared } = this.#workbook;
    const i = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
    if (i >= shared.count) {
      throw badWorkbook(this.#path, `cell ${this.#reference()} has a text that is not there`);
    }
    return shared.length(i) === 0 ? "" : i;
  }

  #uncalculated(): Error {
    return refused(
      this.#path,
      `has a formula without its result in cell ${this.#reference()}. Open it in a spreadsheet program, save it there, and try again.`,
    );
  }

  #reference(): string {
    let letters = "";
    for (let left = this.#column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
      letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
    }
    return `${letters}${this.#row}`;
  }
}

/** 0-based column of a reference such as AB12; -1 where it names none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length && column <= MOST_COLUMNS; i++) {
    // Small letters are read as well.
    const letter = reference.charCodeAt(i) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
