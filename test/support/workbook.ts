import { type ZipPart, zipOf } from "./zip.js";

/** A cell as the sheet holds it: text, a number with the style it is shown in, or XML of its own. */
export type SheetCell =
  | string
  | { readonly number: number | string; readonly style?: number }
  | { readonly xml: string };

export interface SheetOf {
  readonly name: string;
  /** Rows by number, from 1; those left out are empty and not written. */
  readonly rows: ReadonlyMap<number, readonly SheetCell[]>;
  readonly state?: "hidden" | "veryHidden";
  /** What the relation says it is; a worksheet unless told. */
  readonly type?: string;
  /** XML behind the rows. */
  readonly behind?: string;
}

export interface WorkbookOf {
  readonly sheets: readonly SheetOf[];
  /** Codes of number formats; style n shows in the nth. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  /** Texts stand in the cells, or all in one place. */
  readonly inline?: boolean;
}

const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    // What would read as an escape is escaped itself.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("\r", "_x000D_");

/** Writes a workbook as a spreadsheet would, in as few parts as can be. */
export function workbookOf(workbook: WorkbookOf): Uint8Array {
  return zipOf(workbookParts(workbook));
}

/** The files of a workbook. */
export function workbookParts({ sheets, formats = [], date1904, inline }: WorkbookOf): ZipPart[] {
  const shared: string[] = [];
  const parts: ZipPart[] = sheets.map(({ rows, behind = "" }, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: `<?xml version="1.0"?><worksheet><sheetData>${rowsXml(rows, inline ? null : shared)}</sheetData>${behind}</worksheet>`,
  }));
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ""}/>`,
  );
  const relations = [
    ...sheets.map(({ type = "worksheet" }, at) =>
      relation(`rId${at + 1}`, type, `worksheets/sheet${at + 1}.xml`),
    ),
    relation("rIdStyles", "styles", "styles.xml"),
    ...(inline ? [] : [relation("rIdTexts", "sharedStrings", "sharedStrings.xml")]),
  ];
  const codes = formats.map(
    (code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`,
  );
  const styles = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  const texts = shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return [
    { name: "[Content_Types].xml", content: "<Types/>" },
    relationsPart("_rels/.rels", [relation("rId1", "officeDocument", "xl/workbook.xml")]),
    {
      name: "xl/workbook.xml",
      content: `<?xml version="1.0"?><workbook><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${list.join("")}</sheets></workbook>`,
    },
    relationsPart("xl/_rels/workbook.xml.rels", relations),
    {
      name: "xl/styles.xml",
      content: `<styleSheet><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join("")}</cellXfs></styleSheet>`,
    },
    ...parts,
    ...(inline ? [] : [{ name: "xl/sharedStrings.xml", content: `<sst>${texts.join("")}</sst>` }]),
  ];
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`;
}

function relationsPart(name: string, relations: readonly string[]): ZipPart {
  return { name, content: `<Relationships>${relations.join("")}</Relationships>` };
}

function rowsXml(rows: ReadonlyMap<number, readonly SheetCell[]>, shared: string[] | null): string {
  const numbers = new Map<string, number>();
  const written = [...rows].map(([number, cells]) => {
    const all = cells.map((cell, at) => cellXml(cell, `${letters(at)}${number}`, shared, numbers));
    return `<row r="${number}">${all.join("")}</row>`;
  });
  return written.join("");
}

function cellXml(
  cell: SheetCell,
  reference: string,
  shared: string[] | null,
  numbers: Map<string, number>,
): string {
  if (cell === "") return "";
  if (typeof cell !== "string") {
    if ("xml" in cell) return cell.xml.replace("<c", `<c r="${reference}"`);
    const style = cell.style === undefined ? "" : ` s="${cell.style + 1}"`;
    return `<c r="${reference}"${style}><v>${cell.number}</v></c>`;
  }
  if (shared === null) {
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }
  const number = numbers.get(cell) ?? shared.push(cell) - 1;
  numbers.set(cell, number);
  return `<c r="${reference}" t="s"><v>${number}</v></c>`;
}

/** The letters of a column, from 0. */
export function letters(index: number): string {
  const high = Math.floor(index / 26);
  return (high === 0 ? "" : letters(high - 1)) + String.fromCharCode(65 + (index % 26));
}

/** Rows from the first on, none left out. */
export function rowsOf(rows: readonly (readonly SheetCell[])[]): Map<number, readonly SheetCell[]> {
  return new Map(rows.map((cells, at) => [at + 1, cells]));
}
