import { stat } from "node:fs/promises";
import { openFile } from "../files.js";
import type { OpenOptions } from "../open.js";
import type { Source } from "../source.js";
import { THREAD_FROM, threaded } from "./threaded-source.js";

/**
 * Opens a file for judging. A large one is read on a thread of its own where there is a second
 * core; what is read is the same.
 * @param threads that the run may use in all.
 * @throws SourceError
 */
export async function openThreaded(
  path: string,
  options: OpenOptions,
  threads: number,
): Promise<Source> {
  const source = await openFile(path, options);
  if (threads < 2 || !isBuilt()) return source;
  const { size } = await stat(path);
  return size < THREAD_FROM ? source : threaded(source, path, options);
}

/** Before the program is built, the thread's file is TypeScript, which Node cannot run. */
function isBuilt(): boolean {
  return import.meta.url.endsWith(".js");
}
