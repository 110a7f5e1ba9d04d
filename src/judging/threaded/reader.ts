import { parentPort } from "node:worker_threads";
import { editionById } from "../../guidance/editions.js";
import { markPersonal } from "../../response/describe-texts.js";
import { packResponses } from "../../response/packed-responses.js";
import { openFile, SourceError } from "../../source/files.js";
import { packBatch } from "../../source/threaded/packed-batch.js";
import { mappedSteps } from "../mapped-steps.js";
import { planReading } from "../plan-reading.js";
import {
  type PackedStep,
  type ReadOrder,
  type ReadReply,
  STEPS_AHEAD,
  type Taken,
} from "./messages.js";

/*
 * The reading thread: opens the file, finds its records, maps them, and hands them over batch by
 * batch in shared memory. It stays a few steps ahead of the thread that judges, and no more.
 */

const port = parentPort;
if (port === null) throw new Error("this file runs in a worker thread");

/** Memory to use again: a step's records, then its responses. */
const free: SharedArrayBuffer[][] = [];
let ahead = 0;
let goOn: (() => void) | null = null;

/** The first message is the order; all others tell of steps that were taken. */
const order = await new Promise<ReadOrder>((resolve) => port.once("message", resolve));
port.on("message", (taken: Taken) => {
  ahead--;
  if (taken.free.length > 0) free.push([...taken.free]);
  goOn?.();
});

function reply(message: ReadReply): void {
  port!.postMessage(message);
}

async function readAll(order: ReadOrder): Promise<void> {
  const { definition, surveyType, quarter } = order;
  const edition = editionById(order.edition);
  if (edition === null) throw new Error(`there is no edition ${order.edition}`);
  const source = await openFile(order.path, order.options);
  const { mapping, layout } = planReading({ source, definition, surveyType, quarter, edition });
  for await (const step of mappedSteps(source, layout, mapping)) {
    while (ahead >= STEPS_AHEAD) {
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    ahead++;
    const { notices, suppressed } = step;
    let packed: PackedStep | null = null;
    if (step.records !== null && step.mapped !== null) {
      const [forRecords, forResponses] = free.pop() ?? [];
      const { blank, broken, excluded, notices: mappingNotices } = step.mapped;
      // Whichever thread has less to do does it: finding it takes long.
      const marked = ahead > 2;
      if (marked) markPersonal(mapping.responses);
      const records = packBatch(step.records, forRecords);
      packed = {
        records,
        responses: packResponses(mapping.responses, records.base, forResponses),
        marked,
        blank,
        broken,
        excluded,
        mappingNotices,
      };
    }
    reply({ kind: "step", packed, notices, suppressed });
  }
  reply({ kind: "end", labels: [...mapping.labels] });
}

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
// Whatever comes back later is of no use; the thread may end.
port.unref();
