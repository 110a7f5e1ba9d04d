import { visible } from "../../../report/message.js";
import { refused } from "../refused.js";
import type { Archive } from "../zip.js";
import { badWorkbook } from "./bad-workbook.js";
import { NumberFormats } from "./number-format.js";
import { readPart } from "./part.js";
import { type Relation, relationsOf } from "./relations.js";
import { readSharedTexts, type SharedTexts } from "./shared-texts.js";

/** A workbook but for its sheets' cells. */
export interface Workbook {
  /** Part of the archive that holds the chosen sheet. */
  readonly sheetPart: string;
  readonly shared: SharedTexts;
  /** Part of the archive that the shared texts were in; null where there are none. */
  readonly sharedPart: string | null;
  readonly formats: NumberFormats;
}

interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/**
 * Reads all but the sheet.
 * @param part the workbook's main part; @param wanted the name of a sheet.
 * @throws SourceError
 */
export async function readWorkbook(
  archive: Archive,
  part: string,
  wanted: string | undefined,
  path: string,
): Promise<Workbook> {
  const relations = await relationsOf(archive, part, path);
  const { sheets, date1904 } = await readSheets(archive, part, relations, path);
  const sheet = chooseSheet(sheets, wanted, path);
  const partOf = (type: string, usual: string): string | null =>
    relations.find((relation) => relation.type === type)?.target ??
    (archive.part(usual) === null ? null : usual);
  const sharedPart = partOf("sharedStrings", "xl/sharedStrings.xml");
  return {
    sheetPart: sheet.part,
    shared: await readSharedTexts(archive, sharedPart, path),
    sharedPart,
    formats: await readFormats(archive, partOf("styles", "xl/styles.xml"), date1904, path),
  };
}

/** The sheets that have cells: charts and macros have a tab as well. */
async function readSheets(
  archive: Archive,
  part: string,
  relations: readonly Relation[],
  path: string,
): Promise<{ sheets: Sheet[]; date1904: boolean }> {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: Sheet[] = [];
  let date1904 = false;
  await readPart(archive, part, path, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = isTrue(attributes.date1904);
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1];
      const relation = byId.get(id ?? "");
      if (relation === undefined || !["worksheet", ""].includes(relation.type)) return;
      const { state = "visible" } = attributes;
      sheets.push({
        name: attributes.name ?? "",
        part: relation.target,
        isHidden: state !== "visible",
      });
    },
  });
  return { sheets, date1904 };
}

/** The named sheet, or the first that is shown. */
function chooseSheet(sheets: readonly Sheet[], wanted: string | undefined, path: string): Sheet {
  const [first] = sheets;
  if (first === undefined) throw badWorkbook(path, "it has no sheet with cells");
  if (wanted === undefined) return sheets.find(({ isHidden }) => !isHidden) ?? first;
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const found =
    sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => same(name, wanted));
  if (found !== undefined) return found;
  throw refused(path, `has no sheet ${visible(wanted)}. It has ${listed(sheets)}.`);
}

function listed(sheets: readonly Sheet[]): string {
  const names = sheets.slice(0, 8).map(({ name }) => visible(name));
  const more = sheets.length - names.length;
  return names.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

async function readFormats(
  archive: Archive,
  part: string | null,
  date1904: boolean,
  path: string,
): Promise<NumberFormats> {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  if (part !== null) {
    await readPart(archive, part, path, {
      open(name, attributes) {
        if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
        else if (name === "cellXfs") inCells = true;
        else if (name === "xf" && inCells) styles.push(Number(attributes.numFmtId ?? 0));
      },
      close(name) {
        if (name === "cellXfs") inCells = false;
      },
    });
  }
  return new NumberFormats(codes, styles, date1904);
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
