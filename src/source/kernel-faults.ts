import type { Kernel } from "../kernel/kernel.js";
import { HOLDS_DECODED, HOLDS_NUL, HOLDS_STRAY, IS_WRAPPED, STATE_BITS } from "../kernel/scan.js";
import type { BatchArrays } from "./batch-arrays.js";
import { LF } from "./bytes.js";
import type { NoticeBoard } from "./notice-board.js";
import { END_CR, END_CRLF, END_LF } from "./parse-result.js";
import { CELL_QUOTED, RECORD_BLANK, RECORD_BROKEN, RECORD_SOUND } from "./record-batch.js";
import type { RecordChecks } from "./record-checks.js";
import type { RecordInspector } from "./record-inspector.js";
import type { RecordLayout } from "./source.js";

/** Says what is wrong with records that the kernel has read: it only marks them. */
export class KernelFaults {
  readonly #layout: RecordLayout;
  readonly #checks: RecordChecks;
  readonly #inspector: RecordInspector;
  readonly #notices: NoticeBoard;

  constructor(
    layout: RecordLayout,
    checks: RecordChecks,
    inspector: RecordInspector,
    notices: NoticeBoard,
  ) {
    this.#layout = layout;
    this.#checks = checks;
    this.#inspector = inspector;
    this.#notices = notices;
  }

  /**
   * Gives the notices of a batch's records from the one at `first` on, and their states.
   * @param lines up to the end of the last one.
   */
  note(batch: BatchArrays, first: number, lines: number, kernel: Kernel): void {
    const checks = this.#checks;
    const { length, record, line, recordEnd, state } = batch;
    for (let i = first; i < length; i++) {
      const says = state[i]!;
      if (says !== RECORD_SOUND) state[i] = this.#noteRecord(batch, i, says, kernel);
      const ending = endingAt(batch.bytes, recordEnd[i]!);
      if (ending !== checks.ending) {
        const next = i + 1 < length ? line[i + 1]! : lines + 1;
        checks.checkEnding(ending, next - 1, record[i]!);
      }
      if ((says & HOLDS_NUL) !== 0) this.#notices.addOn("nul-byte", line[i]!, record[i]!);
    }
  }

  /** @returns the state of the record, of which the kernel has said more. */
  #noteRecord(batch: BatchArrays, i: number, says: number, kernel: Kernel): number {
    const checks = this.#checks;
    const line = batch.line[i]!;
    const record = batch.record[i]!;
    const first = batch.firstCell[i]!;
    const behind = batch.firstCell[i + 1]!;
    let state = says & STATE_BITS;
    const isWrapped = (says & IS_WRAPPED) !== 0 && this.#layout.repairs !== undefined;
    if ((says & HOLDS_STRAY) !== 0 && !isWrapped) {
      const cell = kernel.strayCell[i]!;
      const isInside = (batch.cellFlags[first + cell]! & CELL_QUOTED) === 0;
      checks.addStray(line, record, cell, isInside);
      return RECORD_BROKEN;
    }
    if (state === RECORD_BROKEN && checks.mayHaveMore(batch, first, behind)) state = RECORD_SOUND;
    if (state === RECORD_BLANK) checks.addBlank(line, record, 0);
    else if (state === RECORD_BROKEN) checks.addRagged(line, record, behind - first);
    else if ((says & HOLDS_DECODED) !== 0) this.#inspector.lookForMojibake(batch, i);
    return (says & HOLDS_NUL) !== 0 ? RECORD_BROKEN : state;
  }
}

/** The line end behind a record that has one. */
function endingAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] === LF) return END_LF;
  return bytes[at + 1] === LF ? END_CRLF : END_CR;
}
