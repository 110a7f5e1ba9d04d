import { Worker } from "node:worker_threads";
import { SourceError } from "../files.js";
import type { OpenOptions } from "../open.js";
import type { RecordLayout, Source, SourceStep } from "../source.js";
import type { ReadOrder, ReadReply, Taken } from "./messages.js";
import { unpackBatch } from "./packed-batch.js";

/**
 * Bytes from which a second thread pays: starting it costs some 50 ms, in which a file of this
 * size is read on one.
 */
export const THREAD_FROM = 24 << 20;

/**
 * A source whose records are found on a thread of their own, while this one judges them. What it
 * yields is the same, step by step, as without.
 * @param source of the same file; its head is used, the rest is read anew by the other thread.
 */
export function threaded(source: Source, path: string, options: OpenOptions): Source {
  return {
    head: source.head,
    read: (layout) => readThreaded(source, { path, options, layout }),
    close: () => source.close(),
  };
}

async function* readThreaded(
  source: Source,
  order: ReadOrder & { layout: RecordLayout },
): AsyncGenerator<SourceStep> {
  await source.close();
  const worker = new Worker(new URL("./reader.js", import.meta.url), { workerData: order });
  const queue = new Replies(worker);
  try {
    for (;;) {
      const reply = await queue.next();
      if (reply.kind === "end") return;
      if (reply.kind === "failed") {
        if (reply.code === null) throw new Error(reply.message);
        throw new SourceError(reply.code, reply.path, reply.message);
      }
      const { batch, notices, suppressed } = reply;
      yield { batch: batch === null ? null : unpackBatch(batch), notices, suppressed };
      // The batch was valid until now: its memory serves for one of the next.
      const taken: Taken = { buffer: batch?.buffer ?? null };
      worker.postMessage(taken, batch === null ? [] : [batch.buffer]);
    }
  } finally {
    await worker.terminate();
  }
}

/** The messages of a worker as a queue; ends with an error where the worker does. */
class Replies {
  readonly #waiting: ReadReply[] = [];
  #wake: (() => void) | null = null;
  #failure: Error | null = null;

  constructor(worker: Worker) {
    worker.on("message", (reply: ReadReply) => {
      this.#waiting.push(reply);
      this.#wake?.();
    });
    worker.on("error", (error) => this.#fail(error));
    worker.on("exit", () => this.#fail(new Error("the reading thread ended early")));
  }

  async next(): Promise<ReadReply> {
    for (;;) {
      const reply = this.#waiting.shift();
      if (reply !== undefined) return reply;
      if (this.#failure !== null) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #fail(error: unknown): void {
    this.#failure ??= error instanceof Error ? error : new Error(String(error));
    this.#wake?.();
  }
}
