import { BatchArrays } from "./batch-arrays.js";
import type { Delimiter, LineEnding } from "./notice.js";
import { NoticeBoard } from "./notice-board.js";
import { RECORD_BLANK, RECORD_BROKEN, RECORD_SOUND } from "./record-batch.js";
import { RecordInspector } from "./record-inspector.js";
import {
  CR,
  END_CR,
  END_CRLF,
  END_LF,
  LF,
  PARSED,
  RecordParser,
  TOO_LARGE,
  UNFINISHED,
} from "./record-parser.js";
import { Skipper } from "./skipper.js";
import type { RecordLayout, RecordLimits } from "./source.js";

export const DEFAULT_LIMITS: RecordLimits = {
  fieldBytes: 1 << 20,
  recordBytes: 4 << 20,
  cells: 16_384,
};

const ENDINGS: Readonly<Record<number, LineEnding>> = {
  [END_LF]: "LF",
  [END_CRLF]: "CRLF",
  [END_CR]: "CR",
};

/** Bytes read twice in search of a way on, per byte of the file: keeps hostile files linear. */
const SECOND_LOOKS = 4;

/**
 * Finds the records in a stream of UTF-8. Feed it with `push`, then take batches with `next`
 * until there is none; after the last chunk call `end` and take the rest.
 *
 * One bad record is a notice, and reading goes on behind it: where a quoted field turns out
 * malformed after it has crossed a line end, and the line behind its opening quote reads as a
 * whole record, the quote is taken for a stray one and reading goes on at that line.
 */
export class Scanner {
  readonly batch = new BatchArrays();
  readonly notices: NoticeBoard;
  /** Line end of the first record. */
  lineEnding: LineEnding | null = null;
  /** Data records and physical lines so far. */
  records = 0;
  lines = 0;
  /** Header records that were there. */
  headerRecords = 0;

  readonly #layout: RecordLayout;
  readonly #limits: RecordLimits;
  readonly #parser: RecordParser;
  readonly #second: RecordParser;
  readonly #scratch = new BatchArrays();
  readonly #inspector: RecordInspector;
  readonly #delimiter: number;
  #buffer = new Uint8Array(0);
  #at = 0;
  #end = 0;
  #last = false;
  #aboveData: number;
  #headerCells = 0;
  #secondLooks = 1 << 24;
  #skipper: Skipper | null = null;

  /** @param limits see RecordLimits; the buffer holds one record at the most. */
  constructor(layout: RecordLayout, delimiter: Delimiter, limits: RecordLimits) {
    this.#layout = layout;
    this.#limits = limits;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#parser = new RecordParser(this.#delimiter, limits.fieldBytes, limits.cells);
    this.#second = new RecordParser(this.#delimiter, limits.fieldBytes, limits.cells);
    this.notices = new NoticeBoard();
    this.#inspector = new RecordInspector(this.#delimiter, this.notices);
    this.#aboveData = layout.preambleRecords + layout.headerRecords;
  }

  get inspector(): RecordInspector {
    return this.#inspector;
  }

