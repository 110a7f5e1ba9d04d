import type { Edition } from "../guidance/edition.js";
import type { ReadOrder } from "../judging/threaded/messages.js";
import { worthThread } from "../judging/threaded/reading-thread.js";
import type { ThreadedReading } from "../judging/threaded/threaded-reading.js";

/**
 * Has a file read on a thread of its own if it is large and there are several; null otherwise. It is begun
 * before anything is known of the file here, and has to be stopped.
 */
export async function orderReading(
  order: Omit<ReadOrder, "edition">,
  edition: Edition,
  threads: number,
): Promise<ThreadedReading | null> {
  if (!worthThread(order.path, threads)) return null;
  const { ThreadedReading } = await import("../judging/threaded/threaded-reading.js");
  return new ThreadedReading({ ...order, edition: edition.id });
}
