import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, lstat, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { alreadyThere, outputError } from "./output-error.js";

/** Size and fingerprint of a file that was written. */
export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes one file so that it appears whole or not at all: under a temporary name in the same
 * folder, flushed to the disk, then renamed. What a killed process leaves behind ends in `.tmp`.
 */
export class AtomicFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #force: boolean;
  readonly #handle: FileHandle;
  readonly #hash = createHash("sha256");
  #bytes = 0;
  #open = true;

  private constructor(path: string, temporary: string, force: boolean, handle: FileHandle) {
    this.#path = path;
    this.#temporary = temporary;
    this.#force = force;
    this.#handle = handle;
  }

  /** @throws OutputError if the file is there and `force` is not given, or cannot be written. */
  static async create(path: string, force: boolean): Promise<AtomicFile> {
    if (!force && (await isThere(path))) throw alreadyThere(path);
    const temporary = temporaryName(path);
    try {
      return new AtomicFile(path, temporary, force, await open(temporary, "wx"));
    } catch (error) {
      throw outputError(error, path);
    }
  }

  /** The bytes may be used again once the promise is fulfilled. */
  async write(bytes: Uint8Array): Promise<void> {
    try {
      for (let at = 0; at < bytes.length; ) {
        const { bytesWritten } = await this.#handle.write(bytes, at, bytes.length - at);
        at += bytesWritten;
      }
    } catch (error) {
      throw outputError(error, this.#path);
    }
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  /** Makes the file appear. */
  async commit(): Promise<WrittenFile> {
    try {
      await this.#handle.sync();
      await this.#close();
      if (!this.#force && (await isThere(this.#path))) throw alreadyThere(this.#path);
      await rename(this.#temporary, this.#path);
    } catch (error) {
      await this.abort();
      throw outputError(error, this.#path);
    }
    return { bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }

  /** Leaves nothing behind. */
  async abort(): Promise<void> {
    await this.#close();
    await rm(this.#temporary, { force: true });
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#handle.close();
  }
}

/** Writes a small file whole. @throws OutputError */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  force: boolean,
): Promise<WrittenFile> {
  const file = await AtomicFile.create(path, force);
  try {
    await file.write(bytes);
  } catch (error) {
    await file.abort();
    throw error;
  }
  return file.commit();
}

/** A name beside the target that no reader takes for something finished. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.cx280-${randomBytes(6).toString("hex")}.tmp`);
}

export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
