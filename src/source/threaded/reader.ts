import { parentPort, workerData } from "node:worker_threads";
import { openFile, SourceError } from "../files.js";
import { type ReadOrder, type ReadReply, STEPS_AHEAD, type Taken } from "./messages.js";
import { packBatch } from "./packed-batch.js";

/*
 * The reading thread: opens the file, finds its records, and hands them over batch by batch. It
 * stays a few steps ahead of the thread that judges them, and no more.
 */

const port = parentPort;
if (port === null) throw new Error("this file runs in a worker thread");

const free: ArrayBuffer[] = [];
let ahead = 0;
let goOn: (() => void) | null = null;

port.on("message", ({ buffer }: Taken) => {
  ahead--;
  if (buffer !== null) free.push(buffer);
  goOn?.();
});

function reply(message: ReadReply, transfer: ArrayBuffer[] = []): void {
  port!.postMessage(message, transfer);
}

async function readAll({ path, options, layout }: ReadOrder): Promise<void> {
  const source = await openFile(path, options);
  for await (const { batch, notices, suppressed } of source.read(layout)) {
    while (ahead >= STEPS_AHEAD) {
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    ahead++;
    const packed = batch === null ? null : packBatch(batch, free.pop());
    reply(
      { kind: "step", batch: packed, notices, suppressed },
      packed === null ? [] : [packed.buffer],
    );
  }
  reply({ kind: "end" });
}

try {
  await readAll(workerData as ReadOrder);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const { path } = workerData as ReadOrder;
  const code = error instanceof SourceError ? error.code : null;
  reply({ kind: "failed", code, path, message });
}
// Buffers that come back later are of no use; the thread may end.
port.unref();
