import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { FIXED_ANSWERS } from "./answers.js";
import type { Judgeable, Pick } from "./one-mutation.js";

export type Cell = string;
export type Row = readonly Cell[];

export interface TableParts {
  readonly header: Row;
  /** Header records below the one with the names. */
  readonly labels?: readonly Row[];
  readonly rows: readonly Row[];
  readonly newline: "\n" | "\r\n";
  readonly delimiter?: string;
  /** Of the file. */
  readonly name?: string;
}

/** The columns that every file of responses has, by their names in this one. */
export interface CommonColumns {
  readonly id: string;
  readonly question1: string;
  readonly comment: string;
}

/** A file of responses as a table; every change makes a new one. */
export abstract class TableInput<P extends TableParts = TableParts> implements Judgeable {
  abstract readonly columns: CommonColumns;
  protected readonly parts: P;

  constructor(parts: P) {
    this.parts = parts;
  }

  abstract with(parts: Partial<TableParts>): TableInput;

  protected abstract judgeBytes(bytes: Uint8Array): Promise<ReadonlySet<string>>;

  get header(): Row {
    return this.parts.header;
  }

  /** Header records below the one with the names. */
  get labels(): readonly Row[] {
    return this.parts.labels ?? [];
  }

  get rows(): readonly Row[] {
    return this.parts.rows;
  }

  get newline(): "\n" | "\r\n" {
    return this.parts.newline;
  }

  get delimiter(): string {
    return this.parts.delimiter ?? ",";
  }

  column(name: string): number {
    const at = this.header.indexOf(name);
    if (at < 0) throw new Error(`there is no column ${name}`);
    return at;
  }

  /** A cell of one row replaced; rows count from 0. */
  withCell(row: number, name: string, cell: Cell): TableInput {
    return this.withRow(row, (cells) => cells.with(this.column(name), cell));
  }

  withRow(row: number, change: (cells: Cell[]) => Cell[]): TableInput {
    const rows = this.rows.map((cells, at) => (at === row ? change([...cells]) : cells));
    return this.with({ rows });
  }

  /** Rows put in before the row with this number; at the number of rows, behind the last. */
  withInserted(row: number, ...inserted: readonly Row[]): TableInput {
    return this.with({ rows: [...this.rows.slice(0, row), ...inserted, ...this.rows.slice(row)] });
  }

  /** A whole column replaced. */
  withColumn(name: string, cell: (row: number, before: Cell) => Cell): TableInput {
    const at = this.column(name);
    return this.with({
      rows: this.rows.map((cells, row) => cells.with(at, cell(row, cells[at]!))),
    });
  }

  /** The file as text. */
  text(): string {
    return this.textOf([this.header, ...this.labels, ...this.rows]);
  }

  /** Records as the file has them. */
  textOf(records: readonly Row[]): string {
    const { newline, delimiter } = this;
    return stringify(
      records.map((cells) => [...cells]),
      { record_delimiter: newline, delimiter, quoted_match: /[\r\n]/ },
    );
  }

  /** The file with its bytes changed behind the table's back. */
  asBytes(change: (bytes: Uint8Array) => Uint8Array): Judgeable {
    return { judge: () => this.judgeBytes(change(new TextEncoder().encode(this.text()))) };
  }

  asText(change: (text: string) => string): Judgeable {
    return { judge: () => this.judgeBytes(new TextEncoder().encode(change(this.text()))) };
  }

  /** The text of each record, its line end behind it, changed; the header records come first. */
  asRecords(change: (records: readonly string[]) => readonly string[]): Judgeable {
    const records = [this.header, ...this.labels, ...this.rows];
    const text = (): string => change(records.map((cells) => this.textOf([cells]))).join("");
    return { judge: () => this.judgeBytes(new TextEncoder().encode(text())) };
  }

  /** A cell with these characters in the file, and no quotes but those among them. */
  asWritten(row: number, name: string, characters: string): Judgeable {
    return this.#marked(row, name).asText((text) => text.replace(MARK, () => characters));
  }

  /** A cell with these bytes in the file. */
  asWrittenBytes(row: number, name: string, bytes: readonly number[]): Judgeable {
    return this.#marked(row, name).asBytes((file) => {
      const at = Buffer.from(file).indexOf(MARK);
      return Buffer.concat([file.slice(0, at), Buffer.from(bytes), file.slice(at + MARK.length)]);
    });
  }

  #marked(row: number, name: string): TableInput {
    return this.withCell(row, name, MARK);
  }

  judge(): Promise<ReadonlySet<string>> {
    return this.judgeBytes(new TextEncoder().encode(this.text()));
  }

  /** What a failing test shows. */
  toString(): string {
    return this.text();
  }
}

const MARK = "@@cell@@";

/** One of the rows on which nothing else rests. */
export function pickRow(table: TableInput, pick: Pick): number {
  return pick(fc.integer, { min: FIXED_ANSWERS, max: table.rows.length - 1 });
}

/** Several of them. */
export function pickRows(table: TableInput, pick: Pick, count: number): readonly number[] {
  return pickPlaces(table.rows.length, pick, count);
}

/** Several of so many responses, in file order. */
export function pickPlaces(length: number, pick: Pick, count: number): readonly number[] {
  const free = Array.from({ length: length - FIXED_ANSWERS }, (_, at) => at + FIXED_ANSWERS);
  return pick(() => fc.subarray(free, { minLength: count, maxLength: count }));
}
