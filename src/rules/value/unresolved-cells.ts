import type { Branch } from "../../guidance/edition.js";
import type { ColumnMap, ResponseBatch, ResponseColumn } from "../../response/response-batch.js";
import { branchColumns } from "./branch-columns.js";

/** A cell with answers that match no statement. */
export interface UnresolvedCell {
  /** Null where it is the column of a second statement of a driver: a response has none for it. */
  readonly column: ResponseColumn | null;
  readonly text: string;
  /** What in it matches none. */
  readonly tokens: readonly string[];
}

/** Finds, in one batch and branch, the cells in which something matches no statement. */
export class UnresolvedCells {
  /** The one column in which all statements stand joined; null where each has its own. */
  readonly joined: ResponseColumn | null;
  readonly #batch: ResponseBatch;
  readonly #branch: 0 | 1;
  readonly #columns: readonly ResponseColumn[];
  /** By column: cells met so far, and whether they match no statement. Asking anew is slow. */
  readonly #known = new Map<ResponseColumn, Map<string, boolean>>();

  constructor(batch: ResponseBatch, branch: Branch, columns: ColumnMap) {
    this.#batch = batch;
    this.#branch = branch === "positive" ? 0 : 1;
    this.#columns = branchColumns(columns, branch);
    this.joined = this.#columns.length === 1 ? this.#columns[0]! : null;
  }

  tokens(i: number): string[] {
    return this.#batch.unresolved(i, this.#branch);
  }

  /** The cells of a response; empty where the mapping understood all of the branch. */
  of(i: number): UnresolvedCell[] {
    if (this.joined !== null) {
      const tokens = this.tokens(i);
      const text = this.#batch.cell(i, this.joined);
      return tokens.length === 0 ? [] : [{ column: this.joined, text, tokens }];
    }
    const cells: UnresolvedCell[] = [];
    for (const column of this.#columns) {
      const text = this.#batch.cell(i, column);
      if (text !== "" && this.#isUnresolved(i, column, text)) {
        cells.push({ column, text, tokens: [text] });
      }
    }
    if (cells.length > 0) return cells;
    return this.tokens(i).map((text) => ({ column: null, text, tokens: [text] }));
  }

  #isUnresolved(i: number, column: ResponseColumn, text: string): boolean {
    let known = this.#known.get(column);
    if (known === undefined) {
      known = new Map();
      this.#known.set(column, known);
    }
    let is = known.get(text);
    if (is === undefined) {
      is = this.tokens(i).includes(text);
      known.set(text, is);
    }
    return is;
  }
}