  /** Takes the next chunk. Call only when `next` has returned null. */
  push(chunk: Uint8Array): void {
    const kept = this.#end - this.#at;
    const size = kept + chunk.length;
    if (size > this.#buffer.length) {
      const larger = new Uint8Array(size + (size >> 1));
      larger.set(this.#buffer.subarray(this.#at, this.#end));
      this.#buffer = larger;
    } else {
      this.#buffer.copyWithin(0, this.#at, this.#end);
    }
    this.#buffer.set(chunk, kept);
    this.#inspector.moved(this.#at);
    this.#inspector.pushed(this.#buffer, size);
    this.#at = 0;
    this.#end = size;
    this.#secondLooks += chunk.length * SECOND_LOOKS;
  }

  /** No chunk comes any more. */
  end(): void {
    this.#last = true;
  }

  /**
   * Reads on to the end of the batch or of what was pushed.
   * @returns the batch, valid until the next call; null where no whole record is there.
   */
  next(): BatchArrays | null {
    const { batch } = this;
    batch.clear();
    batch.bytes = this.#buffer;
    while (!batch.isFull() && this.#readRecord()) {
      // Goes on until the buffer or the batch ends.
    }
    batch.firstCell[batch.length] = batch.cells;
    return batch.length === 0 && !this.notices.hasAny() ? null : batch;
  }

  #readRecord(): boolean {
    if (this.#skipper !== null) return this.#skipOn(this.#skipper);
    if (this.#at >= this.#end) return false;
    const { batch } = this;
    const parser = this.#parser;
    const firstCell = batch.cells;
    const result = parser.parse(this.#buffer, this.#at, this.#end, this.#last, false, batch);
    if (result === PARSED) {
      if (parser.strayAfter >= 0 && parser.strayLineBehind >= 0) {
        const on = this.#readsOn(parser.strayLineBehind);
        if (on === null) return this.#wait(firstCell);
        if (on) {
          const { strayAfter, strayLineBehind, strayLinesBefore } = parser;
          return this.#endAtQuote(firstCell, strayAfter, strayLineBehind, strayLinesBefore);
        }
      }
      this.#take(firstCell);
      return true;
    }
    const tooLarge = result === TOO_LARGE || this.#end - this.#at > this.#limits.recordBytes;
    if (result === UNFINISHED && !this.#last && !tooLarge) return this.#wait(firstCell);
    if (parser.lineBehindQuote >= 0) {
      const on = this.#readsOn(parser.lineBehindQuote);
      if (on === null) return this.#wait(firstCell);
      if (on) {
        const { openCell, lineBehindQuote, linesBeforeOpenCell } = parser;
        return this.#endAtQuote(firstCell, openCell, lineBehindQuote, linesBeforeOpenCell);
      }
    }
    batch.cells = firstCell;
    if (tooLarge) return this.#beginSkipping(result === TOO_LARGE && !parser.tooManyCells);
    return this.#endOpenAtEnd(firstCell);
  }

  #wait(firstCell: number): false {
    this.batch.cells = firstCell;
    return false;
  }

  /**
   * Whether a whole and faultless record begins at `from`; null where that cannot be told yet.
   */
  #readsOn(from: number): boolean | null {
    if (this.#aboveData > 0 || this.#headerCells < 2 || this.#secondLooks <= 0) return false;
    const second = this.#second;
    this.#scratch.clear();
    const result = second.parse(this.#buffer, from, this.#end, this.#last, true, this.#scratch);
    const hasRoom = this.#end - this.#at <= this.#limits.recordBytes;
    this.#secondLooks -= result === PARSED ? second.next - from : this.#end - from;
    if (result === UNFINISHED && !this.#last && hasRoom) return null;
    return (
      result === PARSED &&
      second.strayInside < 0 &&
      second.strayAfter < 0 &&
      this.#scratch.cells === this.#headerCells
    );
  }

  /** The record ends on the line on which a stray quote opened. */
  #endAtQuote(firstCell: number, cell: number, lineBehind: number, linesBefore: number): true {
    const { batch } = this;
    batch.cells = firstCell;
    this.notices.add({
      kind: "unclosed-quote",
      line: this.lines + 1 + linesBefore,
      record: this.#recordNumber(),
      column: cell,
      recovered: true,
    });
    const bytes = this.#buffer;
    const crlf = bytes[lineBehind - 1] === LF && bytes[lineBehind - 2] === CR;
    this.#add(RECORD_BROKEN, lineBehind - (crlf ? 2 : 1), linesBefore + 1, lineBehind);
    return true;
  }

  /** The file ends inside quotes: all that is left is one record. */
  #endOpenAtEnd(firstCell: number): true {
    const parser = this.#parser;
    this.batch.cells = firstCell;
    this.notices.add({
      kind: "unclosed-quote",
      line: this.lines + 1 + parser.linesBeforeOpenCell,
      record: this.#recordNumber(),
      column: parser.openCell,
      recovered: false,
    });
    const endsLine = [LF, CR].includes(this.#buffer[this.#end - 1]!);
    this.#add(RECORD_BROKEN, this.#end, parser.innerLines + (endsLine ? 0 : 1), this.#end);
    return true;
  }

  #beginSkipping(isField: boolean): boolean {
    const limits = this.#limits;
    const place = this.#place();
    if (isField) {
      const line = place.line + this.#parser.linesBeforeOpenCell;
      const column = this.#parser.openCell;
      this.notices.add({
        kind: "oversized-field",
        ...place,
        line,
        column,
        limit: limits.fieldBytes,
      });
    } else if (this.#parser.tooManyCells) {
      this.notices.add({ kind: "oversized-record", ...place, limit: limits.cells, unit: "cells" });
    } else {
      const { recordBytes: limit } = limits;
      this.notices.add({ kind: "oversized-record", ...place, limit, unit: "bytes" });
    }
    this.#skipper = new Skipper(this.#delimiter);
    return this.#skipOn(this.#skipper);
  }

  #skipOn(skipper: Skipper): boolean {
    this.#at = skipper.skip(this.#buffer, this.#at, this.#end);
    if (!skipper.ended && !(this.#last && this.#at >= this.#end)) return false;
    this.#skipper = null;
    // Nothing of it was kept: the record is there, empty and broken.
    this.#add(RECORD_BROKEN, this.#at, skipper.lines + (skipper.ended ? 0 : 1), this.#at);
    return true;
  }

  /** Takes the record that the parser has read. */
  #take(firstCell: number): void {
    const { batch } = this;
    const parser = this.#parser;
    const cells = batch.cells - firstCell;
    this.#checkEnding(parser.ending);
    if (parser.strayInside >= 0) this.#noteStray(parser.strayInside, "inside-unquoted");
    if (parser.strayAfter >= 0) this.#noteStray(parser.strayAfter, "after-closing");
    let state = RECORD_SOUND;
    if (parser.strayInside >= 0 || parser.strayAfter >= 0) state = RECORD_BROKEN;
    if (this.#aboveData > 0) this.#noteHeader(cells);
    else if (state === RECORD_SOUND) state = this.#checkCells(cells);
    const start = this.#at;
    const place = this.#place();
    if (state === RECORD_SOUND && place.record !== null) {
      if (cells > this.#headerCells) batch.cells = firstCell + this.#headerCells;
      this.#inspector.inspect(
        batch,
        firstCell,
        start,
        parser,
        place.line,
        place.record,
        this.#headerCells,
      );
    }
    if (this.#inspector.holdsNul(this.#buffer, start, parser.recordEnd)) {
      this.notices.add({ kind: "nul-byte", ...place, column: null });
      state = RECORD_BROKEN;
    }
    this.#add(state, parser.recordEnd, parser.innerLines + 1, parser.next);
  }

  #noteHeader(cells: number): void {
    if (this.#aboveData === this.#layout.headerRecords) this.#headerCells = cells;
  }

  #checkCells(cells: number): number {
    const parser = this.#parser;
    const { line, record } = this.#place();
    if (record === null) return RECORD_SOUND;
    if (!parser.hasContent) {
      const isEmptyLine = parser.recordEnd === this.#at;
      this.notices.add({ kind: "blank-record", line, record, cells: isEmptyLine ? 0 : cells });
      return RECORD_BLANK;
    }
    const { emptyTrailingCells } = this.#layout;
    if (cells === this.#headerCells) return RECORD_SOUND;
    if (cells > this.#headerCells && emptyTrailingCells && this.#trailingAreEmpty(cells)) {
      return RECORD_SOUND;
    }
    this.notices.add({
      kind: "ragged-record",
      line,
      record,
      expected: this.#headerCells,
      found: cells,
    });
    return RECORD_BROKEN;
  }

  #trailingAreEmpty(cells: number): boolean {
    const { batch } = this;
    for (let at = batch.cells - (cells - this.#headerCells); at < batch.cells; at++) {
      if (batch.cellEnd[at]! > batch.cellStart[at]!) return false;
    }
    return true;
  }

  #checkEnding(ending: number): void {
    const found = ENDINGS[ending];
    if (found === undefined) return;
    this.lineEnding ??= found;
    if (found === this.lineEnding) return;
    this.notices.add({
      kind: "mixed-line-endings",
      ...this.#place(),
      expected: this.lineEnding,
      found,
    });
  }

  #noteStray(column: number, where: "inside-unquoted" | "after-closing"): void {
    this.notices.add({ kind: "stray-quote", ...this.#place(), column, where });
  }

  /** Adds a data record to the batch, or passes a header record by, and moves on. */
  #add(state: number, recordEnd: number, lines: number, next: number): void {
    const { batch } = this;
    this.#inspector.passed(this.#buffer, this.#at, next, this.lines + 1, this.#recordNumber());
    if (this.#aboveData > 0) {
      this.#aboveData--;
      if (this.#aboveData < this.#layout.headerRecords) this.headerRecords++;
      batch.cells = batch.firstCell[batch.length] ?? 0;
    } else {
      const i = batch.length++;
      batch.record[i] = ++this.records;
      batch.line[i] = this.lines + 1;
      batch.recordStart[i] = this.#at;
      batch.recordEnd[i] = recordEnd;
      batch.state[i] = state;
      batch.firstCell[i + 1] = batch.cells;
    }
    this.lines += lines;
    this.#at = next;
  }

  #place(): { line: number; record: number | null } {
    return { line: this.lines + 1, record: this.#recordNumber() };
  }

  /** Number of the data record that is being read; null above the data. */
  #recordNumber(): number | null {
    return this.#aboveData > 0 ? null : this.records + 1;
  }
}
