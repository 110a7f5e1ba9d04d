import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { editionById } from "../../guidance/editions.js";
import { markPersonal } from "../../response/describe-texts.js";
import { packResponses } from "../../response/packed-responses.js";
import type { ResponseColumns } from "../../response/response-columns.js";
import { loadZones } from "../../response/zone.js";
import { fileChunksInTurn } from "../../source/file-chunks.js";
import type { FileState } from "../../source/file-state.js";
import { type FileOptions, openFile, SourceError } from "../../source/files.js";
import type { RecordBatch } from "../../source/record-batch.js";
import type { Source } from "../../source/source.js";
import { packBatch } from "../../source/threaded/packed-batch.js";
import { mappedSteps, type TextsRead } from "../mapped-steps.js";
import { planReading } from "../plan-reading.js";
import type { PackedStep, ReadReply, ReadRequest } from "./messages.js";
import { SharedCount } from "./shared-count.js";
import { SharedSteps, STEPS_AHEAD } from "./shared-steps.js";

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
await early?.source;
// A message that is there is delivered before this goes on.
await setImmediate();
// Whoever has a survey definition to read takes longer, and will want to know of zones: what is loaded
// here is loaded for both threads.
if (!isOrdered) loadZones();
const order = await ordered;
const taken = new SharedCount(order.stepsTaken);
const shared = new SharedSteps(order.steps);
/** Buffers of earlier steps for what had to be copied; each serves again. */
const copied: (SharedArrayBuffer | null)[] = [];
let steps = 0;

/** Steps that wait to be taken. */
function ahead(): number {
  return steps - taken.count;
}

function reply(message: ReadReply): void {
  port!.postMessage(message);
}

/** Whichever thread has less to do reads the texts: how far this one is ahead tells. */
function readTexts(responses: ResponseColumns): TextsRead {
  const waiting = ahead();
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

async function readAll(): Promise<void> {
  const { definition, surveyType, quarter } = order;
  const edition = editionById(order.edition);
  if (edition === null) throw new Error(`there is no edition ${order.edition}`);
  const source = await opened(order);
  reply({ kind: "begin", file });
  const { mapping, layout } = planReading({ source, definition, surveyType, quarter, edition });
  for await (const step of mappedSteps(source, layout, mapping)) {
    if (ahead() >= STEPS_AHEAD) taken.waitBeyond(steps - STEPS_AHEAD);
    const { notices, suppressed, passedBlank } = step;
    let packed: PackedStep | null = null;
    let readTo = source.verbatimFrom === null ? source.bytesRead : 0;
    if (step.records !== null && step.mapped !== null) {
      const { responses } = mapping;
      const texts = readTexts(responses);
      const { blank, broken, excluded } = step.mapped;
      const from = inFile(source, step.records);
      if (from !== null) {
        const { length, recordStart, recordEnd } = step.records;
        readTo = from + recordEnd[length - 1]! - recordStart[0]!;
      }
      const room = shared.room(steps);
      const free = copied[steps % STEPS_AHEAD] ?? null;
      const records = packBatch(step.records, room.records, from, free);
      copied[steps % STEPS_AHEAD] = records.copied?.buffer ?? free;
      packed = {
        records,
        responses: packResponses(responses, texts !== "unread", room.responses),
        texts,
        blank,
        broken,
        excluded,
        mappingNotices: step.mapped.notices,
      };
    }
    steps++;
    reply({ kind: "step", packed, notices, suppressed, passedBlank, readTo });
  }
  reply({ kind: "end", labels: [...mapping.labels] });
}

try {
  await readAll();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  reply({
    kind: "failed",
    code: error instanceof SourceError ? error.code : null,
    path: order.path,
    message,
  });
}
