import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl";
import { visible } from "../../report/message.js";
import { SourceError } from "../source-error.js";
import { ExpansionGuard, MOST_ENTRIES } from "./limits.js";
import { refused } from "./refused.js";

/** A file in an archive. Its name is for showing and choosing, never for writing. */
export interface ZipEntry {
  readonly name: string;
  readonly entry: Entry;
}

/** Stored as it is, and deflated: the two ways to pack that are read. */
const STORED = 0;
const DEFLATED = 8;

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

  /** @param file where the archive lies; @param path what the user calls it. @throws SourceError */
  static async open(file: string, path: string): Promise<Archive> {
    let zip: ZipFile | null = null;
    try {
      // Names stay bytes: a name that leads out of the folder is no reason not to read on.
      zip = await openPromise(file, { decodeStrings: false, autoClose: false });
      const entries: ZipEntry[] = [];
      for await (const entry of zip.eachEntry()) {
        if (entries.length >= MOST_ENTRIES) {
          throw refused(
            path,
            `holds more than ${MOST_ENTRIES} files. Unpack it, and give the export itself.`,
          );
        }
        entries.push({ name: nameOf(entry), entry });
      }
      return new Archive(zip, path, entries);
    } catch (error) {
      zip?.close();
      throw damaged(error, path);
    }
  }

  /**
   * The part of that name. Parts of a workbook are named without regard to case, and some programs
   * write backslashes. @throws SourceError where there are two
   */
  part(name: string): ZipEntry | null {
    const wanted = name.toLowerCase();
    const found = this.entries.filter(
      (each) => each.name.replaceAll("\\", "/").toLowerCase() === wanted,
    );
    if (found.length <= 1) return found[0] ?? null;
    throw refused(
      this.#path,
      `holds two files of the name ${visible(name)}: programs do not agree which one counts. Save it again.`,
    );
  }

  /** The bytes of a file in the archive, checked. @throws SourceError */
  async *read({ entry, name }: ZipEntry): AsyncGenerator<Uint8Array> {
    const path = this.#path;
    this.#checkReadable(entry);
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
      throw refused(path, `is damaged: ${shownName(name)} in it is not what it was. Get it again.`);
    }
  }

  #checkReadable(entry: Entry): void {
    if (entry.isEncrypted()) {
      throw refused(
        this.#path,
        "is packed with a password. Unpack it, and give the export itself.",
      );
    }
    const { compressionMethod } = entry;
    if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
      throw refused(
        this.#path,
        `is packed in a way that cx280 does not read (method ${compressionMethod}). Unpack it, and give the export itself.`,
      );
    }
  }

  close(): void {
    this.#zip.close();
  }
}

/** UTF-8 where it is, whatever the archive says; otherwise as old programs wrote them. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, [], false);
  }
}

/** A name in a message: what leads out of the archive is left off, and nothing in it is hidden. */
export function shownName(name: string): string {
  const leadsOut = /^(?:[\\/]|[A-Za-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name);
  return visible(leadsOut ? (name.split(/[\\/]/).at(-1) ?? name) : name);
}

/** What yauzl says, and what a person can do about it. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/encrypt/i, "is packed with a password. Unpack it, and give the export itself."],
  [/multi-disk/, "is one part of several. Unpack them, and give the export itself."],
  [/comment length/, "has other bytes behind its end, or is cut off. Get it again."],
  [/end of central directory/i, "is cut off: it was not downloaded or copied whole. Get it again."],
];

function damaged(error: unknown, path: string): SourceError {
  if (error instanceof SourceError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const known = SAID.find(([pattern]) => pattern.test(said))?.[1];
  return refused(
    path,
    known ?? `cannot be unpacked, because it is damaged (${visible(said)}). Get it again.`,
  );
}
