import type { RecordBatch } from "../source/record-batch.js";
import type { Exclusion } from "../survey/definition.js";
import { CellDictionary } from "./cell-dictionary.js";

interface Test {
  readonly index: number;
  readonly reason: string;
  readonly dictionary: CellDictionary;
}

const decoder = new TextDecoder();

/** Tells which records are not responses: previews, tests, spam, unfinished ones. */
export class RecordFilter {
  readonly #tests: readonly Test[];

  /** @param exclusions with the 0-based index of the column each looks at. */
  constructor(exclusions: readonly { exclusion: Exclusion; index: number }[]) {
    this.#tests = exclusions.map(({ exclusion, index }) => ({
      index,
      reason: exclusion.reason,
      dictionary: new CellDictionary((bytes, start, end) =>
        excludes(exclusion, decoder.decode(bytes.subarray(start, end))) ? 1 : 0,
      ),
    }));
  }

  /** Why the record is not a response, or null if it is one. */
  reason(records: RecordBatch, row: number): string | null {
    for (const test of this.#tests) {
      const cell = records.firstCell[row]! + test.index;
      const start = records.cellStart[cell]!;
      const end = records.cellEnd[cell]!;
      if (test.dictionary.code(records.bytes, start, end) === 1) return test.reason;
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
