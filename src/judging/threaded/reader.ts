import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { editionById } from "../../guidance/editions.js";
import { markPersonal } from "../../response/describe-texts.js";
import type { ResponseColumns } from "../../response/response-columns.js";
import { loadZones } from "../../response/zone.js";
import { fileChunksInTurn } from "../../source/file-chunks.js";
import type { FileState } from "../../source/file-state.js";
import { type FileOptions, openFile } from "../../source/files.js";
import type { RecordBatch } from "../../source/record-batch.js";
import type { Source } from "../../source/source.js";
import { SourceError } from "../../source/source-error.js";
import { mappedSteps, type TextsRead } from "../mapped-steps.js";
import { planReading } from "../plan-reading.js";
import { Handover } from "./handover.js";
import type { PackedStep, ReadReply, ReadRequest } from "./messages.js";

/*
 * The reading thread: opens the file, finds its records, maps them, and hands them over batch by
 * batch in shared memory. It stays a few steps ahead of the thread that judges, and no more.
 */

const port = parentPort;
if (port === null) throw new Error("this file runs in a worker thread");

/** The file as it was when reading began; null where it is packed. */
let file: FileState | null = null;

/** The other thread works out the checksum of a file that is not packed. */
function open(path: string, options: FileOptions): Promise<Source> {
  file = null;
  const begin = (state: FileState) => {
    file = state;
  };
  return openFile(path, options, {
    chunks: () => fileChunksInTurn(path, begin),
    digest: { update: () => {}, hex: () => "" },
  });
}

/**
 * The file that will most likely be asked for is opened before anybody asks: that takes about as long
 * as the order does to come. Whether it can be opened matters only to whoever asks.
 */
const early: { path: string; source: Promise<Source | null> } | null =
  typeof workerData === "string"
    ? { path: workerData, source: open(workerData, {}).catch(() => null) }
    : null;

/** The only message there is. */
let isOrdered = false;
const ordered = new Promise<ReadRequest>((resolve) => {
  port.once("message", (request: ReadRequest) => {
    isOrdered = true;
    resolve(request);
  });
});

/** What is to be read, as soon as it is said. */
async function orderToRead(): Promise<ReadRequest> {
  await early?.source;
  // A message that is there is delivered before this goes on.
  await setImmediate();
  // Whoever has a survey definition to read takes longer, and will want to know of zones: what is loaded
  // here is loaded for both threads.
  if (!isOrdered) loadZones();
  return ordered;
}

function reply(message: ReadReply): void {
  port!.postMessage(message);
}

/** Whichever thread has less to do reads the texts: how many steps wait for the other one tells. */
function readTexts(responses: ResponseColumns, waiting: number): TextsRead {
  if (waiting < 2) return "unread";
  responses.describe();
  if (waiting < 4) return "described";
  markPersonal(responses);
  return "marked";
}

async function opened({ path, options }: ReadRequest): Promise<Source> {
  let source = (await early?.source) ?? null;
  const isPlain = Object.values(options).every((option) => option === undefined);
  if (source === null || early?.path !== path || !isPlain) {
    await source?.close();
    source = await open(path, options);
  }
  return source;
}

/** Offset in the file of the records; null where it holds other bytes than they do. */
function inFile(source: Source, batch: RecordBatch): number | null {
  const { verbatimFrom } = source;
  if (file === null || verbatimFrom === null || batch.length === 0) return null;
  return verbatimFrom + batch.offset + batch.recordStart[0]!;
}

async function readAll(order: ReadRequest): Promise<void> {
  const { definition, surveyType, quarter } = order;
  const edition = editionById(order.edition);
  if (edition === null) throw new Error(`there is no edition ${order.edition}`);
  const source = await opened(order);
  reply({ kind: "begin", file });
  const { mapping, layout } = planReading({ source, definition, surveyType, quarter, edition });
  const handover = new Handover(order);
  for await (const step of mappedSteps(source, layout, mapping)) {
    handover.waitForRoom();
    const { records, mapped, notices, suppressed, passedBlank } = step;
    let packed: PackedStep | null = null;
    let readTo = source.verbatimFrom === null ? source.bytesRead : 0;
    if (records !== null && mapped !== null) {
      const { responses } = mapping;
      const texts = readTexts(responses, handover.waiting);
      const from = inFile(source, records);
      if (from !== null) {
        const { length, recordStart, recordEnd } = records;
        readTo = from + recordEnd[length - 1]! - recordStart[0]!;
      }
      packed = handover.pack({ records, mapped, responses, texts }, from);
    }
    handover.count();
    reply({ kind: "step", packed, notices, suppressed, passedBlank, readTo });
  }
  reply({ kind: "end", labels: [...mapping.labels] });
}

async function run(): Promise<void> {
  const order = await orderToRead();
  try {
    await readAll(order);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply({
      kind: "failed",
      code: error instanceof SourceError ? error.code : null,
      path: order.path,
      message,
    });
  }
}

void run();
