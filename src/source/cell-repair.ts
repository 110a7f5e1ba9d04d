import { holdsMojibake, textHoldsMojibake, withoutMojibake } from "./mojibake.js";
import type { RepairedCells, SourceNotice } from "./notice.js";
import { CELL_QUOTED, RECORD_SOUND, type RecordBatch } from "./record-batch.js";
import {
  NOT_REPAIRED,
  type Notices,
  NUMBERS_EACH,
  RECORD_NUMBER,
  REPAIRED,
  type RepeatedNotices,
  SECOND_NUMBER,
} from "./repeated-notices.js";
import type { HeadRecord } from "./source.js";
import { unwrapped, wrappingOf } from "./wrapped-cell.js";

/** What begins a wrapped cell, as bytes that a batch can be searched for. */
const WRAPPINGS = ['="', "'=", "'+", "'-", "'@"].map((text) => Buffer.from(text));

/**
 * Reads cells of raw exports as what they were before a program wrapped them for a spreadsheet, or
 * a spreadsheet decoded them wrongly: only where nothing is lost by it, and every time it is said.
 * The records as they stand in the file are left alone.
 */
export class CellRepair {
  /** What has been repaired so far. */
  readonly cells: RepairedCells = { formula: 0, apostrophe: 0, mojibake: 0 };
  readonly #verbatim: number;

  /** @param verbatim 0-based cell in which an apostrophe may be its author's; -1: there is none. */
  constructor(verbatim: number) {
    this.#verbatim = verbatim;
  }

  /** Counts the names of a header record that are read as they were; those that cannot be are said. */
  header({ cells, line }: HeadRecord): SourceNotice[] {
    return cells.flatMap((cell, column) => {
      const text = unwrapped(cell);
      if (text !== cell) this.cells[cell.startsWith("=") ? "formula" : "apostrophe"]++;
      if (!textHoldsMojibake(text)) return [];
      const repaired = withoutMojibake(text) !== null;
      if (repaired) this.cells.mojibake++;
      return [{ kind: "mojibake", line, record: null, column, repaired }];
    });
  }

  /** The batch with its cells as they were; what its notices of mojibake lack is put into them. */
  batch(records: RecordBatch, notices: Notices): RecordBatch {
    if (records.mayHoldWrapped && mayHoldWrappings(records)) this.#unwrap(records);
    const texts = new RepairedTexts(records);
    for (const notice of notices) {
      if (notice.kind === "repeated" && notice.of === "mojibake") turnBack(records, notice, texts);
    }
    this.cells.mojibake += texts.count;
    return texts.batch();
  }

  #unwrap(records: RecordBatch): void {
    const { bytes, cellStart, cellEnd, cellFlags, firstCell } = records;
    for (let row = 0; row < records.length; row++) {
      if (records.state[row] !== RECORD_SOUND) continue;
      const first = firstCell[row]!;
      for (let cell = first; cell < firstCell[row + 1]!; cell++) {
        const isQuoted = (cellFlags[cell]! & CELL_QUOTED) !== 0;
        const wrapping = wrappingOf(bytes, cellStart[cell]!, cellEnd[cell]!, isQuoted);
        if (wrapping === null) continue;
        if (wrapping === "apostrophe") {
          if (cell - first === this.#verbatim) continue;
          cellStart[cell] = cellStart[cell]! + 1;
        } else {
          const quotes = isQuoted ? 2 : 1;
          cellStart[cell] = cellStart[cell]! + 1 + quotes;
          cellEnd[cell] = cellEnd[cell]! - quotes;
        }
        this.cells[wrapping]++;
      }
    }
  }
}

/** Nearly no batch does: its bytes are searched once, which costs less than a look at each cell. */
function mayHoldWrappings({ bytes, length, recordStart, recordEnd }: RecordBatch): boolean {
  if (length === 0) return false;
  const from = recordStart[0]!;
  const held = Buffer.from(bytes.buffer, bytes.byteOffset + from, recordEnd[length - 1]! - from);
  return WRAPPINGS.some((wrapping) => held.includes(wrapping));
}

/** Turns back the cells of the records that hold it; the notices then say whether all of them could be. */
function turnBack(records: RecordBatch, { numbers }: RepeatedNotices, texts: RepairedTexts): void {
  let row = 0;
  for (let at = 0; at < numbers.length; at += NUMBERS_EACH) {
    // Passed blank records are in no batch.
    while (records.record[row]! < numbers[at + RECORD_NUMBER]!) row++;
    numbers[at + SECOND_NUMBER] = turnBackRow(records, row, texts) ? REPAIRED : NOT_REPAIRED;
  }
}

/** @returns whether all of the record's cells that hold mojibake could be turned back. */
function turnBackRow(records: RecordBatch, row: number, texts: RepairedTexts): boolean {
  let all = true;
  const { bytes, cellStart, cellEnd, firstCell } = records;
  for (let cell = firstCell[row]!; cell < firstCell[row + 1]!; cell++) {
    const start = cellStart[cell]!;
    const end = cellEnd[cell]!;
    if (!holdsMojibake(bytes, start, end)) continue;
    const text = withoutMojibake(decoder.decode(bytes.subarray(start, end)));
    if (text === null) all = false;
    else texts.put(cell, text);
  }
  return all;
}

/** Texts in place of cells: they stand behind the records, whose own bytes stay as they are. */
class RepairedTexts {
  readonly #records: RecordBatch;
  readonly #texts: Uint8Array[] = [];
  #end: number;

  constructor(records: RecordBatch) {
    this.#records = records;
    this.#end = records.recordEnd[records.length - 1] ?? 0;
  }

  get count(): number {
    return this.#texts.length;
  }

  put(cell: number, text: string): void {
    const bytes = encoder.encode(text);
    this.#texts.push(bytes);
    this.#records.cellStart[cell] = this.#end;
    this.#end += bytes.length;
    this.#records.cellEnd[cell] = this.#end;
  }

  batch(): RecordBatch {
    if (this.#texts.length === 0) return this.#records;
    const bytes = new Uint8Array(this.#end);
    let at = this.#end - this.#texts.reduce((sum, text) => sum + text.length, 0);
    bytes.set(this.#records.bytes.subarray(0, at));
    for (const text of this.#texts) {
      bytes.set(text, at);
      at += text.length;
    }
    // The kernel sees its own memory only.
    return { ...this.#records, bytes, bytesEnd: this.#end, kernel: null };
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
