import { stat } from "node:fs/promises";
import { BegunChunks } from "../source/begun-chunks.js";
import { fileChunks } from "../source/file-chunks.js";
import type { FileOptions } from "../source/files.js";
import type { Source } from "../source/source.js";
import type { Io } from "./io.js";

/** A file whose first bytes are on their way before it is known how it is to be read. */
export class Opening {
  /** As the user gave it. */
  readonly path: string;
  readonly #io: Pick<Io, "stdin">;
  readonly #begun: BegunChunks | null;
  #source: Promise<Source> | null = null;

  private constructor(path: string, io: Pick<Io, "stdin">, begun: BegunChunks | null) {
    this.path = path;
    this.#io = io;
    this.#begun = begun;
  }

  /**
   * Begins to read a file. What may have to be waited for, such as a pipe, is left until it is wanted.
   * @param path - is standard input
   */
  static async begin(path: string, io: Pick<Io, "stdin">): Promise<Opening> {
    const begun = (await isFile(path)) ? new BegunChunks(fileChunks(path)) : null;
    return new Opening(path, io, begun);
  }

  /** @param options of the first call count. @throws SourceError */
  source(options: FileOptions): Promise<Source> {
    this.#source ??= this.#open(options);
    return this.#source;
  }

  async #open(options: FileOptions): Promise<Source> {
    // Most of the program is behind this: it is loaded while the bytes come.
    const { openFile, openStandardInput } = await import("../source/files.js");
    if (this.path === "-") return openStandardInput(this.#io.stdin, options);
    const begun = this.#begun;
    const plainly = begun === null ? undefined : { chunks: () => begun.all() };
    return openFile(this.path, options, plainly);
  }

  /** Lets go of what was opened. */
  async close(): Promise<void> {
    const source = await this.#source?.catch(() => null);
    await source?.close();
    await this.#begun?.close();
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return path !== "-" && (await stat(path)).isFile();
  } catch {
    return false;
  }
}
