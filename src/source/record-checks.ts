import type { BatchArrays } from "./batch-arrays.js";
import { QUOTE } from "./bytes.js";
import type { LineEnding } from "./notice.js";
import type { NoticeBoard } from "./notice-board.js";
import { END_CRLF, END_LF, END_NONE } from "./parse-result.js";
import { CELL_QUOTED, RECORD_BLANK, RECORD_BROKEN, RECORD_SOUND } from "./record-batch.js";
import type { RecordParser } from "./record-parser.js";
import type { RecordLayout } from "./source.js";
import { wrappingOf } from "./wrapped-cell.js";

function lineEndingOf(ending: number): LineEnding {
  return ending === END_LF ? "LF" : ending === END_CRLF ? "CRLF" : "CR";
}

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
    if (this.#notices.isFull("mixed-line-endings")) {
      this.#notices.suppress("mixed-line-endings");
      return;
    }
    const expected = lineEndingOf(this.ending);
    const found = lineEndingOf(ending);
    this.#notices.add({ kind: "mixed-line-endings", line, record, expected, found });
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
    if ((strayInside >= 0 || strayAfter >= 0) && !this.#isWrapping(strayAfter, batch, firstCell)) {
      const isInside = strayAfter < 0 || (strayInside >= 0 && strayInside < strayAfter);
      const column = isInside ? strayInside : strayAfter;
      const where = isInside ? "inside-unquoted" : "after-closing";
      this.#notices.add({ kind: "stray-quote", line, record, column, where });
      return RECORD_BROKEN;
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
    if (cells > expected && this.#layout.emptyTrailingCells) {
      if (areEmpty(batch, firstCell + expected)) return RECORD_SOUND;
    }
    this.addRagged(line, record, cells);
    return RECORD_BROKEN;
  }

  /** @param cells 0 for an empty line. */
  addBlank(line: number, record: number, cells: number): void {
    if (this.#notices.isFull("blank-record")) this.#notices.suppress("blank-record");
    else this.#notices.add({ kind: "blank-record", line, record, cells });
  }

  addRagged(line: number, record: number, found: number): void {
    const expected = this.headerCells;
    this.#notices.add({ kind: "ragged-record", line, record, expected, found });
  }

  /** Whether the quotes inside unquoted cells are those of ="0123", which reads as 0123. */
  #isWrapping(strayAfter: number, batch: BatchArrays, firstCell: number): boolean {
    if (this.#layout.repairs === undefined || strayAfter >= 0) return false;
    for (let cell = firstCell; cell < batch.cells; cell++) {
      const start = batch.cellStart[cell]!;
      const end = batch.cellEnd[cell]!;
      if ((batch.cellFlags[cell]! & CELL_QUOTED) !== 0) continue;
      if (batch.bytes.subarray(start, end).indexOf(QUOTE) < 0) continue;
      if (wrappingOf(batch.bytes, start, end, false) !== "formula") return false;
    }
    return true;
  }
}

function areEmpty(batch: BatchArrays, from: number): boolean {
  for (let at = from; at < batch.cells; at++) {
    if (batch.cellEnd[at]! > batch.cellStart[at]!) return false;
  }
  return true;
}
