import { BATCH_RECORDS } from "../kernel/kernel.js";
import type { RecordBatch } from "../source/record-batch.js";
import type { Exclusion } from "../survey/definition.js";
import { CodedCells, type Rows } from "./coded-cells.js";

interface Test {
  readonly reason: string;
  /** EXCLUDED where the record is. */
  readonly cells: CodedCells;
  /** Whether any cell so far excluded a record. */
  excludesAny: boolean;
}

const EXCLUDED = 1;

const decoder = new TextDecoder();

/** Tells which records are not responses: previews, tests, spam, unfinished ones. */
export class RecordFilter {
  readonly #tests: readonly Test[];
  #firstTest = new Uint16Array(0);

  /** @param exclusions with the 0-based index of the column each looks at. */
  constructor(exclusions: readonly { exclusion: Exclusion; index: number }[]) {
    this.#tests = exclusions.map(({ exclusion, index }) => {
      const test: Test = {
        reason: exclusion.reason,
        cells: new CodedCells(index, (bytes, start, end) => {
          const isExcluded = excludes(exclusion, decoder.decode(bytes.subarray(start, end)));
          test.excludesAny ||= isExcluded;
          return isExcluded ? EXCLUDED : 0;
        }),
        excludesAny: false,
      };
      return test;
    });
  }

  /**
   * To be called with every batch before its records are asked about.
   * @returns by record: 0 where no test excludes it. Of other records than those of the rows it says nothing.
   */
  begin(records: RecordBatch, rows: Rows): Uint16Array {
    if (this.#firstTest.length < records.length) {
      this.#firstTest = new Uint16Array(Math.max(records.length, BATCH_RECORDS));
    }
    const firstTest = this.#firstTest;
    firstTest.fill(0, 0, records.length);
    // The first test that excludes a record gives the reason: its number is written last.
    for (let number = this.#tests.length; number > 0; number--) {
      const test = this.#tests[number - 1]!;
      test.cells.begin(records, rows);
      if (test.excludesAny) this.#number(number, test.cells.codes, rows);
    }
    return firstTest;
  }

  #number(number: number, codes: Int32Array, { rows, count }: Rows): void {
    const firstTest = this.#firstTest;
    for (let at = 0; at < count; at++) {
      const row = rows[at]!;
      if (codes[row] === EXCLUDED) firstTest[row] = number;
    }
  }

  /** Why a record of those rows is not a response, or null if it is one. */
  reason(row: number): string | null {
    const number = this.#firstTest[row]!;
    return number === 0 ? null : this.#tests[number - 1]!.reason;
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
