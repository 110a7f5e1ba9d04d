import { BATCH_RECORDS } from "../../kernel/kernel.js";
import { type ResponseRoom, ROOM_BYTES, responseRoomIn } from "../../response/packed-responses.js";
import {
  RECORD_BYTES,
  type RecordArrays,
  recordArraysIn,
} from "../../source/threaded/packed-batch.js";

/** Steps that the reading thread may be ahead: enough for both threads to have something to do. */
export const STEPS_AHEAD = 12;

/** Room for the records and the responses of one step. */
export interface StepRoom {
  readonly records: RecordArrays;
  readonly responses: ResponseRoom;
}

const RECORDS_BYTES = BATCH_RECORDS * RECORD_BYTES;
const STEP_BYTES = RECORDS_BYTES + ROOM_BYTES;

/** Memory for the steps between two threads: each one serves again STEPS_AHEAD steps later. */
export class SharedSteps {
  readonly buffer: SharedArrayBuffer;
  readonly #rooms: readonly StepRoom[];

  /** @param buffer that the other thread has made; made here unless given. */
  constructor(buffer = new SharedArrayBuffer(STEPS_AHEAD * STEP_BYTES)) {
    this.buffer = buffer;
    this.#rooms = Array.from({ length: STEPS_AHEAD }, (_, number) => {
      const at = number * STEP_BYTES;
      return {
        records: recordArraysIn(buffer, at, BATCH_RECORDS),
        responses: responseRoomIn(buffer, at + RECORDS_BYTES),
      };
    });
  }

  /** @param step counted from 0. */
  room(step: number): StepRoom {
    return this.#rooms[step % STEPS_AHEAD]!;
  }
}
