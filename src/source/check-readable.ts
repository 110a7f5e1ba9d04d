import { stat } from "node:fs/promises";
import { SourceError, sourceError } from "./source-error.js";

/** @throws SourceError where there is no such file, or it is a folder. */
export async function checkReadable(path: string): Promise<void> {
  let isDirectory: boolean;
  try {
    isDirectory = (await stat(path)).isDirectory();
  } catch (error) {
    throw sourceError(error, path);
  }
  if (isDirectory) {
    throw new SourceError("directory", path, `${path} is a folder. Give the file in it.`);
  }
}
