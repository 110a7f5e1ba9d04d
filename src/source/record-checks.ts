import type { BatchArrays } from "./batch-arrays.js";
import { QUOTE } from "./bytes.js";
import type { LineEnding } from "./notice.js";
import type { NoticeBoard } from "./notice-board.js";
import { END_NONE } from "./parse-result.js";
import { CELL_QUOTED, RECORD_BLANK, RECORD_BROKEN, RECORD_SOUND } from "./record-batch.js";
import type { RecordParser } from "./record-parser.js";
import { lineEndingOf, STRAY_AFTER, STRAY_INSIDE } from "./repeated-notices.js";
import type { RecordLayout } from "./source.js";
import { wrappingOf } from "./wrapped-cell.js";

/** Compares records with the header and with the file's first line end. */
export class RecordChecks {
  headerCells = 0;
  /** How the first record ended. */
  ending = END_NONE;
  readonly #layout: RecordLayout;
  readonly #notices: NoticeBoard;

  constructor(layout: RecordLayout, notices: NoticeBoard) {
    this.#layout = layout;
    this.#notices = notices;
  }

  /** Line end of the first record. */
  get lineEnding(): LineEnding | null {
    return this.ending === END_NONE ? null : lineEndingOf(this.ending);
  }

  /** @param line on which the record ends. */
  checkEnding(ending: number, line: number, record: number | null): void {
    if (ending === this.ending || ending === END_NONE) return;
    if (this.ending === END_NONE) {
      this.ending = ending;
      return;
    }
    this.#notices.addOn("mixed-line-endings", line, record, this.ending, ending);
  }

  /** State of the record just parsed, whose cells in the batch begin at `firstCell`. */
  stateOf(
    parser: RecordParser,
    batch: BatchArrays,
    firstCell: number,
    line: number,
    record: number | null,
  ): number {
    const { strayInside, strayAfter } = parser;
    if (strayInside >= 0 || strayAfter >= 0) {
      const isInside = strayAfter < 0 || (strayInside >= 0 && strayInside < strayAfter);
      const column = isInside ? strayInside : strayAfter;
      if (strayAfter >= 0 || !this.#isWrapping(batch, firstCell + column)) {
        this.addStray(line, record, column, isInside);
        return RECORD_BROKEN;
      }
    }
    if (record === null) return RECORD_SOUND;
    const cells = batch.cells - firstCell;
    if (!parser.hasContent) {
      const isEmptyLine = cells === 1 && parser.recordEnd === batch.cellStart[firstCell];
      this.addBlank(line, record, isEmptyLine ? 0 : cells);
      return RECORD_BLANK;
    }
    const expected = this.headerCells;
    if (cells === expected) return RECORD_SOUND;
    if (this.mayHaveMore(batch, firstCell, batch.cells)) return RECORD_SOUND;
    this.addRagged(line, record, cells);
    return RECORD_BROKEN;
  }

  /** Whether a record's cells, in [firstCell, behind), are too many, and that is no fault of it. */
  mayHaveMore(batch: BatchArrays, firstCell: number, behind: number): boolean {
    const expected = this.headerCells;
    if (!this.#layout.emptyTrailingCells || behind - firstCell <= expected) return false;
    for (let cell = firstCell + expected; cell < behind; cell++) {
      if (batch.cellEnd[cell]! > batch.cellStart[cell]!) return false;
    }
    return true;
  }

  /** @param cells 0 for an empty line. */
  addBlank(line: number, record: number, cells: number): void {
    this.#notices.addOn("blank-record", line, record, cells);
  }

  addRagged(line: number, record: number, found: number): void {
    this.#notices.addOn("ragged-record", line, record, this.headerCells, found);
  }

  /** @param isInside it stands inside a cell that is not quoted. */
  addStray(line: number, record: number | null, column: number, isInside: boolean): void {
    this.#notices.addOn("stray-quote", line, record, column, isInside ? STRAY_INSIDE : STRAY_AFTER);
  }

  /**
   * Whether the stray quotes of a record are all those of ="0123", which reads as 0123.
   * @param from the first cell with one; the batch's last record ends with its cells.
   */
  #isWrapping(batch: BatchArrays, from: number): boolean {
    if (this.#layout.repairs === undefined) return false;
    const { bytes, cellStart, cellEnd, cellFlags } = batch;
    for (let cell = from; cell < batch.cells; cell++) {
      if ((cellFlags[cell]! & CELL_QUOTED) !== 0) continue;
      const start = cellStart[cell]!;
      const end = cellEnd[cell]!;
      if (bytes.subarray(start, end).indexOf(QUOTE) < 0) continue;
      if (wrappingOf(bytes, start, end, false) !== "formula") return false;
    }
    return true;
  }
}
