import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { visible } from "../../report/message.js";
import { SourceError } from "../source-error.js";
import { ExpansionGuard, MOST_ENTRIES } from "./limits.js";

/** A file in an archive. Its name is for showing and choosing, never for writing. */
export interface ZipEntry {
  readonly name: string;
  readonly entry: Entry;
}

/** An archive whose directory has been read. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #path: string;

  private constructor(
    zip: ZipFile,
    path: string,
    readonly entries: readonly ZipEntry[],
  ) {
    this.#zip = zip;
    this.#path = path;
  }

  /** @param file where the archive lies; @param path what the user calls it. */
  static async open(file: string, path: string): Promise<Archive> {
    try {
      // Names stay bytes: a name that leads out of the folder is no reason not to read on.
      const zip = await openPromise(file, { decodeStrings: false, autoClose: false });
      const entries: ZipEntry[] = [];
      for await (const entry of zip.eachEntry()) {
        if (entries.length >= MOST_ENTRIES) {
          zip.close();
          throw new SourceError(
            "unreadable",
            path,
            `${path} holds more than ${MOST_ENTRIES} files. Unpack it, and give the export itself.`,
          );
        }
        entries.push({ name: nameOf(entry), entry });
      }
      return new Archive(zip, path, entries);
    } catch (error) {
      throw damaged(error, path);
    }
  }

  named(name: string): ZipEntry | null {
    return this.entries.find((each) => each.name === name) ?? null;
  }

  /** The bytes of a file in the archive, checked. @throws SourceError */
  async *read({ entry, name }: ZipEntry): AsyncGenerator<Uint8Array> {
    const path = this.#path;
    if (entry.isEncrypted()) {
      const message = `${path} is packed with a password. Unpack it, and give the export itself.`;
      throw new SourceError("unreadable", path, message);
    }
    let stream: Readable | null = null;
    let sum = 0;
    const guard = new ExpansionGuard(path, () => entry.compressedSize);
    try {
      stream = await this.#zip.openReadStreamPromise(entry);
      for await (const chunk of stream) {
        guard.take(chunk.length);
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw damaged(error, path);
    } finally {
      stream?.destroy();
    }
    if (sum >>> 0 !== entry.crc32 >>> 0) {
      const message = `${path}: the file ${visible(name)} in it is damaged. Get the archive again.`;
      throw new SourceError("unreadable", path, message);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

/** UTF-8 where it is, and otherwise letter by letter: names are shown, and chosen by. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder("windows-1252").decode(raw);
  }
}

function damaged(error: unknown, path: string): SourceError {
  if (error instanceof SourceError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new SourceError(
    "unreadable",
    path,
    `${path} cannot be unpacked: ${visible(detail)}. It may not have been downloaded or copied whole. Get it again.`,
  );
}
