import type { Kernel } from "../kernel/kernel.js";
import type { ScanProgress } from "../kernel/scan.js";
import { BatchArrays } from "./batch-arrays.js";
import { CR, LF } from "./bytes.js";
import { KernelFaults } from "./kernel-faults.js";
import type { Delimiter, LineEnding, SourceNotice } from "./notice.js";
import { NoticeBoard } from "./notice-board.js";
import {
  END_CR,
  END_CRLF,
  END_LF,
  END_NONE,
  PARSED,
  RECOVERED,
  TOO_LARGE,
  UNFINISHED,
} from "./parse-result.js";
import { RECORD_BROKEN, RECORD_SOUND } from "./record-batch.js";
import { RecordChecks } from "./record-checks.js";
import { RecordInspector } from "./record-inspector.js";
import { RecordParser } from "./record-parser.js";
import { Recovery } from "./recovery.js";
import { oversized, Skipper } from "./skipper.js";
import type { RecordLayout, RecordLimits } from "./source.js";

export const DEFAULT_LIMITS: RecordLimits = {
  fieldBytes: 1 << 20,
  recordBytes: 4 << 20,
  cells: 16_384,
};

/** Most records for which the kernel is not asked after it could read none. */
const MOST_PAUSE = 255;

/** A record too large to keep, while its end is looked for. */
interface Skipping {
  readonly skipper: Skipper;
  readonly notice: SourceNotice;
  holdsNul?: boolean;
}

/**
 * Finds the records in a stream of UTF-8. Feed it with `push`, then take batches with `next`
 * until there is none; after the last chunk call `end` and take the rest.
 *
 * One bad record is a notice, and reading goes on behind it: where a quoted field turns out
 * malformed after it has crossed a line end, and a line behind its opening quote reads as a
 * whole record, the quote is taken for a stray one and reading goes on at that line.
 *
 * Records that are beyond doubt are read by the kernel, where there is one; all others, and what the
 * buffer does not hold to its end, by {@link RecordParser}. Both give the same.
 */
export class Scanner {
  readonly batch: BatchArrays;
  readonly notices = new NoticeBoard();
  readonly inspector: RecordInspector;
  /** Data records and physical lines so far. */
  records = 0;
  lines = 0;
  /** Header records that were there. */
  headerRecords = 0;

