import fc from "fast-check";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { ofBothTables } from "./both-kinds.js";
import { encodingProperties } from "./encoding.js";
import { pickOne, ruleProperty } from "./one-mutation.js";
import { KINDS } from "./raw-form.js";
import { rawInput } from "./raw-input.js";
import { submissionInput } from "./submission-input.js";
import { pickRow, type Row, type TableInput } from "./table-input.js";

const MEBIBYTE = 1 << 20;

/** Records in the comment of the one above them, where a surplus quote takes them. */
function swallow(file: TableInput, row: number, count: number): TableInput {
  const swallowed = file
    .textOf(file.rows.slice(row + 1, row + 1 + count))
    .slice(0, -file.newline.length);
  const comment = `Thank you${file.newline}${swallowed}`;
  const rows = [...file.rows.slice(0, row + 1), ...file.rows.slice(row + 1 + count)];
  return file.with({ rows }).withCell(row, file.columns.comment, comment);
}

const quoteProperties = [
  ...ofBothTables({
    rule: "CX108",
    story: "a comment whose quote is not closed",
    mutate: (file, pick) => file.asWritten(pickRow(file, pick), file.columns.comment, '"They said'),
    nearMiss: (file, pick) =>
      file.asWritten(pickRow(file, pick), file.columns.comment, '"They said"'),
  }),
  ...ofBothTables({
    rule: "CX109",
    story: "a quote inside a cell that is not quoted",
    mutate: (file, pick) =>
      file.asWritten(
        pickRow(file, pick),
        pick(fc.constantFrom, ...file.header),
        pick(fc.constantFrom, 'A 5" nail', '1"', 'They said "no"'),
      ),
  }),
  ...ofBothTables({
    rule: "CX109",
    story: "quotes inside a quoted comment that are not doubled",
    mutate: (file, pick) =>
      file.asWritten(pickRow(file, pick), file.columns.comment, '"They said "no" and left"'),
    nearMiss: (file, pick) =>
      file.asWritten(pickRow(file, pick), file.columns.comment, '"They said ""no"" and left"'),
  }),
  ...ofBothTables({
    rule: "CX114",
    story: "a comment that holds the records behind it",
    mutate: (file, pick) => {
      const count = pick(fc.integer, { min: 1, max: 3 });
      const row = pickRow(file.with({ rows: file.rows.slice(count) }), pick);
      return swallow(file, row, count);
    },
    nearMiss: (file, pick) => {
      const enumeration = "x"
        .repeat(file.header.length - 1)
        .split("")
        .join(file.delimiter);
      const comment = pickOne(pick, [`Thank you\n${enumeration}`, `${enumeration}\nThank you`]);
      return file.withCell(pickRow(file, pick), file.columns.comment, comment);
    },
  }),
];

