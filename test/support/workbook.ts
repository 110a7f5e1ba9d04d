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
  readonly state?: "hidden";
}

export interface WorkbookOf {
  readonly sheets: readonly SheetOf[];
  /** Codes of number formats; style n shows in the nth. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  /** Texts stand in the cells, or all in one place. */
  readonly inline?: boolean;
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "_x000D_");

/** Writes a workbook as a spreadsheet would, in as few parts as can be. */
export function workbookOf({ sheets, formats = [], date1904, inline }: WorkbookOf): Uint8Array {
  const shared: string[] = [];
  const parts: ZipPart[] = sheets.map(({ rows }, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: sheetXml(rows, inline ? null : shared),
  }));
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ""}/>`,
  );
  const relations = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const codes = formats.map(
    (code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`,
  );
  const styles = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  return zipOf([
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "xl/workbook.xml",
      content: `<?xml version="1.0"?><workbook><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${list.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships>${relations.join("")}</Relationships>`,
    },
    {
      name: "xl/styles.xml",
      content: `<styleSheet><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join("")}</cellXfs></styleSheet>`,
    },
    ...parts,
    ...(inline
      ? []
      : [
          {
            name: "xl/sharedStrings.xml",
            content: `<sst>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
          },
        ]),
  ]);
}

function sheetXml(
  rows: ReadonlyMap<number, readonly SheetCell[]>,
  shared: string[] | null,
): string {
  const written = [...rows].map(([number, cells]) => {
    const all = cells.map((cell, at) => cellXml(cell, `${letters(at)}${number}`, shared));
    return `<row r="${number}">${all.join("")}</row>`;
  });
  return `<?xml version="1.0"?><worksheet><sheetData>${written.join("")}</sheetData></worksheet>`;
}

function cellXml(cell: SheetCell, reference: string, shared: string[] | null): string {
  if (cell === "") return "";
  if (typeof cell !== "string") {
    if ("xml" in cell) return cell.xml.replace("<c", `<c r="${reference}"`);
    const style = cell.style === undefined ? "" : ` s="${cell.style + 1}"`;
    return `<c r="${reference}"${style}><v>${cell.number}</v></c>`;
  }
  if (shared === null) {
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }
  shared.push(cell);
  return `<c r="${reference}" t="s"><v>${shared.length - 1}</v></c>`;
}

function letters(index: number): string {
  const high = Math.floor(index / 26);
  return (high === 0 ? "" : letters(high - 1)) + String.fromCharCode(65 + (index % 26));
}

/** Rows from the first on, none left out. */
export function rowsOf(rows: readonly (readonly SheetCell[])[]): Map<number, readonly SheetCell[]> {
  return new Map(rows.map((cells, at) => [at + 1, cells]));
}