  readonly #layout: RecordLayout;
  readonly #limits: RecordLimits;
  readonly #delimiter: number;
  readonly #parser: RecordParser;
  readonly #recovery: Recovery;
  readonly #checks: RecordChecks;
  readonly #faults: KernelFaults;
  #buffer: Uint8Array = new Uint8Array(0);
  /** Of the buffer's first byte in the decoded stream. */
  #offset = 0;
  #at = 0;
  #end = 0;
  #last = false;
  /** Bytes from `#at` on without which it is no use to try again. */
  #wanted = 0;
  #aboveData: number;
  #skipping: Skipping | null = null;
  readonly #kernel: Kernel | null;
  /** Records for which the kernel is not asked, and for how many it was not the last time. */
  #pause = 0;
  #backOff = 0;
  readonly #progress: ScanProgress = {
    ...{ at: 0, records: 0, lines: 0, length: 0, cells: 0 },
    mayHoldWrapped: false,
    holdsFaults: false,
  };

  /**
   * The buffer holds little more than two records of the largest size.
   * @param kernel nobody else may use it meanwhile; null: every record is parsed one by one.
   */
  constructor(
    layout: RecordLayout,
    delimiter: Delimiter,
    limits: RecordLimits,
    kernel: Kernel | null = null,
  ) {
    this.#kernel = kernel;
    this.batch = kernel === null ? BatchArrays.own() : new BatchArrays();
    if (kernel !== null) this.#buffer = kernel.bytes;
    this.#layout = layout;
    this.#limits = limits;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#recovery = new Recovery(this.#delimiter, limits);
    this.#parser = new RecordParser(this.#delimiter, limits, this.#recovery);
    this.#checks = new RecordChecks(layout, this.notices);
    this.inspector = new RecordInspector(this.#delimiter, this.notices);
    this.#faults = new KernelFaults(layout, this.#checks, this.inspector, this.notices);
    this.#aboveData = layout.preambleRecords + layout.headerRecords;
  }

  /** Line end of the first record. */
  get lineEnding(): LineEnding | null {
    return this.#checks.lineEnding;
  }

  /** Takes the next chunk. Call only when `next` has returned null. */
  push(chunk: Uint8Array): void {
    // Its memory may have grown meanwhile.
    if (this.#kernel !== null) this.#buffer = this.#kernel.bytes;
    const kept = this.#end - this.#at;
    this.#offset += this.#at;
    const size = kept + chunk.length;
    if (size > this.#buffer.length) this.#enlarge(size + (size >> 1));
    this.#buffer.copyWithin(0, this.#at, this.#end);
    this.#buffer.set(chunk, kept);
    this.inspector.moved(this.#at);
    this.#recovery.moved(this.#at);
    this.#at = 0;
    this.#end = size;
  }

  #enlarge(size: number): void {
    if (this.#kernel === null) {
      const larger = new Uint8Array(size);
      larger.set(this.#buffer);
      this.#buffer = larger;
    } else {
      this.#kernel.reserve(size);
      this.#buffer = this.#kernel.bytes;
    }
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
    if (this.#kernel === null) batch.bytes = this.#buffer;
    else {
      this.#buffer = this.#kernel.bytes;
      batch.show(this.#kernel);
    }
    batch.clear();
    batch.held = this.#end;
    batch.offset = this.#offset;
    do {
      if (this.#kernel !== null) {
        this.#passBlankLines();
        this.#readPlain(this.#kernel);
      }
      // Goes on until the buffer or the batch ends.
    } while (!batch.isFull() && this.#readRecord());
    batch.firstCell[batch.length] = batch.cells;
    return batch.length === 0 && !this.notices.hasAny() ? null : batch;
  }

  /** Passes by blank lines of which no more is said than how many there are. */
  #passBlankLines(): void {
    const { ending } = this.#checks;
    if (ending === END_NONE) return;
    if (this.#aboveData > 0 || this.#skipping !== null || this.inspector.seeksInvalid) return;
    if (!this.notices.isFull("blank-record")) return;
    const takesOthers = this.notices.isFull("mixed-line-endings");
    const buffer = this.#buffer;
    const end = this.#end;
    let at = this.#at;
    let lines = 0;
    let others = 0;
    while (at < end) {
      const isCr = buffer[at] === CR;
      if (!isCr && buffer[at] !== LF) break;
      // What comes behind a carriage return may not be there yet.
      if (isCr && at + 1 === end) break;
      const isCrlf = isCr && buffer[at + 1] === LF;
      if ((isCrlf ? END_CRLF : isCr ? END_CR : END_LF) !== ending) {
        if (!takesOthers) break;
        others++;
      }
      at += isCrlf ? 2 : 1;
      lines++;
    }
    if (lines === 0) return;
    this.notices.passBlank(lines);
    if (others > 0) this.notices.suppress("mixed-line-endings", others);
    this.records += lines;
    this.lines += lines;
    this.#at = at;
    this.#wanted = 0;
  }

  /** Reads on as long as records are plain. */
  #readPlain(kernel: Kernel): void {
    const { batch } = this;
    const { ending, headerCells } = this.#checks;
    if (ending === END_NONE) return;
    if (this.#aboveData > 0 || this.#skipping !== null || this.inspector.seeksInvalid) return;
    if (this.#end - this.#at < this.#wanted || batch.isFull()) return;
    if (this.#pause > 0) {
      this.#pause--;
      return;
    }
    const progress = this.#progress;
    progress.at = this.#at;
    progress.records = this.records;
    progress.lines = this.lines;
    progress.length = batch.length;
    progress.cells = batch.cells;
    progress.mayHoldWrapped = batch.mayHoldWrapped;
    progress.holdsFaults = false;
    const first = batch.length;
    kernel.scan(progress, this.#end, {
      delimiter: this.#delimiter,
      headerCells,
      mostCells: this.#limits.cells,
      ending,
      mostBytes: Math.min(this.#limits.fieldBytes, this.#limits.recordBytes),
    });
    // Where one record after the other is not plain, asking again every time costs more than it gains.
    this.#backOff = progress.at > this.#at ? 0 : Math.min(2 * this.#backOff + 1, MOST_PAUSE);
    this.#pause = this.#backOff;
    this.#at = progress.at;
    this.records = progress.records;
    this.lines = progress.lines;
    batch.length = progress.length;
    batch.cells = progress.cells;
    batch.mayHoldWrapped = progress.mayHoldWrapped;
    if (progress.holdsFaults) this.#faults.note(batch, first, this.lines, kernel);
  }

  #readRecord(): boolean {
    if (this.#skipping !== null) return this.#skipOn(this.#skipping);
    const there = this.#end - this.#at;
    if (there === 0 || (!this.#last && there < this.#wanted)) return false;
    const { batch } = this;
    const firstCell = batch.cells;
    switch (this.#parser.parse(this.#buffer, this.#at, this.#end, this.#last, batch)) {
      case PARSED:
        this.#take(firstCell);
        return true;
      case UNFINISHED:
        batch.cells = firstCell;
        // Begins anew with twice as much: every byte is read a few times at the most.
        this.#wanted = 2 * there;
        return false;
      case RECOVERED:
        batch.cells = firstCell;
        this.#noteUnclosed(true);
        this.#addParsed(RECORD_BROKEN);
        return true;
      case TOO_LARGE:
        batch.cells = firstCell;
        this.#skipping = {
          skipper: new Skipper(this.#delimiter),
          notice: oversized(this.#parser, this.#limits, this.lines + 1, this.#recordNumber()),
        };
        return this.#skipOn(this.#skipping);
      default:
        batch.cells = firstCell;
        this.#takeOpenAtEnd();
        return true;
    }
  }

  /** Takes the record that the parser has read. */
  #take(firstCell: number): void {
    const { batch } = this;
    const line = this.lines + 1;
    const record = this.#recordNumber();
    batch.mayHoldWrapped = true;
    const state = this.#checks.stateOf(this.#parser, batch, firstCell, line, record);
    const { headerCells } = this.#checks;
    if (record === null) this.#learnHeader(batch.cells - firstCell);
    else if (state === RECORD_SOUND) {
      this.inspector.inspect(batch, firstCell, this.#at, this.#parser, line, record, headerCells);
    }
    this.#addParsed(state);
  }

  #learnHeader(cells: number): void {
    if (this.#aboveData === this.#layout.headerRecords) this.#checks.headerCells = cells;
    if (this.#aboveData === 1) this.#recovery.headerCells = this.#checks.headerCells;
  }

  /** Adds the record whose extent and line end the parser has found. */
  #addParsed(state: number): void {
    const { recordEnd, innerLines, ending, next } = this.#parser;
    this.#checks.checkEnding(ending, this.lines + 1 + innerLines, this.#recordNumber());
    this.#add(state, recordEnd, innerLines + 1, next);
  }

  /** The file ends inside quotes: all that is left is one record. */
  #takeOpenAtEnd(): void {
    this.#noteUnclosed(false);
    const lastByte = this.#buffer[this.#end - 1];
    const endsLine = lastByte === LF || lastByte === CR;
    this.#add(RECORD_BROKEN, this.#end, this.#parser.innerLines + (endsLine ? 0 : 1), this.#end);
  }

  #noteUnclosed(recovered: boolean): void {
    const { openCell: column, linesBeforeOpenCell } = this.#parser;
    const line = this.lines + 1 + linesBeforeOpenCell;
    const record = this.#recordNumber();
    this.notices.addOn("unclosed-quote", line, record, column, recovered ? 1 : 0);
  }

  /** Nothing of a record too large is kept: it is in the batch, empty and broken. */
  #skipOn(skipping: Skipping): boolean {
    const { skipper } = skipping;
    const from = this.#at;
    this.#at = skipper.skip(this.#buffer, from, this.#end, this.#last);
    skipping.holdsNul ||= this.inspector.holdsNul(this.#buffer, from, this.#at);
    const { innerLines, ending, endsLine } = skipper;
    if (ending === END_NONE && !this.#last) return false;
    this.#skipping = null;
    this.notices.add(skipping.notice);
    if (skipping.holdsNul) this.#noteNul();
    this.#checks.checkEnding(ending, this.lines + 1 + innerLines, this.#recordNumber());
    this.#add(RECORD_BROKEN, this.#at, innerLines + (endsLine ? 0 : 1), this.#at);
    return true;
  }

  /** Adds a data record to the batch, or passes a header record by, and moves on. */
  #add(state: number, recordEnd: number, lines: number, next: number): void {
    const { batch } = this;
    this.inspector.passed(this.#buffer, this.#at, next, this.lines + 1, this.#recordNumber());
    const holdsNul = this.inspector.holdsNul(this.#buffer, this.#at, recordEnd);
    if (holdsNul) this.#noteNul();
    if (this.#aboveData > 0) {
      if (this.#aboveData <= this.#layout.headerRecords) this.headerRecords++;
      this.#aboveData--;
      batch.cells = batch.firstCell[batch.length] ?? 0;
    } else {
      const i = batch.length++;
      batch.record[i] = ++this.records;
      batch.line[i] = this.lines + 1;
      batch.recordStart[i] = this.#at;
      batch.recordEnd[i] = recordEnd;
      batch.state[i] = holdsNul ? RECORD_BROKEN : state;
      batch.firstCell[i + 1] = batch.cells;
    }
    this.lines += lines;
    this.#at = next;
    this.#wanted = 0;
  }

  #noteNul(): void {
    this.notices.addOn("nul-byte", this.lines + 1, this.#recordNumber());
  }

  /** Null above the data. */
  #recordNumber(): number | null {
    return this.#aboveData > 0 ? null : this.records + 1;
  }
}