const recordProperties = [
  ...ofBothTables({
    rule: "CX106",
    story: "nothing but blank lines",
    mutate: (file, pick) => {
      const blank = pick(fc.constantFrom, "", "  ", "\t");
      const lines = pick(fc.nat, { max: 5 });
      return file.asText(() => `${blank}${file.newline}`.repeat(lines));
    },
  }),
  ...ofBothTables({
    rule: "CX107",
    story: "a header and no record",
    mutate: (file) => file.with({ rows: [] }),
  }),
  ruleProperty({
    rule: "CX107",
    story: "an export of previews",
    valid: rawInput(),
    mutate: (file) => file.withColumn(file.columns.kind, () => KINDS[file.form.platform].preview),
  }),
  ...ofBothTables({
    rule: "CX110",
    story: "a record that ends early",
    mutate: (file, pick) => {
      const missing = pick(fc.integer, { min: 1, max: file.header.length - 1 });
      return file.withRow(pickRow(file, pick), (cells) => cells.slice(0, -missing));
    },
  }),
  ...ofBothTables({
    rule: "CX110",
    story: "a comment with separators and no quotes",
    mutate: (file, pick) => {
      const separators = pick(fc.integer, { min: 1, max: 20 });
      const comment = `Good${`${file.delimiter} good`.repeat(separators)}`;
      return file.asWritten(pickRow(file, pick), file.columns.comment, comment);
    },
  }),
  ruleProperty({
    rule: "CX110",
    story: "surplus empty cells",
    valid: submissionInput(),
    mutate: (file, pick) => {
      const surplus = pick(fc.integer, { min: 1, max: 9 });
      return file.withRow(pickRow(file, pick), (cells) => [...cells, ...emptyRow(surplus)]);
    },
  }),
  ruleProperty({
    rule: "CX110",
    story: "surplus cells of an export, empty ones being none",
    valid: rawInput(),
    mutate: (file, pick) => {
      const surplus = emptyRow(pick(fc.integer, { min: 1, max: 9 }));
      return file.withRow(pickRow(file, pick), (cells) => [...cells, ...surplus, "x"]);
    },
    nearMiss: (file, pick) => {
      const surplus = emptyRow(pick(fc.integer, { min: 1, max: 9 }));
      return file.withRow(pickRow(file, pick), (cells) => [...cells, ...surplus]);
    },
  }),
  ...ofBothTables({
    rule: "CX110",
    story: "more cells than any spreadsheet has",
    mutate: (file, pick) =>
      file.withRow(pickRow(file, pick), (cells) => [...cells, ...emptyRow(1 << 14)]),
    runs: 3,
  }),
  ...ofBothTables({
    rule: "CX110",
    story: "a record larger than four mebibytes",
    mutate: (file, pick) =>
      file.withRow(pickRow(file, pick), (cells) =>
        cells.map((_, at) => (at < 5 ? "x".repeat(900_000) : "")),
      ),
    runs: 1,
  }),
  ...ofBothTables({
    rule: "CX111",
    story: "a blank line, or a record of blank cells",
    mutate: (file, pick) => {
      const place = pick(fc.nat, { max: file.rows.length });
      const blank = pick(fc.constantFrom, "", " ");
      const row = file.header.map(() => blank);
      if (pick(fc.boolean)) return file.withInserted(place, row);
      return file.asRecords((records) =>
        records.toSpliced(records.length - place, 0, `${blank}${file.newline}`),
      );
    },
  }),
  ...ofBothTables({
    rule: "CX112",
    story: "a record that ends otherwise than the header",
    mutate: (file, pick) => {
      const other = pick(fc.constantFrom, "\r", file.newline === "\n" ? "\r\n" : "\n");
      const row = pickRow(file, pick);
      return file.asRecords((records) => {
        const at = records.length - file.rows.length + row;
        return records.with(at, records[at]!.slice(0, -file.newline.length) + other);
      });
    },
    nearMiss: (file, pick) => {
      const other = pick(fc.constantFrom, "\n", "\r\n", "\r");
      return file.withCell(pickRow(file, pick), file.columns.comment, `Thank you${other}Bye`);
    },
  }),
  ...ofBothTables({
    rule: "CX113",
    story: "a comment larger than a mebibyte",
    mutate: (file, pick) =>
      file.withCell(
        pickRow(file, pick),
        file.columns.comment,
        "x".repeat(MEBIBYTE + pick(fc.integer, { min: 1, max: 1000 })),
      ),
    nearMiss: (file, pick) =>
      file.withCell(pickRow(file, pick), file.columns.comment, "x".repeat(MEBIBYTE)),
    runs: 2,
  }),
];

function emptyRow(cells: number): Row {
  return new Array<string>(cells).fill("");
}

/** The file with comments so long that it has just as many bytes. */
function grownTo(bytes: number, file: TableInput): TableInput {
  const share = Math.floor(bytes / 6);
  const grown = [0, 1, 2, 3, 4].reduce<TableInput>(
    (table, row) => table.withCell(row, file.columns.comment, String(row).repeat(share)),
    file.withCell(5, file.columns.comment, ""),
  );
  const lacking = bytes - Buffer.byteLength(grown.text());
  return grown.withCell(5, file.columns.comment, "5".repeat(lacking));
}

const wholeFileProperties = [
  ruleProperty({
    rule: "CX105",
    story: "a name with another ending",
    valid: submissionInput(),
    mutate: (file, pick) =>
      file.with({
        name: pick(fc.constantFrom, "responses.txt", "responses.csv.xlsx", "responses", "csv"),
      }),
    nearMiss: (file, pick) =>
      file.with({ name: pick(fc.constantFrom, "-", "responses.CSV", "Q2/responses.final.csv") }),
  }),
  ruleProperty({
    rule: "CX116",
    story: "semicolons, tabs or pipes",
    valid: submissionInput(),
    mutate: (file, pick) => file.with({ delimiter: pick(fc.constantFrom, ";", "\t", "|") }),
  }),
  ruleProperty({
    rule: "CX117",
    story: "one byte more than an upload takes",
    valid: submissionInput(),
    mutate: (file) => grownTo(DEFAULT_EDITION.receivingSystem.largeFileBytes + 1, file),
    nearMiss: (file) => grownTo(DEFAULT_EDITION.receivingSystem.largeFileBytes, file),
    runs: 1,
  }),
  ruleProperty({
    rule: "CX118",
    story: "lines above the header",
    valid: rawInput(),
    mutate: (file, pick) => {
      const { newline, delimiter } = file;
      const line = pick(
        fc.constantFrom,
        `sep=${delimiter}`,
        "Benefits survey",
        "",
        `Responses of the quarter${newline}`,
      );
      return file.asText((text) => `${line}${newline}${text}`);
    },
  }),
  ruleProperty({
    rule: "CX118",
    story: "a row of totals",
    valid: rawInput(),
    mutate: (file, pick) => {
      const word = pick(fc.constantFrom, "Total", "TOTALS", "Grand total:", "Total:");
      const totals = file.header.map((_, at) => (at === 0 ? word : String(at)));
      return file.withInserted(file.rows.length, totals);
    },
  }),
];

/** Family 1xx. */
export const fileProperties = [
  ...encodingProperties,
  ...quoteProperties,
  ...recordProperties,
  ...wholeFileProperties,
];
