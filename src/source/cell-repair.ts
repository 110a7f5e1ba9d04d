import type { BatchArrays } from "./batch-arrays.js";
import { damagedCell, textHoldsMojibake, turnedBack, withoutMojibake } from "./mojibake.js";
import type { RepairedCells, SourceNotice } from "./notice.js";
import { CELL_QUOTED, RECORD_SOUND, type RecordBatch } from "./record-batch.js";
import {
  FIRST_NUMBER,
  NOT_REPAIRED,
  type Notices,
  NUMBERS_EACH,
  RECORD_NUMBER,
  REPAIRED,
  type RepeatedNotices,
  SECOND_NUMBER,
} from "./repeated-notices.js";
import type { HeadRecord } from "./source.js";
import { APOSTROPHE, EQUALS, unwrapped, wrappingOf } from "./wrapped-cell.js";

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

  /** Makes the batch's cells what they were; what its notices of mojibake lack is put into them. */
  repair(records: BatchArrays, notices: Notices): void {
    if (records.mayHoldWrapped && mayHoldWrappings(records)) this.#unwrap(records);
    for (const notice of notices) {
      if (notice.kind !== "repeated" || notice.of !== "mojibake") continue;
      this.cells.mojibake += turnBack(records, notice);
    }
  }

  #unwrap(records: RecordBatch): void {
    const { bytes, cellStart, cellEnd, cellFlags, firstCell } = records;
    for (let row = 0; row < records.length; row++) {
      if (records.state[row] !== RECORD_SOUND) continue;
      const first = firstCell[row]!;
      for (let cell = first; cell < firstCell[row + 1]!; cell++) {
        const begin = bytes[cellStart[cell]!];
        if (begin !== EQUALS && begin !== APOSTROPHE) continue;
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

/**
 * Turns back the cells of the records that hold it; the notices then say whether all of them could be. The
 * texts stand behind all other bytes: those of the records stay as they are.
 * @returns how many cells were turned back.
 */
function turnBack(records: BatchArrays, { numbers }: RepeatedNotices): number {
  records.makeRoom();
  const { bytes, cellStart, cellEnd, firstCell, kernel } = records;
  const held = bytes.subarray(0, records.held);
  let end = records.bytesEnd ?? records.held;
  let row = 0;
  let count = 0;
  for (let at = 0; at < numbers.length; at += NUMBERS_EACH) {
    // Passed blank records are in no batch.
    while (records.record[row]! < numbers[at + RECORD_NUMBER]!) row++;
    let all = true;
    const behind = firstCell[row + 1]!;
    let cell = firstCell[row]! + numbers[at + FIRST_NUMBER]!;
    for (; cell >= 0; cell = damagedCell(held, records, cell + 1, behind)) {
      const length = kernel?.turnBack(cell, end) ?? turnBackCell(records, cell, end);
      if (length < 0) {
        all = false;
        continue;
      }
      cellStart[cell] = end;
      end += length;
      cellEnd[cell] = end;
      count++;
    }
    numbers[at + SECOND_NUMBER] = all ? REPAIRED : NOT_REPAIRED;
  }
  if (count > 0) records.bytesEnd = end;
  return count;
}

/** @returns the length of the text, which is put at `to`; -1 where not all of it can be turned back. */
function turnBackCell(
  { bytes, cellStart, cellEnd }: BatchArrays,
  cell: number,
  to: number,
): number {
  const text = turnedBack(bytes.subarray(cellStart[cell]!, cellEnd[cell]!));
  if (text === null) return -1;
  bytes.set(text, to);
  return text.length;
}
