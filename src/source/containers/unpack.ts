import { visible } from "../../report/message.js";
import { chooseEntry } from "./choose-entry.js";
import { plainInside } from "./plain-inside.js";
import { refused } from "./refused.js";
import { officeDocument } from "./xlsx/relations.js";
import { sheetAsCsv } from "./xlsx/sheet.js";
import { readWorkbook } from "./xlsx/workbook.js";
import { Archive, shownName } from "./zip.js";

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
  readonly isSheet: boolean;
  close(): void;
}

/**
 * Opens a zip archive, or a workbook, which is one as well.
 * @param file where it lies; @param path what the user calls it.
 * @throws SourceError
 */
export async function unpack(file: string, path: string, options: PartOptions): Promise<Unpacked> {
  const archive = await Archive.open(file, path);
  try {
    const { stream, isSheet } = await open(archive, path, options);
    return { stream, isSheet, close: () => archive.close() };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function open(
  archive: Archive,
  path: string,
  { entry, sheet }: PartOptions,
): Promise<Omit<Unpacked, "close">> {
  refuseOtherPrograms(archive, path);
  const document = await officeDocument(archive, path);
  if (document !== null) {
    if (/\.bin$/i.test(document)) throw otherWorkbook(path, "a binary workbook (.xlsb)");
    if (!/(?:^|\/)xl\//i.test(document)) throw refused(path, NO_WORKBOOK);
    if (entry !== undefined) {
      throw refused(path, `is a workbook and no zip archive: leave out --entry ${visible(entry)}.`);
    }
    const workbook = await readWorkbook(archive, document, sheet, path);
    return { stream: sheetAsCsv(archive, workbook, path), isSheet: true };
  }
  if (sheet !== undefined) {
    throw refused(path, `is a zip archive and no workbook: leave out --sheet ${visible(sheet)}.`);
  }
  const chosen = chooseEntry(archive.entries, entry, path);
  const inside = `${shownName(chosen.name)} in it`;
  return { stream: plainInside(archive.read(chosen), path, inside), isSheet: false };
}

const NO_WORKBOOK =
  "is a document and no workbook. Give the export itself: .csv as the survey platform writes it, or .xlsx.";

/** Files of other programs that are zip archives too. */
function refuseOtherPrograms(archive: Archive, path: string): void {
  if (archive.part("mimetype") !== null && archive.part("content.xml") !== null) {
    throw otherWorkbook(path, "an OpenDocument file (.ods)");
  }
  if (archive.part("Index/Document.iwa") !== null || archive.part("Index.zip") !== null) {
    throw otherWorkbook(path, "a Numbers file");
  }
}

function otherWorkbook(path: string, what: string): Error {
  return refused(
    path,
    `is ${what}. Open it, and save it as Excel Workbook (.xlsx) or as CSV UTF-8.`,
  );
}
