import { recordCells } from "../../src/source/cells.js";
import type { SourceNotice } from "../../src/source/notice.js";
import { type OpenOptions, openSource } from "../../src/source/open.js";
import { eachNotice } from "../../src/source/repeated-notices.js";
import type { RecordLayout } from "../../src/source/source.js";

export interface ReadRecord {
  record: number;
  line: number;
  state: number;
  cells: string[];
  raw: string;
}

export interface ReadResult {
  records: ReadRecord[];
  notices: SourceNotice[];
  suppressed: Record<string, number>;
  passedBlank: number;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Reads bytes in chunks of the given size, the whole of it at once if none is given. */
export async function readBytes(
  bytes: Uint8Array,
  chunkSize = Math.max(1, bytes.length),
  layout: Partial<RecordLayout> = {},
  options: OpenOptions = {},
): Promise<ReadResult> {
  const source = await openSource(
    { name: "test.csv", stream: chunksOf(bytes, chunkSize) },
    options,
  );
  const result: ReadResult = { records: [], notices: [], suppressed: {}, passedBlank: 0 };
  const steps = source.read({
    preambleRecords: source.head.preambleRecords,
    headerRecords: 1,
    emptyTrailingCells: false,
    ...layout,
  });
  for await (const { batch, notices, suppressed, passedBlank } of steps) {
    result.passedBlank += passedBlank;
    result.notices.push(...eachNotice(notices));
    for (const [kind, count] of Object.entries(suppressed)) {
      result.suppressed[kind] = (result.suppressed[kind] ?? 0) + count;
    }
    for (let i = 0; batch !== null && i < batch.length; i++) {
      result.records.push({
        record: batch.record[i]!,
        line: batch.line[i]!,
        state: batch.state[i]!,
        cells: recordCells(batch, i),
        raw: decoder.decode(batch.bytes.subarray(batch.recordStart[i]!, batch.recordEnd[i]!)),
      });
    }
  }
  return result;
}

export function readText(
  text: string,
  chunkSize?: number,
  layout?: Partial<RecordLayout>,
): Promise<ReadResult> {
  return readBytes(new TextEncoder().encode(text), chunkSize, layout);
}

export async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** The facts of the notice "end". */
export function factsOf(result: ReadResult) {
  const end = result.notices.find((notice) => notice.kind === "end");
  if (end?.kind !== "end") throw new Error("the source did not end");
  return end.facts;
}
