import { visible } from "../../../report/message.js";
import { SourceError } from "../../source-error.js";
import type { Archive } from "../zip.js";
import { NumberFormats } from "./number-format.js";
import { readXml } from "./xml.js";

/** A workbook but for its sheets' cells. */
export interface Workbook {
  /** Part of the archive that holds the chosen sheet. */
  readonly sheetPart: string;
  readonly sheetName: string;
  readonly shared: readonly string[];
  readonly formats: NumberFormats;
  /** Days are counted from 1904. */
  readonly date1904: boolean;
}

/** Characters of shared texts that are held at once: a sheet's comments, several times over. */
const MOST_SHARED = 1 << 29;

/** Reads all but the sheet. @throws SourceError */
export async function readWorkbook(
  archive: Archive,
  wanted: string | undefined,
  path: string,
): Promise<Workbook> {
  const { sheets, date1904 } = await readSheets(archive, path);
  const sheet = chooseSheet(sheets, wanted, path);
  const targets = await readRelations(archive, path);
  const target = targets.get(sheet.relation);
  if (target === undefined) throw refused(path, `its sheet ${visible(sheet.name)} is missing`);
  return {
    sheetPart: target,
    sheetName: sheet.name,
    shared: await readSharedTexts(archive, path),
    formats: await readFormats(archive, path),
    date1904,
  };
}

interface Sheet {
  readonly name: string;
  readonly relation: string;
  readonly hidden: boolean;
}

async function readSheets(
  archive: Archive,
  path: string,
): Promise<{ sheets: Sheet[]; date1904: boolean }> {
  const sheets: Sheet[] = [];
  let date1904 = false;
  await readPart(archive, "xl/workbook.xml", path, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = isTrue(attributes.date1904);
      if (name !== "sheet") return;
      const relation = Object.entries(attributes).find(
        ([key]) => /(?:^|:)id$/.test(key) && key !== "sheetId",
      );
      sheets.push({
        name: attributes.name ?? "",
        relation: relation?.[1] ?? "",
        hidden: attributes.state !== undefined && attributes.state !== "visible",
      });
    },
  });
  return { sheets, date1904 };
}

function chooseSheet(sheets: readonly Sheet[], wanted: string | undefined, path: string): Sheet {
  const names = sheets.map(({ name }) => visible(name)).join(", ");
  if (wanted !== undefined) {
    const found = sheets.find(({ name }) => name === wanted);
    if (found !== undefined) return found;
    throw new SourceError(
      "unreadable",
      path,
      `${path} has no sheet ${visible(wanted)}. It has ${names}.`,
    );
  }
  const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  if (first === undefined) throw refused(path, "it has no sheet");
  return first;
}

/** Parts of the archive by the relation that leads to them. */
async function readRelations(archive: Archive, path: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readPart(archive, "xl/_rels/workbook.xml.rels", path, {
    open(name, { Id, Target }) {
      if (name !== "Relationship" || Id === undefined || Target === undefined) return;
      targets.set(
        Id,
        Target.startsWith("/") ? Target.slice(1) : `xl/${Target.replace(/^\.\//, "")}`,
      );
    },
  });
  return targets;
}

async function readSharedTexts(archive: Archive, path: string): Promise<string[]> {
  const texts: string[] = [];
  let size = 0;
  let text = "";
  let inText = false;
  let phonetic = 0;
  await readPart(
    archive,
    "xl/sharedStrings.xml",
    path,
    {
      open(name) {
        if (name === "si") text = "";
        if (name === "rPh") phonetic++;
        inText = name === "t" && phonetic === 0;
      },
      text(part) {
        if (inText) text += part;
      },
      close(name) {
        if (name === "rPh") phonetic--;
        if (name === "t") inText = false;
        if (name !== "si") return;
        size += text.length;
        if (size > MOST_SHARED) throw refused(path, "its texts are more than can be held at once");
        texts.push(unescapeText(text));
      },
    },
    true,
  );
  return texts;
}

async function readFormats(archive: Archive, path: string): Promise<NumberFormats> {
  const custom = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  await readPart(
    archive,
    "xl/styles.xml",
    path,
    {
      open(name, attributes) {
        if (name === "numFmt") custom.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
        if (name === "cellXfs") inCells = true;
        if (name === "xf" && inCells) styles.push(Number(attributes.numFmtId ?? 0));
      },
      close(name) {
        if (name === "cellXfs") inCells = false;
      },
    },
    true,
  );
  return new NumberFormats(custom, styles);
}

async function readPart(
  archive: Archive,
  name: string,
  path: string,
  listener: Parameters<typeof readXml>[2],
  mayLack = false,
): Promise<void> {
  const entry = archive.named(name);
  if (entry === null) {
    if (mayLack) return;
    throw refused(path, `it lacks ${name}`);
  }
  await readXml(path, archive.read(entry), listener);
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** `_x000D_` stands for a character that XML cannot hold, or would change. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function refused(path: string, what: string): SourceError {
  return new SourceError(
    "unreadable",
    path,
    `${path} is a workbook that cannot be read: ${what}. Save it again, or as CSV UTF-8.`,
  );
}
