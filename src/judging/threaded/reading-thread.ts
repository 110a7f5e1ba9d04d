import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { Worker } from "node:worker_threads";

/**
 * Bytes from which a second thread pays (bench/threads.mjs): below it, starting one and handing batches
 * over costs what it gains.
 */
export const THREAD_FROM = 64 << 20;

/** A thread that was started and waits for its order. */
let waiting: Worker | null = null;

/** Whether a file is read and mapped on a thread of its own; one that is not there is not. */
export function worthThread(path: string, threads: number): boolean {
  // Before the program is built, the thread's file is TypeScript, which Node cannot run.
  if (path === "-" || threads < 2 || !import.meta.url.endsWith(".js")) return false;
  try {
    return statSync(path).size >= THREAD_FROM && !isArchive(path);
  } catch {
    return false;
  }
}

/** What is unpacked for one thread is not unpacked for another as well. */
function isArchive(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const begin = Buffer.alloc(2);
    readSync(file, begin, 0, 2, 0);
    return begin.toString("latin1") === "PK";
  } finally {
    closeSync(file);
  }
}

/**
 * Starts the thread that will read a file, if one will: it loads what it needs while this one does.
 * This module itself loads nothing, so that it can be asked first.
 */
export function prepareReading(path: string | undefined, threads: number): void {
  if (path === undefined || waiting !== null || !worthThread(path, threads)) return;
  waiting = start(path);
  // Where it comes to nothing, the program ends all the same.
  waiting.unref();
}

/** A thread that waits for its order. */
export function readingThread(): Worker {
  const worker = waiting ?? start(null);
  waiting = null;
  worker.ref();
  return worker;
}

/** @param path that it will most likely be asked for. */
function start(path: string | null): Worker {
  // Most files are small: what threads need is loaded for those that are not.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  return new Worker(new URL("./reader.js", import.meta.url), {
    workerData: path,
    // It allocates next to nothing: what it makes lies in shared memory.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
}
