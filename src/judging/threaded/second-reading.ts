import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { sha256 } from "../../source/digest.js";
import { READ_BYTES } from "../../source/file-chunks.js";
import { changed, checkUnchanged, type FileState } from "../../source/file-state.js";
import { sourceError } from "../../source/source-error.js";
import type { BytesOfFile } from "../../source/threaded/packed-batch.js";

/**
 * The file, read once more by the judging thread, shortly behind the reading one: for its checksum, and for
 * the bytes of the records. The system has it at hand by then, and hands it out several times as fast as
 * one processor takes bytes from another.
 */
export class SecondReading implements BytesOfFile {
  readonly #path: string;
  readonly #before: FileState;
  readonly #file: number;
  readonly #digest = sha256();
  readonly #scrap = new Uint8Array(READ_BYTES);
  /** Bytes read so far. */
  #at = 0;

  /** @param before what the other thread saw when it began to read. @throws SourceError */
  constructor(path: string, before: FileState) {
    this.#path = path;
    this.#before = before;
    try {
      this.#file = openSync(path, "r");
    } catch (error) {
      throw sourceError(error, path);
    }
  }

  /** Reads on into `to`. @param from offset in the file, not in front of what was read already. */
  readInto(from: number, to: Uint8Array): void {
    this.passTo(from);
    this.#read(to);
  }

  /** Reads on to an offset in the file, for the checksum only. */
  passTo(end: number): void {
    while (this.#at < end) this.#read(this.#scrap.subarray(0, end - this.#at));
  }

  /**
   * @param size bytes that the other thread read.
   * @returns the SHA-256 of the file, in hexadecimal. Call once, at the end.
   * @throws SourceError where the two threads may not have read the same.
   */
  finish(size: number): string {
    this.passTo(size);
    checkUnchanged(this.#before, fstatSync(this.#file, { bigint: true }), this.#path);
    return this.#digest.hex();
  }

  close(): void {
    closeSync(this.#file);
  }

  #read(to: Uint8Array): void {
    for (let length = 0; length < to.length; ) {
      const part = to.subarray(length);
      const more = this.#readOnce(part);
      if (more === 0) throw changed(this.#path);
      this.#digest.update(part.subarray(0, more));
      length += more;
    }
    this.#at += to.length;
  }

  #readOnce(to: Uint8Array): number {
    try {
      return readSync(this.#file, to, 0, to.length, null);
    } catch (error) {
      throw sourceError(error, this.#path);
    }
  }
}
