import type { RecordBatch } from "../source/record-batch.js";
import type { Exclusion } from "../survey/definition.js";
import { CodedCells, type Rows } from "./coded-cells.js";

interface Test {
  readonly reason: string;
  /** 1 where the record is excluded. */
  readonly cells: CodedCells;
}

const decoder = new TextDecoder();

/** Tells which records are not responses: previews, tests, spam, unfinished ones. */
export class RecordFilter {
  readonly #tests: readonly Test[];

  /** @param exclusions with the 0-based index of the column each looks at. */
  constructor(exclusions: readonly { exclusion: Exclusion; index: number }[]) {
    this.#tests = exclusions.map(({ exclusion, index }) => ({
      reason: exclusion.reason,
      cells: new CodedCells(index, (bytes, start, end) =>
        excludes(exclusion, decoder.decode(bytes.subarray(start, end))) ? 1 : 0,
      ),
    }));
  }

  /** To be called with every batch before its records are asked about. */
  begin(records: RecordBatch, rows: Rows): void {
    for (const { cells } of this.#tests) cells.begin(records, rows);
  }

  /** Why a record of those rows is not a response, or null if it is one. */
  reason(row: number): string | null {
    for (const test of this.#tests) {
      if (test.cells.codes[row] === 1) return test.reason;
    }
    return null;
  }
}

function excludes(exclusion: Exclusion, cell: string): boolean {
  const text = cell.trim();
  if (exclusion.empty && text === "") return true;
  if (exclusion.values?.some((value) => value.trim().toLowerCase() === text.toLowerCase())) {
    return true;
  }
  if (exclusion.startsWith === undefined && exclusion.contains === undefined) return false;
  return (
    text.startsWith(exclusion.startsWith ?? "") &&
    (exclusion.contains === undefined || text.includes(exclusion.contains))
  );
}
