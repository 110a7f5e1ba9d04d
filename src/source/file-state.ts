import type { BigIntStats } from "node:fs";
import { SourceError } from "./source-error.js";

/**
 * What tells whether a file is as it was. Not its number on the disk: some network drives give another one
 * each time it is opened.
 */
export type FileState = Pick<BigIntStats, "size" | "mtimeNs">;

/** @throws SourceError where a file is no longer as it was when reading began. */
export function checkUnchanged(before: FileState, after: FileState, path: string): void {
  const isSame = before.size === after.size && before.mtimeNs === after.mtimeNs;
  if (!isSame) throw changed(path);
}

export function changed(path: string): SourceError {
  return new SourceError(
    "changed",
    path,
    `${path} changed while it was read. Wait until it is written completely, and run the command again.`,
  );
}
