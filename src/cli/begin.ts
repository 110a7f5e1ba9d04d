import { availableParallelism } from "node:os";
import { prepareReading } from "../judging/threaded/reading-thread.js";

/** The commands that read large files on two threads. */
const READING = ["validate", "format"];

/**
 * Starts the program; before it is loaded, the thread that will read the file, if that is large: so both
 * load at the same time. Which file, and whether a second thread is wanted, is only guessed here: where
 * the guess is wrong, the thread is not used.
 */
export async function begin(args: readonly string[]): Promise<void> {
  const [command = "", ...rest] = args;
  if (READING.includes(command) && !rest.some((each) => each.startsWith("--threads"))) {
    const cores = availableParallelism();
    for (const each of rest) prepareReading(each, cores);
  }
  const { runProcess } = await import("./process.js");
  await runProcess();
}
