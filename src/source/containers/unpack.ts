import { visible } from "../../report/message.js";
import { SourceError } from "../source-error.js";
import { chooseEntry } from "./choose-entry.js";
import { sheetAsCsv } from "./xlsx/sheet.js";
import { readWorkbook } from "./xlsx/workbook.js";
import { Archive } from "./zip.js";

/** Which part of a packed file is meant, where it has several. */
export interface PartOptions {
  /** A file in a zip archive. */
  readonly entry?: string | undefined;
  /** A sheet of a workbook. */
  readonly sheet?: string | undefined;
}

/** The text in a zip archive or workbook. */
export interface Unpacked {
  readonly stream: AsyncIterable<Uint8Array>;
  /** Records are rows of a sheet: a cell with line breaks is still one row. */
  readonly rows: boolean;
  close(): void;
}

const OTHER_WORKBOOKS: readonly (readonly [part: RegExp, what: string])[] = [
  [/^xl\/workbook\.bin$/, "is a binary workbook (.xlsb)"],
  [/^content\.xml$/, "is an OpenDocument file (.ods)"],
  [/^word\//, "is a text document"],
];

/**
 * Opens a zip archive, or a workbook, which is one as well.
 * @param file where it lies; @param path what the user calls it.
 * @throws SourceError
 */
export async function unpack(file: string, path: string, options: PartOptions): Promise<Unpacked> {
  const archive = await Archive.open(file, path);
  try {
    const { entries } = archive;
    for (const [part, what] of OTHER_WORKBOOKS) {
      if (!entries.some(({ name }) => part.test(name))) continue;
      const message = `${path} ${what}. Open it, and save it as Excel Workbook (.xlsx) or as CSV UTF-8.`;
      throw new SourceError("unreadable", path, message);
    }
    if (archive.named("xl/workbook.xml") !== null) {
      const workbook = await readWorkbook(archive, options.sheet, path);
      const stream = sheetAsCsv(archive, workbook, path);
      return { stream, rows: true, close: () => archive.close() };
    }
    const entry = chooseEntry(entries, options.entry, path);
    if (/\.(?:zip|gz|xlsx)$/i.test(entry.name)) {
      const message = `${path} holds another packed file, ${visible(entry.name)}. Unpack it, and give that one.`;
      throw new SourceError("unreadable", path, message);
    }
    return { stream: archive.read(entry), rows: false, close: () => archive.close() };
  } catch (error) {
    archive.close();
    throw error;
  }
}
