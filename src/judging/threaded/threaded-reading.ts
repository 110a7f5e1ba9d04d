import type { Worker } from "node:worker_threads";
import { giveBack, takeKernel } from "../../kernel/kernels.js";
import type { MappedBatch } from "../../response/response-batch.js";
import type { ResponseColumns } from "../../response/response-columns.js";
import { CellReader } from "../../source/cell-reader.js";
import type { Delimiter, NoticeOf } from "../../source/notice.js";
import { DEFAULT_LIMITS } from "../../source/scanner.js";
import { SourceError } from "../../source/source-error.js";
import { UnpackedBatch } from "../../source/threaded/packed-batch.js";
import type { MappedStep } from "../mapped-steps.js";
import type { Reading } from "../plan-reading.js";
import type { PackedStep, ReadOrder, ReadReply, ReadRequest } from "./messages.js";
import { readingThread } from "./reading-thread.js";
import { SecondReading } from "./second-reading.js";
import { SharedCount } from "./shared-count.js";
import { SharedSteps } from "./shared-steps.js";

/**
 * Reads and maps a file on a thread of its own, while this one judges. What comes of it is the
 * same, step by step, as on one thread. The other thread begins at once.
 */
export class ThreadedReading {
  readonly #order: ReadOrder;
  readonly #worker: Worker;
  readonly #replies: Replies;
  readonly #stepsTaken = new SharedCount();
  readonly #shared = new SharedSteps();
  #hasEnded = false;

  constructor(order: ReadOrder) {
    this.#order = order;
    this.#worker = readingThread();
    this.#replies = new Replies(this.#worker);
    const request: ReadRequest = {
      ...order,
      stepsTaken: this.#stepsTaken.buffer,
      steps: this.#shared.buffer,
    };
    this.#worker.postMessage(request);
  }

  /**
   * The steps, to be taken once; null where only this thread can read the file.
   * @param reading planned on this thread by the same order; its mapping shows what the other mapped.
   * @param delimiter that the file's head shows.
   */
  steps(reading: Reading, delimiter: Delimiter): AsyncIterable<MappedStep> | null {
    // Ids that are made here lie in memory that is not shared.
    return reading.mapping.generatesIds ? null : this.#steps(reading, delimiter);
  }

  async *#steps({ mapping, layout }: Reading, delimiter: Delimiter): AsyncGenerator<MappedStep> {
    const limits = { ...DEFAULT_LIMITS, ...this.#order.options.limits };
    const cells = new CellReader(layout.delimiter ?? delimiter, limits, layout.repairs);
    const kernel = takeKernel(limits.cells);
    let file: SecondReading | null = null;
    try {
      for (;;) {
        const reply = await this.#replies.next();
        if (reply.kind === "begin") {
          if (reply.file !== null) file = new SecondReading(this.#order.path, reply.file);
          continue;
        }
        if (reply.kind === "end") {
          for (const label of reply.labels) mapping.labels.add(label);
          this.#hasEnded = true;
          return;
        }
        if (reply.kind === "failed") {
          if (reply.code === null) throw new Error(reply.message);
          throw new SourceError(reply.code, reply.path, reply.message);
        }
        const { packed, suppressed, passedBlank } = reply;
        const notices = reply.notices.map((notice) =>
          notice.kind === "end" ? withDigest(notice, file) : notice,
        );
        const remarks = { notices, suppressed, passedBlank };
        if (packed === null) yield { ...remarks, records: null, mapped: null, texts: "marked" };
        else {
          const room = this.#shared.room(this.#stepsTaken.count);
          const records = new UnpackedBatch(packed.records, room.records, kernel, file);
          const { responses } = mapping;
          responses.show(records, packed.responses, room.responses, kernel, (row, index) =>
            cells.text(records, row, index),
          );
          const mapped = mappedOf(packed, mapping.responses);
          file?.passTo(reply.readTo);
          yield { ...remarks, records, mapped, texts: packed.texts };
        }
        // The batch was valid until now: its memory serves for one of the next.
        this.#stepsTaken.add();
      }
    } finally {
      file?.close();
      giveBack(kernel);
    }
  }

  /** Ends the other thread, wherever it is; one that has said all ends by itself. */
  async stop(): Promise<void> {
    if (!this.#hasEnded) await this.#worker.terminate();
  }
}

function mappedOf(packed: PackedStep, responses: ResponseColumns): MappedBatch {
  const { records, blank, broken, excluded, mappingNotices: notices } = packed;
  return {
    ...{ responses, row: responses.row, records: records.length },
    ...{ blank, broken, excluded, notices },
  };
}

/** A notice with the checksum, where the other thread left it to this one. */
function withDigest(notice: NoticeOf<"end">, file: SecondReading | null): NoticeOf<"end"> {
  if (file === null) return notice;
  return { ...notice, facts: { ...notice.facts, sha256: file.finish(notice.facts.bytes) } };
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
