import { packResponses } from "../../response/packed-responses.js";
import type { MappedBatch } from "../../response/response-batch.js";
import type { ResponseColumns } from "../../response/response-columns.js";
import type { RecordBatch } from "../../source/record-batch.js";
import { packBatch } from "../../source/threaded/packed-batch.js";
import type { TextsRead } from "../mapped-steps.js";
import type { PackedStep, ReadRequest } from "./messages.js";
import { SharedCount } from "./shared-count.js";
import { SharedSteps, STEPS_AHEAD } from "./shared-steps.js";

/** Records and the responses that were mapped from them. */
export interface ReadStep {
  readonly records: RecordBatch;
  readonly mapped: MappedBatch;
  readonly responses: ResponseColumns;
  readonly texts: TextsRead;
}

/** Puts steps where the judging thread sees them, and keeps count of those it has yet to take. */
export class Handover {
  readonly #taken: SharedCount;
  readonly #shared: SharedSteps;
  /** Buffers of earlier steps for what had to be copied; each serves again. */
  readonly #copied: (SharedArrayBuffer | null)[] = [];
  #steps = 0;

  constructor({ stepsTaken, steps }: Pick<ReadRequest, "stepsTaken" | "steps">) {
    this.#taken = new SharedCount(stepsTaken);
    this.#shared = new SharedSteps(steps);
  }

  /** Steps that wait to be taken. */
  get waiting(): number {
    return this.#steps - this.#taken.count;
  }

  /** Blocks the thread until there is room for a further step. */
  waitForRoom(): void {
    if (this.waiting >= STEPS_AHEAD) this.#taken.waitBeyond(this.#steps - STEPS_AHEAD);
  }

  /** @param from offset in the file of the records; null where it holds other bytes than they do. */
  pack({ records, mapped, responses, texts }: ReadStep, from: number | null): PackedStep {
    const { blank, broken, excluded, notices } = mapped;
    const room = this.#shared.room(this.#steps);
    const at = this.#steps % STEPS_AHEAD;
    const free = this.#copied[at] ?? null;
    const packed = packBatch(records, room.records, from, free);
    this.#copied[at] = packed.copied?.buffer ?? free;
    return {
      records: packed,
      responses: packResponses(responses, texts !== "unread", room.responses),
      texts,
      blank,
      broken,
      excluded,
      mappingNotices: notices,
    };
  }

  /** Counts a step, packed or not, that the other thread is told of. */
  count(): void {
    this.#steps++;
  }
}
