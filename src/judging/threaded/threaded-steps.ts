import type { Worker } from "node:worker_threads";
import { giveBack, takeKernel } from "../../kernel/kernels.js";
import { CellReader } from "../../source/cell-reader.js";
import { SourceError } from "../../source/files.js";
import type { Delimiter } from "../../source/notice.js";
import { DEFAULT_LIMITS } from "../../source/scanner.js";
import { unpackBatch } from "../../source/threaded/packed-batch.js";
import type { MappedStep } from "../mapped-steps.js";
import type { Reading } from "../plan-reading.js";
import type { ReadOrder, ReadReply, ReadRequest } from "./messages.js";
import { StepsTaken } from "./progress.js";
import { readingThread } from "./reading-thread.js";

/**
 * Reads and maps a file on a thread of its own, while this one judges. What comes of it is the
 * same, step by step, as on one thread.
 * @param reading planned on this thread by the same order; its mapping shows what the other mapped.
 * @param delimiter that the file's head shows.
 */
export async function* threadedSteps(
  order: ReadOrder,
  { mapping, layout }: Reading,
  delimiter: Delimiter,
): AsyncGenerator<MappedStep> {
  const limits = { ...DEFAULT_LIMITS, ...order.options.limits };
  const cells = new CellReader(layout.delimiter ?? delimiter, limits, layout.repairs);
  const kernel = takeKernel(limits.cells);
  const worker = readingThread();
  const replies = new Replies(worker);
  const taken = new StepsTaken();
  const request: ReadRequest = { ...order, taken: taken.buffer };
  worker.postMessage(request);
  try {
    for (;;) {
      const reply = await replies.next();
      if (reply.kind === "end") {
        for (const label of reply.labels) mapping.labels.add(label);
        return;
      }
      if (reply.kind === "failed") {
        if (reply.code === null) throw new Error(reply.message);
        throw new SourceError(reply.code, reply.path, reply.message);
      }
      const { packed, notices, suppressed, passedBlank } = reply;
      const remarks = { notices, suppressed, passedBlank };
      if (packed === null) {
        yield { ...remarks, records: null, mapped: null, texts: "marked" };
        taken.add();
        continue;
      }
      const records = unpackBatch(packed.records, kernel);
      const { responses } = mapping;
      responses.show(records, packed.responses, kernel, (row, index) =>
        cells.text(records, row, index),
      );
      const { blank, broken, excluded, mappingNotices, texts } = packed;
      const mapped = {
        responses,
        row: responses.row,
        records: records.length,
        blank,
        broken,
        excluded,
        notices: mappingNotices,
      };
      yield { ...remarks, records, mapped, texts };
      // The batch was valid until now: its memory serves for one of the next.
      taken.add();
    }
  } finally {
    giveBack(kernel);
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
