import { createHash, type Hash, randomBytes } from "node:crypto";
import { type FileHandle, lstat, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { alreadyThere, OutputError, outputError, systemCode } from "./output-error.js";

/** Size and fingerprint of a file that was written. */
export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

export interface WriteOptions {
  /** Whether a file that is there is replaced. */
  readonly force: boolean;
  /** Whether the fingerprint is of use to somebody; without it, it is empty. */
  readonly fingerprints?: boolean;
}

interface Opened {
  readonly temporary: string;
  readonly handle: FileHandle;
}

/**
 * Writes one file so that it appears whole or not at all: under a temporary name in the same
 * folder, flushed to the disk, then renamed. What a killed process leaves behind ends in `.tmp`.
 */
export class AtomicFile {
  /** As the user named it. */
  readonly #path: string;
  readonly #target: string;
  readonly #temporary: string;
  readonly #force: boolean;
  readonly #handle: FileHandle;
  readonly #hash: Hash | null;
  #bytes = 0;
  #open = true;

  private constructor(path: string, target: string, options: WriteOptions, opened: Opened) {
    this.#path = path;
    this.#target = target;
    this.#temporary = opened.temporary;
    this.#force = options.force;
    this.#hash = options.fingerprints === false ? null : createHash("sha256");
    this.#handle = opened.handle;
  }

  /** @throws OutputError if the file is there and `force` is not given, or cannot be written. */
  static async create(path: string, options: WriteOptions): Promise<AtomicFile> {
    if (!options.force && (await isThere(path))) throw alreadyThere(path);
    try {
      const target = await replaceable(path);
      const temporary = temporaryName(target);
      const handle = await open(temporary, "wx");
      return new AtomicFile(path, target, options, { temporary, handle });
    } catch (error) {
      throw outputError(error, path);
    }
  }

  /** The bytes may be used again once the promise is fulfilled. */
  async write(bytes: Uint8Array): Promise<void> {
    const writing = this.#writeAll(bytes);
    // Meanwhile the system writes.
    this.#hash?.update(bytes);
    this.#bytes += bytes.length;
    try {
      await writing;
    } catch (error) {
      throw outputError(error, this.#path);
    }
  }

  async #writeAll(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, at, bytes.length - at);
      at += bytesWritten;
    }
  }

  /** Makes the file appear. */
  async commit(): Promise<WrittenFile> {
    try {
      await this.#handle.sync();
      await this.#close();
      if (!this.#force && (await isThere(this.#path))) throw alreadyThere(this.#path);
      await rename(this.#temporary, this.#target);
    } catch (error) {
      await this.abort();
      throw outputError(error, this.#path);
    }
    return { bytes: this.#bytes, sha256: this.#hash?.digest("hex") ?? "" };
  }

  /** Leaves nothing behind. */
  async abort(): Promise<void> {
    // A full network drive tells so once more here; the first reason is the one to report.
    await this.#close().catch(() => {});
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
  const file = await AtomicFile.create(path, { force });
  try {
    await file.write(bytes);
  } catch (error) {
    await file.abort();
    throw error;
  }
  return file.commit();
}

/** File systems allow 255 bytes to a name; what is added to it must fit as well. */
const TEMPORARY_STEM = 60;

/** A name beside the target that no reader takes for something finished. */
export function temporaryName(path: string): string {
  const stem = basename(path).slice(0, TEMPORARY_STEM);
  return join(dirname(path), `.${stem}.cx280-${randomBytes(6).toString("hex")}.tmp`);
}

/**
 * The file that a rename may replace; behind a link, the one it points to. A folder is none, nor
 * is a device or pipe such as /dev/stdout: the rename would put a plain file in its place.
 */
async function replaceable(path: string): Promise<string> {
  try {
    if ((await stat(path)).isFile()) return await realpath(path);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return path;
    throw error;
  }
  const message = `${path} is a folder or a device, not a file. Give the name of a file.`;
  throw new OutputError("unwritable", path, message);
}

export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
