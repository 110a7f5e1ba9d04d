import type { Edition } from "../guidance/edition.js";
import type { JudgeInput } from "../judging/judge-source.js";
import type { ReadOrder } from "../judging/threaded/messages.js";
import { worthThread } from "../judging/threaded/reading-thread.js";
import { threadedSteps } from "../judging/threaded/threaded-steps.js";

/** How a file is read: on a thread of its own if it is large and there are several. */
export function stepsFor(
  order: Omit<ReadOrder, "edition">,
  edition: Edition,
  threads: number,
): JudgeInput["steps"] {
  if (!worthThread(order.path, threads)) return undefined;
  // Ids that are made here lie in memory that is not shared.
  return (reading, delimiter) =>
    reading.mapping.generatesIds
      ? null
      : threadedSteps({ ...order, edition: edition.id }, reading, delimiter);
}
