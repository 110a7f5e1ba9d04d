import { stat } from "node:fs/promises";
import type { FileOptions } from "../source/files.js";
import type { Source } from "../source/source.js";
import type { Io } from "./io.js";

/** An export that is being opened, or will be. */
export class Opening {
  readonly #open: () => Promise<Source>;
  #source: Promise<Source> | null = null;

  private constructor(open: () => Promise<Source>) {
    this.#open = open;
  }

  /**
   * A file is opened at once, and its first bytes come while the rest of the program is loaded. What may
   * have to be waited for, such as a pipe, is not opened before somebody wants it.
   * @param path - is standard input
   */
  static async begin(path: string, options: FileOptions, io: Pick<Io, "stdin">): Promise<Opening> {
    const { openFile, openStandardInput } = await import("../source/files.js");
    const opening = new Opening(() =>
      path === "-" ? openStandardInput(io.stdin, options) : openFile(path, options),
    );
    // Whoever wants it is told what is wrong with it.
    if (await isFile(path)) opening.source().catch(() => {});
    return opening;
  }

  /** @throws SourceError */
  source(): Promise<Source> {
    this.#source ??= this.#open();
    return this.#source;
  }

  /** Lets go of what was opened. */
  async close(): Promise<void> {
    const source = await this.#source?.catch(() => null);
    await source?.close();
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return path !== "-" && (await stat(path)).isFile();
  } catch {
    return false;
  }
}
