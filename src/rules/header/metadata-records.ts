import type { Edition } from "../../guidance/edition.js";
import { type Context, defineHeaderRule, type Header } from "../rule.js";

/** Header records lie at the top: none of the platforms writes more than three. */
const FIRST_RECORDS = 3;

export const metadataRecords = defineHeaderRule({
  id: "CX206",
  name: "metadata-records",
  severity: "error",
  targets: ["submission", "raw"],
  cites: ["receiving-system#3", "raw-exports#2", "raw-exports#3"],
  heading: "Header records of the survey platform stand among the responses",
  message: "The record is {what} and no response.",
  fix: "Delete the record from a submission file. For a raw export, say how many header records there are in the definition (export.headerRecords), or name the dialect.",
  why: "Each such record is stored as a response and counted as a respondent.",
  check(header, { targets, edition }, report) {
    const records = header.firstRecords.slice(0, FIRST_RECORDS);
    const kinds = records.map(({ cells }) => kindOf(cells, header));
    if (kinds[0] === null && isOfTexts(header, targets, edition)) kinds[0] = "texts";
    records.forEach(({ line }, at) => {
      const kind = kinds[at] ?? null;
      if (kind !== null) report({ kind, what: SAID[kind] }, { line, record: at + 1 });
    });
  },
});

const SAID = {
  "import-ids": "a record of ImportIds",
  texts: "a record of question texts",
  "header-again": "the header once more",
  "second-header": "a second header record",
} as const;
type Kind = keyof typeof SAID;

function kindOf(cells: readonly string[], header: Header): Kind | null {
  if (holdsImportIds(cells)) return "import-ids";
  if (isHeaderAgain(cells, header)) return "header-again";
  return isSecondHeader(cells, header) ? "second-header" : null;
}

/** As Qualtrics writes them, in JSON since 2017 and with single quotes before. */
function holdsImportIds(cells: readonly string[]): boolean {
  return cells.some((cell) => /^\s*\{\s*['"]ImportId['"]\s*:/.test(cell));
}

/** The first name has to be there: where an option was chosen, its label may be its column's name. */
function isHeaderAgain(cells: readonly string[], header: Header): boolean {
  const named = header.cells
    .map((name, index) => ({ name: folded(name), cell: folded(cells[index]) }))
    .filter(({ name }) => /\p{L}/u.test(name));
  const again = named.filter(({ name, cell }) => name === cell);
  return again.length > 1 && again.length > named.length / 2 && again[0] === named[0];
}

/** What SurveyMonkey writes below the texts of its questions; its first columns are blank there. */
function isSecondHeader(cells: readonly string[], header: Header): boolean {
  const first = folded(cells[0]);
  if (first !== "" && first !== folded(header.cells[0])) return false;
  return cells.some((cell) => ["response", "open-ended response"].includes(folded(cell)));
}

/** Whether the first record holds the questions' texts, with or without ImportIds below it. */
function isOfTexts(header: Header, targets: Context["targets"], edition: Edition): boolean {
  const [first, second] = header.firstRecords;
  if (first === undefined) return false;
  if (second !== undefined && holdsImportIds(second.cells)) return holdsTexts(first.cells);
  return targets.has("submission") && holdsDriverTexts(first.cells, header, edition);
}

/** More texts than codes: what Qualtrics writes above the ImportIds, and no response. */
function holdsTexts(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.filter(isText).length > filled.length / 2;
}

/**
 * Texts in most driver columns, and not the same few throughout, as "Yes" and "No" would be. A
 * response with the options' texts has them on one branch: in half at most.
 */
function holdsDriverTexts(cells: readonly string[], header: Header, edition: Edition): boolean {
  const drivers = edition.columns.filter(({ holds }) => holds === "driver");
  const texts = drivers.map(({ key }) => folded(cells[header.cells.indexOf(key)])).filter(isText);
  return texts.length > drivers.length / 2 && new Set(texts).size > drivers.length / 4;
}

function isText(cell: string): boolean {
  return /\p{L}{3}/u.test(cell);
}

function folded(cell: string | undefined): string {
  return cell?.trim().toLowerCase() ?? "";
}
