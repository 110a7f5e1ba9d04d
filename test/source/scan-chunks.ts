import type { Kernel } from "../../src/kernel/kernel.js";
import { recordCells, recordText } from "../../src/source/cells.js";
import type { SourceNotice } from "../../src/source/notice.js";
import { eachNotice } from "../../src/source/repeated-notices.js";
import { DEFAULT_LIMITS, Scanner } from "../../src/source/scanner.js";
import type { RecordLayout, RecordLimits } from "../../src/source/source.js";
import type { ReadRecord } from "../support/read-source.js";

export interface Scanned {
  records: ReadRecord[];
  notices: SourceNotice[];
  lines: number;
  headerRecords: number;
  lineEnding: string | null;
}

/** Cuts bytes at the given places, in ascending order. */
export function inParts(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const ends = [...cuts.filter((cut) => cut > 0 && cut < bytes.length), bytes.length];
  return ends.map((to, at) => bytes.subarray(ends[at - 1] ?? 0, to));
}

export function inPartsOf(bytes: Uint8Array, size: number): Uint8Array[] {
  return inParts(
    bytes,
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => at * size),
  );
}

/** Scans UTF-8 in just these chunks: a source would join the first ones for its head. */
export function scan(
  chunks: readonly Uint8Array[],
  limits: RecordLimits = DEFAULT_LIMITS,
  layout: Partial<RecordLayout> = {},
  kernel: Kernel | null = null,
): Scanned {
  const scanner = new Scanner(
    { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: false, ...layout },
    ",",
    limits,
    kernel,
  );
  const records: ReadRecord[] = [];
  const notices: SourceNotice[] = [];
  const takeAll = () => {
    for (let batch = scanner.next(); batch !== null; batch = scanner.next()) {
      notices.push(...eachNotice(scanner.notices.take().notices));
      for (let i = 0; i < batch.length; i++) {
        records.push({
          record: batch.record[i]!,
          line: batch.line[i]!,
          state: batch.state[i]!,
          cells: recordCells(batch, i),
          raw: recordText(batch, i),
        });
      }
    }
  };
  for (const chunk of chunks) {
    // A copy that is spoilt afterwards: the scanner may keep no chunk.
    const lent = chunk.slice();
    scanner.push(lent);
    lent.fill(0x22);
    takeAll();
  }
  scanner.end();
  takeAll();
  const { lines, headerRecords, lineEnding } = scanner;
  // Notices are in file order within each kind.
  notices.sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
  return { records, notices, lines, headerRecords, lineEnding };
}
