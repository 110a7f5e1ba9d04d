import { outputError } from "../submission/output-error.js";

/** A stream of the terminal or a pipe. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly destroyed?: boolean;
  write(text: string, done: (error?: Error | null) => void): unknown;
}

/** All that the command line takes from outside; tests bring their own. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working folder. */
  readonly cwd: string;
  /** Processor cores that the run may use. */
  readonly cores: number;
  /** Epoch milliseconds. */
  now(): number;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Columns of a text that goes to a file, a pipe, or a terminal that does not tell its width. */
export const WIDTH_OFF_TERMINAL = 100;

/** Columns to write in. Pseudo-terminals of test and CI tools can claim to have none. */
export function widthOf({ columns }: Output): number {
  return columns === undefined || columns === 0 ? WIDTH_OFF_TERMINAL : columns;
}

/**
 * Writes and waits until it is out, so that nothing is cut. A reader that has seen enough
 * (`| head`) closes the pipe, which is no fault.
 * @throws OutputError where it cannot be written, such as on a full disk.
 */
export function put(to: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (text === "" || to.destroyed) return resolve();
    to.write(text, (error) => {
      if (!error || isClosedPipe(error)) resolve();
      else reject(outputError(error, "standard output"));
    });
  });
}

function isClosedPipe(error: Error): boolean {
  return "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED");
}
