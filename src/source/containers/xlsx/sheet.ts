import { SourceError } from "../../source-error.js";
import type { Archive } from "../zip.js";
import { unescapeText, type Workbook } from "./workbook.js";
import { XmlReader } from "./xml.js";

/** The most rows and columns that a sheet can have. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Characters of CSV that are handed on at once. */
const CHUNK = 1 << 18;

/**
 * A sheet as CSV: a record for each row, empty ones among them, so that record n is row n. Formulas
 * are not evaluated; the value that was saved with them counts. @throws SourceError
 */
export async function* sheetAsCsv(
  archive: Archive,
  workbook: Workbook,
  path: string,
): AsyncGenerator<Uint8Array> {
  const entry = archive.named(workbook.sheetPart);
  if (entry === null) throw refused(path, `it lacks ${workbook.sheetPart}`);
  const rows = new Rows(workbook, path);
  const reader = new XmlReader(path, rows);
  for await (const chunk of archive.read(entry)) {
    reader.write(chunk);
    if (rows.size >= CHUNK) yield rows.take();
  }
  reader.end();
  yield rows.take();
}

/** Listens to a sheet and writes its rows. */
class Rows {
  readonly #workbook: Workbook;
  readonly #path: string;
  readonly #encoder = new TextEncoder();
  #out: string[] = [];
  size = 0;
  /** 1-based row that was written last. */
  #row = 0;
  #nextRow = 0;
  #cells: string[] = [];
  /** Cells of the widest row so far: the others get as many. */
  #width = 0;
  #column = 0;
  #type = "n";
  #style: number | undefined = undefined;
  #text = "";
  #listening = false;
  #phonetic = 0;

  constructor(workbook: Workbook, path: string) {
    this.#workbook = workbook;
    this.#path = path;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case "row":
        this.#nextRow = attributes.r === undefined ? this.#row + 1 : Number(attributes.r);
        if (!(this.#nextRow > this.#row && this.#nextRow <= MOST_ROWS)) {
          throw refused(this.#path, `row ${this.#nextRow} stands behind row ${this.#row}`);
        }
        this.#cells = [];
        break;
      case "c":
        this.#column = attributes.r === undefined ? this.#cells.length : columnOf(attributes.r);
        if (this.#column >= MOST_COLUMNS)
          throw refused(this.#path, "a cell lies outside of every sheet");
        this.#type = attributes.t ?? "n";
        this.#style = attributes.s === undefined ? undefined : Number(attributes.s);
        this.#text = "";
        break;
      case "rPh":
        this.#phonetic++;
        break;
      case "v":
      case "t":
        this.#listening = this.#phonetic === 0;
        break;
    }
  }

  text(part: string): void {
    if (this.#listening) this.#text += part;
  }

  close(name: string): void {
    switch (name) {
      case "v":
      case "t":
        this.#listening = false;
        break;
      case "rPh":
        this.#phonetic--;
        break;
      case "c":
        while (this.#cells.length < this.#column) this.#cells.push("");
        this.#cells[this.#column] = this.#value();
        break;
      case "row":
        this.#writeRow();
        break;
    }
  }

  /** What has been written since the last call. */
  take(): Uint8Array {
    const bytes = this.#encoder.encode(this.#out.join(""));
    this.#out = [];
    this.size = 0;
    return bytes;
  }

  #value(): string {
    const text = this.#text;
    switch (this.#type) {
      case "s":
        return this.#workbook.shared[Number(text)] ?? "";
      case "b":
        return text === "1" ? "TRUE" : "FALSE";
      case "str":
      case "inlineStr":
        return unescapeText(text);
      case "e":
        return text;
      case "d":
        return text.replace("T", " ").replace(/\.0+$/, "");
      default:
        return this.#workbook.formats.shown(text, this.#style, this.#workbook.date1904);
    }
  }

  #writeRow(): void {
    // Rows that the sheet leaves out are empty ones.
    for (; this.#row + 1 < this.#nextRow; this.#row++) this.#put("\n");
    this.#row = this.#nextRow;
    const cells = this.#cells;
    while (cells.length > 0 && cells.at(-1) === "") cells.pop();
    if (cells.length === 0) {
      this.#put("\n");
      return;
    }
    this.#width = Math.max(this.#width, cells.length);
    while (cells.length < this.#width) cells.push("");
    // A row of one cell that is empty would read as a blank line.
    this.#put(`${cells.map(quoted).join(",")}\n`);
  }

  #put(text: string): void {
    this.#out.push(text);
    this.size += text.length;
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** 0-based column of a reference such as AB12. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function refused(path: string, what: string): SourceError {
  return new SourceError(
    "unreadable",
    path,
    `${path} is a workbook that cannot be read: ${what}. Save it again, or as CSV UTF-8.`,
  );
}
