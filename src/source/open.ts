import { giveBack, takeKernel } from "../kernel/kernels.js";
import { CellRepair } from "./cell-repair.js";
import { Decoder } from "./decode.js";
import type { Digest } from "./digest.js";
import { HEAD_BYTES, type HeadRecords, MOST_HEAD_BYTES, needsMore, readHead } from "./head.js";
import type { Delimiter, SourceEncoding, SourceNotice } from "./notice.js";
import { DEFAULT_LIMITS, Scanner } from "./scanner.js";
import type { RecordLayout, RecordLimits, Source, SourceHead, SourceStep } from "./source.js";

export interface SourceInput {
  /** As the user gave it; "-" for standard input. */
  readonly name: string;
  readonly stream: AsyncIterable<Uint8Array>;
  /** Bytes of the stream, where that is known. */
  readonly bytes?: number | undefined;
  /** Works out the checksum; SHA-256 is worked out here unless given. */
  readonly digest?: Digest | undefined;
}

export interface OpenOptions {
  /** Overrides what the bytes show. */
  readonly encoding?: SourceEncoding | undefined;
  /** Where it is known, and need not be told from the records. */
  readonly delimiter?: Delimiter | undefined;
  readonly limits?: Partial<RecordLimits>;
}

/** Reads the head of a file; the rest is read when asked for, chunk by chunk. */
export async function openSource(input: SourceInput, options: OpenOptions = {}): Promise<Source> {
  const decoder = new Decoder(options.encoding ?? null, input.digest);
  const chunks = decoder.decode(input.stream);
  const { bytes: headBytes, head: found } = await readEnough(chunks, options.delimiter);
  const head: SourceHead = {
    name: input.name,
    encoding: decoder.encoding,
    byteOrderMark: decoder.byteOrderMark,
    ...(input.bytes === undefined ? {} : { bytes: input.bytes }),
    ...found,
  };
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  return {
    head,
    read: (layout) => readSteps(head, headBytes, chunks, decoder, layout, limits),
    get verbatimFrom() {
      return decoder.verbatimFrom;
    },
    get bytesRead() {
      return decoder.bytes;
    },
    close: async () => {
      await chunks.return(undefined);
    },
  };
}

/** Reads until the head can be told. */
async function readEnough(
  chunks: AsyncGenerator<Uint8Array>,
  delimiter: Delimiter | undefined,
): Promise<{ bytes: Uint8Array; head: HeadRecords }> {
  const begin: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  for (let wanted = HEAD_BYTES; ; wanted = size * 4) {
    while (size < wanted && !whole) {
      const { done, value } = await chunks.next();
      whole = done === true;
      if (value === undefined) continue;
      // A chunk is valid only until the next one is asked for.
      begin.push(value.slice());
      size += value.length;
    }
    const bytes = joined(begin, size);
    const head = readHead(bytes, whole, delimiter);
    if (whole || !needsMore(head)) return { bytes, head };
    if (size < MOST_HEAD_BYTES) continue;
    // The first record is longer than that: its beginning has to do.
    return { bytes, head: head.records.length > 0 ? head : readHead(bytes, true, delimiter) };
  }
}

async function* readSteps(
  head: SourceHead,
  begin: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
  decoder: Decoder,
  layout: RecordLayout,
  limits: RecordLimits,
): AsyncGenerator<SourceStep> {
  const delimiter = layout.delimiter ?? head.delimiter;
  const kernel = takeKernel(limits.cells);
  const scanner = new Scanner(layout, delimiter, limits, kernel);
  const repair = layout.repairs === undefined ? null : new CellRepair(layout.repairs.verbatim);
  const above = layout.preambleRecords + layout.headerRecords;
  const header = head.records.slice(layout.preambleRecords, above);
  for (const notice of openingNotices(head)) scanner.notices.add(notice);
  for (const notice of header.flatMap((record) => repair?.header(record) ?? [])) {
    scanner.notices.add(notice);
  }
  try {
    for await (const chunk of chained(begin, rest)) {
      const { firstInvalid } = decoder;
      if (firstInvalid !== null) {
        scanner.inspector.invalid = {
          byte: firstInvalid,
          decodedAs: decoder.encoding === "utf-8" ? "windows-1252" : decoder.encoding,
        };
      }
      scanner.push(chunk);
      yield* batches(scanner, repair);
    }
    scanner.end();
    yield* batches(scanner, repair);
  } finally {
    await rest.return(undefined);
    giveBack(kernel);
  }
  scanner.notices.add({
    kind: "end",
    facts: {
      name: head.name,
      bytes: decoder.bytes,
      sha256: decoder.sha256(),
      encoding: decoder.encoding,
      byteOrderMark: decoder.byteOrderMark,
      delimiter,
      lineEnding: scanner.lineEnding,
      invalidBytes: decoder.invalidBytes,
      repaired: repair?.cells ?? null,
      headerRecords: scanner.headerRecords,
      records: scanner.records,
      lines: scanner.lines,
    },
  });
  yield { batch: null, ...scanner.notices.take() };
}

function* batches(scanner: Scanner, repair: CellRepair | null): Generator<SourceStep> {
  for (let batch = scanner.next(); batch !== null; batch = scanner.next()) {
    const taken = scanner.notices.take();
    if (batch.length > 0) repair?.repair(batch, taken.notices);
    yield { batch: batch.length === 0 ? null : batch, ...taken };
  }
}

async function* chained(
  begin: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (begin.length > 0) yield begin;
  yield* rest;
}

/** What can be said of a file before its records are read. */
function openingNotices(head: SourceHead): SourceNotice[] {
  const notices: SourceNotice[] = [];
  if (head.encoding === "utf-16le" || head.encoding === "utf-16be") {
    notices.push({ kind: "utf-16", encoding: head.encoding, byteOrderMark: head.byteOrderMark });
  } else if (head.byteOrderMark) {
    notices.push({ kind: "byte-order-mark", encoding: head.encoding });
  }
  head.records.slice(0, head.preambleRecords).forEach(({ line, cells }) => {
    const text = cells.join("").trim();
    const what = text === "" ? "blank-lines" : /^sep=/i.test(text) ? "sep-line" : "title-line";
    notices.push({ kind: "preamble", what, line });
  });
  return notices;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
