import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type OpenOptions, openSource } from "./open.js";
import type { Source } from "./source.js";

/** Bytes read from disk at once: larger reads gain nothing, smaller ones cost calls. */
const READ_BYTES = 256 * 1024;

/** Why a file cannot be read. */
export class SourceError extends Error {
  override readonly name = "SourceError";

  constructor(
    readonly code: "not-found" | "directory" | "not-permitted" | "unreadable",
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

/** @throws SourceError with a sentence a person can act on. */
export async function openFile(path: string, options: OpenOptions = {}): Promise<Source> {
  await checkReadable(path);
  const stream = createReadStream(path, { highWaterMark: READ_BYTES });
  return openSource({ name: path, stream: withSourceErrors(stream, path) }, options);
}

/** Reads standard input, or any other stream of bytes. */
export function openStandardInput(
  stream: AsyncIterable<Uint8Array>,
  options: OpenOptions = {},
): Promise<Source> {
  return openSource({ name: "-", stream: withSourceErrors(stream, "-") }, options);
}

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

async function* withSourceErrors(
  stream: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw sourceError(error, path);
  }
}

/** A file-system error as a sentence. */
export function sourceError(error: unknown, path: string): SourceError {
  if (error instanceof SourceError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new SourceError(
      "not-found",
      path,
      `There is no file ${path}. Check the name and the folder.`,
    );
  }
  if (code === "EACCES" || code === "EPERM") {
    const message = `${path} may not be read. Check its permissions, and that no other program holds it open.`;
    return new SourceError("not-permitted", path, message);
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new SourceError("unreadable", path, `${path} cannot be read: ${detail}`);
}
